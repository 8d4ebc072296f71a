import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import { patientRecordSchema } from '#shared/wire/api.ts';
import { restrictBodySchema } from '#shared/wire/people.ts';
import { ProblemReply } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { noteViews } from '../people/access-trail.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { limitRecord } from './limit-record.ts';
import { patientRecord } from './registry.ts';
import { restrictRecord } from './restrict-record.ts';

const params = z.strictObject({ patientId: idSchema });

export function restrictionRoute(app: Routes): void {
  app.put(
    '/api/v1/patients/:patientId/restriction',
    {
      config: { act: 'restrictPatient' },
      schema: {
        tags: ['patients'],
        summary: 'Say who may open the record; an empty list lifts the restriction',
        params,
        body: restrictBodySchema,
        response: { 200: patientRecordSchema },
      },
    },
    async (request) => {
      const caller = staffIn(request);
      const rooms = roomsIn(request);
      const { patientId } = request.params;
      const refused = await restrictRecord(rooms, caller.actor, patientId, request.body);
      if (refused !== null) throw new ProblemReply(refused);
      const record = await patientRecord(rooms.house, patientId);
      if (record === null) throw new Error('a patient who was just found is gone');
      await noteViews(rooms.house, caller, 'patient', [patientId]);
      return limitRecord(record, caller.actor, rooms.restrictions);
    },
  );
}
