import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import { mayDo } from '#shared/rights.ts';
import {
  addStaffBodySchema,
  allStaffSchema,
  changeRoleBodySchema,
  type InvitedStaff,
  invitedStaffSchema,
  reasonBodySchema,
  renameStaffBodySchema,
  type StaffInfo,
  staffInfoSchema,
} from '#shared/wire/people.ts';
import { ProblemReply } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { releaseHeld } from '../sessions/release-held.ts';
import { roomsIn } from './admission.ts';
import { commandIn } from './command-in.ts';
import { addPerson, resetPerson } from './invite-staff.ts';
import { managePerson, type StaffAct } from './manage-staff.ts';
import { listStaff } from './staff-list.ts';
import type { Managed } from './staff-rules.ts';

const TAGS = ['staff'];
const params = z.strictObject({ staffId: idSchema });
const config = { act: 'manageStaff' } as const;

/** People, as an admin keeps them. Whatever is taken away ends on open screens before the answer is given. */
export function staffRoutes(app: Routes, rightsChanged: () => Promise<void>): void {
  async function answer<T>(managed: Managed<T>): Promise<T> {
    if (!managed.ok) throw new ProblemReply(managed.problem);
    await rightsChanged();
    return managed.answer;
  }

  async function manage(
    request: FastifyRequest & { body: { commandId: string } },
    staffId: string,
    act: StaffAct,
  ): Promise<StaffInfo> {
    const { house, desk } = roomsIn(request);
    const done = await answer(await managePerson(house, staffId, commandIn(request), act));
    // Who does not look after patients any more holds none; a repeat finds nobody left to release.
    if (done.disabledAtMs !== null || !mayDo(done.role, 'TakeOver'))
      await releaseHeld(house, desk, staffId, `${done.name} does not look after patients any more.`);
    return done;
  }

  app.get(
    '/api/v1/staff',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Everybody of the clinic, also those disabled',
        response: { 200: allStaffSchema },
      },
    },
    async (request): Promise<{ staff: StaffInfo[] }> => ({ staff: await listStaff(roomsIn(request).house) }),
  );

  app.post(
    '/api/v1/staff',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Add somebody; the answer holds a one-time link, shown once',
        body: addStaffBodySchema,
        response: { 200: invitedStaffSchema },
      },
    },
    async (request): Promise<InvitedStaff> =>
      answer(await addPerson(roomsIn(request).house, commandIn(request), request.body)),
  );

  app.put(
    '/api/v1/staff/:staffId/role',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Change a role; open screens lose what it allowed',
        params,
        body: changeRoleBodySchema,
        response: { 200: staffInfoSchema },
      },
    },
    async (request): Promise<StaffInfo> => {
      const { role, reason } = request.body;
      return manage(request, request.params.staffId, { type: 'changeRole', role, reason });
    },
  );

  app.put(
    '/api/v1/staff/:staffId/name',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Rename somebody',
        params,
        body: renameStaffBodySchema,
        response: { 200: staffInfoSchema },
      },
    },
    async (request): Promise<StaffInfo> => {
      const { name, reason } = request.body;
      return manage(request, request.params.staffId, { type: 'rename', name, reason });
    },
  );

  for (const [path, type, summary] of PLAIN_ACTS)
    app.post(
      `/api/v1/staff/:staffId/${path}`,
      {
        config,
        schema: { tags: TAGS, summary, params, body: reasonBodySchema, response: { 200: staffInfoSchema } },
      },
      async (request): Promise<StaffInfo> => {
        const { reason } = request.body;
        return manage(request, request.params.staffId, { type, reason });
      },
    );

  app.post(
    '/api/v1/staff/:staffId/reset',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Take passphrase, PIN and second factor away; the answer holds a one-time link, shown once',
        params,
        body: reasonBodySchema,
        response: { 200: invitedStaffSchema },
      },
    },
    async (request): Promise<InvitedStaff> => {
      const { house } = roomsIn(request);
      const { staffId } = request.params;
      return answer(await resetPerson(house, commandIn(request), staffId, request.body.reason));
    },
  );
}

const PLAIN_ACTS = [
  ['disable', 'disable', 'Disable somebody: their sign-ins and links end at once'],
  ['enable', 'enable', 'Let somebody disabled sign in again'],
  ['sign-out', 'signOut', 'End every sign-in of somebody'],
] as const;
