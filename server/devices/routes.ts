import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import {
  assignWaitingBodySchema,
  bindByCodeBodySchema,
  bindDeviceBodySchema,
  deviceInfoSchema,
  devicesSchema,
  dismissWaitingBodySchema,
  refusedReadingsSchema,
  settledReadingSchema,
  waitingReadingsSchema,
} from '#shared/wire/api.ts';
import type { Rooms } from '../clinics.ts';
import { ProblemReply, problem, refusalProblem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { noteViews } from '../people/access-trail.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { insistOnAccess } from '../sessions/record-access.ts';
import { bindByCode } from './bind-by-code.ts';
import { bindDevice } from './binding.ts';
import { NO_DEVICE } from './credentials.ts';
import { deviceInfo, listDevices, listRefused } from './device-list.ts';
import { bindingSpans } from './device-rows.ts';
import { findDevice } from './devices.ts';
import { settleWaiting, type WaitingAct, waitingDevice } from './settle-waiting.ts';
import { listWaiting, waitingOf } from './waiting.ts';

const TAGS = ['devices'];
const deviceParams = z.strictObject({ deviceId: idSchema });
const readingParams = z.strictObject({ readingId: idSchema });

/** Devices as staff see and bind them, and the readings that wait for a person. */
export function deviceRoutes(app: Routes): void {
  app.get(
    '/api/v1/devices',
    {
      config: { act: 'seeDevices' },
      schema: {
        tags: TAGS,
        summary: 'Devices with binding, contact and clock',
        response: { 200: devicesSchema },
      },
    },
    async (request) => {
      const { house, contacts } = roomsIn(request);
      return { devices: await listDevices(house, contacts) };
    },
  );

  app.put(
    '/api/v1/devices/:deviceId/binding',
    {
      config: { act: 'bindDevice' },
      schema: {
        tags: TAGS,
        summary: 'Bind to one session, or to none',
        params: deviceParams,
        body: bindDeviceBodySchema,
        response: { 200: deviceInfoSchema },
      },
    },
    async (request) => {
      const caller = staffIn(request);
      const rooms = roomsIn(request);
      const { house, desk, contacts, queue } = rooms;
      const { deviceId } = request.params;
      const { sessionId, commandId } = request.body;
      const bound = await queue(deviceId, async () => {
        const device = await findDevice(house, deviceId);
        if (device === null) throw new ProblemReply(NO_DEVICE.problem);
        const open = (await bindingSpans(house, deviceId)).filter(({ toMs }) => toMs === null);
        // Taking it from a patient says as much of a record as giving it to one.
        for (const id of [sessionId, ...open.map((span) => span.sessionId)])
          if (id !== null) await insistOnAccess(rooms, id, caller);
        return bindDevice(house, desk, caller.actor, device, sessionId, commandId);
      });
      if (!bound.ok) throw new ProblemReply(refusalProblem(bound.refusal));
      return deviceInfo(house, contacts, deviceId);
    },
  );

  app.post(
    '/api/v1/bindings',
    {
      config: { act: 'bindDevice' },
      schema: {
        tags: TAGS,
        summary: 'Bind the device of a scanned code, or of a typed name, that watches nobody else',
        body: bindByCodeBodySchema,
        response: { 200: deviceInfoSchema },
      },
    },
    async (request) => {
      const caller = staffIn(request);
      const rooms = roomsIn(request);
      await insistOnAccess(rooms, request.body.sessionId, caller);
      const bound = await bindByCode(rooms, caller.actor, request.body);
      if (!bound.ok) throw new ProblemReply(bound.problem);
      return deviceInfo(rooms.house, rooms.contacts, bound.deviceId);
    },
  );

  app.get(
    '/api/v1/devices/:deviceId/refused',
    {
      config: { act: 'seeDevices' },
      schema: {
        tags: TAGS,
        summary: 'What the device posted that could not be a reading, newest first',
        params: deviceParams,
        response: { 200: refusedReadingsSchema },
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      if ((await findDevice(house, request.params.deviceId)) === null)
        throw new ProblemReply(NO_DEVICE.problem);
      const refused = await listRefused(house, request.params.deviceId);
      // Why something was refused may quote what was sent of a patient.
      const shown = refused.length === 0 ? [] : [request.params.deviceId];
      await noteViews(house, staffIn(request), 'refusedReadings', shown);
      return { refused };
    },
  );

  app.get(
    '/api/v1/waiting-readings',
    {
      config: { act: 'seeWaitingReadings' },
      schema: {
        tags: TAGS,
        summary: 'Readings that wait for a person to say whose they are',
        response: { 200: waitingReadingsSchema },
      },
    },
    async (request) => {
      const { house, restrictions } = roomsIn(request);
      const readings = waitingOf(staffIn(request), await listWaiting(house), restrictions);
      const shown = readings.length === 0 ? [] : [house.clinicId];
      await noteViews(house, staffIn(request), 'waitingReadings', shown);
      return { readings };
    },
  );

  app.post(
    '/api/v1/waiting-readings/:readingId/assign',
    {
      config: { act: 'handleWaitingReading' },
      schema: {
        tags: TAGS,
        summary: 'Chart a waiting reading in a session',
        params: readingParams,
        body: assignWaitingBodySchema,
        response: { 200: settledReadingSchema },
      },
    },
    async (request) => {
      const caller = staffIn(request);
      const by = caller.actor;
      await insistOnAccess(roomsIn(request), request.body.sessionId, caller);
      return settle(roomsIn(request), { ...request.params, ...request.body, by });
    },
  );

  app.post(
    '/api/v1/waiting-readings/:readingId/dismiss',
    {
      config: { act: 'handleWaitingReading' },
      schema: {
        tags: TAGS,
        summary: "Say that a waiting reading is nobody's",
        params: readingParams,
        body: dismissWaitingBodySchema,
        response: { 200: settledReadingSchema },
      },
    },
    async (request) => {
      const { actor: by } = staffIn(request);
      return settle(roomsIn(request), { ...request.params, ...request.body, by, sessionId: null });
    },
  );

  async function settle({ house, desk, queue }: Rooms, act: WaitingAct) {
    const device = await waitingDevice(house, act.readingId);
    if (device === null) throw new ProblemReply(problem('unknownEntry', 404, 'No such reading waits.'));
    const settled = await queue(device.deviceId, () => settleWaiting(house, desk, device, act));
    if (!settled.ok) throw new ProblemReply(refusalProblem(settled.refusal));
    return settled;
  }
}
