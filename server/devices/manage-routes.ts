import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import { deviceInfoSchema } from '#shared/wire/api.ts';
import {
  addDeviceBodySchema,
  commandBodySchema,
  type IssuedToken,
  issuedTokenSchema,
  reasonBodySchema,
  renameDeviceBodySchema,
} from '#shared/wire/people.ts';
import type { Rooms } from '../clinics.ts';
import { ProblemReply } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn } from '../people/admission.ts';
import { commandIn } from '../people/command-in.ts';
import { addDevice, type Issued, renameDevice, rotateToken } from './credentials.ts';
import { deviceInfo } from './device-list.ts';
import { revokeDevice } from './revoke.ts';

const TAGS = ['devices'];
const params = z.strictObject({ deviceId: idSchema });
const config = { act: 'manageDevices' } as const;

/** Devices as admins make, name and revoke them. A token is in the answer that made it and nowhere else. */
export function manageDeviceRoutes(app: Routes): void {
  app.post(
    '/api/v1/devices',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Add a device; the answer shows its token, once',
        body: addDeviceBodySchema,
        response: { 200: issuedTokenSchema },
      },
    },
    async (request) => {
      const { house, queue } = roomsIn(request);
      const added = await queue('devices', () => addDevice(house, request.body, commandIn(request)));
      return tokenOf(added);
    },
  );

  app.post(
    '/api/v1/devices/:deviceId/rotate',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Give a device a new token, shown once; the old one is dead at once, the binding stays',
        params,
        body: commandBodySchema,
        response: { 200: issuedTokenSchema },
      },
    },
    async (request) => {
      const { house, queue, contacts } = roomsIn(request);
      const { deviceId } = request.params;
      const rotated = await queue('devices', () => rotateToken(house, deviceId, commandIn(request)));
      if (rotated.ok) contacts.newToken(deviceId);
      return tokenOf(rotated);
    },
  );

  app.put(
    '/api/v1/devices/:deviceId/name',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Rename a device',
        params,
        body: renameDeviceBodySchema,
        response: { 200: deviceInfoSchema },
      },
    },
    async (request) => {
      const { house, queue } = roomsIn(request);
      const { deviceId } = request.params;
      const { name } = request.body;
      const renamed = await queue('devices', () => renameDevice(house, deviceId, name, commandIn(request)));
      if (!renamed.ok) throw new ProblemReply(renamed.problem);
      return infoOf(roomsIn(request), deviceId);
    },
  );

  app.post(
    '/api/v1/devices/:deviceId/revoke',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Take a device out of use: its token opens nothing from now on, its binding ends',
        params,
        body: reasonBodySchema,
        response: { 200: deviceInfoSchema },
      },
    },
    async (request) => {
      const { house, desk, queue } = roomsIn(request);
      const { deviceId } = request.params;
      const { reason } = request.body;
      const revoked = await queue(deviceId, () =>
        revokeDevice(house, desk, deviceId, reason, commandIn(request)),
      );
      if (!revoked.ok) throw new ProblemReply(revoked.problem);
      return infoOf(roomsIn(request), deviceId);
    },
  );
}

function tokenOf(issued: Issued): IssuedToken {
  if (!issued.ok) throw new ProblemReply(issued.problem);
  return { deviceId: issued.deviceId, token: issued.token };
}

function infoOf({ house, contacts }: Rooms, deviceId: string) {
  return deviceInfo(house, contacts, deviceId);
}
