import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import { patientHistorySchema } from '#shared/wire/history.ts';
import type { Routes } from '../http/routes.ts';
import { noteViews } from '../people/access-trail.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { patientHistory } from './history.ts';
import { openPatient } from './open-patient.ts';

const params = z.strictObject({ patientId: idSchema });
const number = z.pipe(z.string().check(z.regex(/^\d{1,9}$/, 'must be a whole number')), z.transform(Number));
const pageSize = z.pipe(
  number,
  z.int().check(z.gte(1, 'must be at least 1'), z.lte(200, 'must be at most 200')),
);
const query = z.strictObject({ before: z.optional(number), limit: z._default(pageSize, 50) });

export function historyRoute(app: Routes): void {
  app.get(
    '/api/v1/patients/:patientId/history',
    {
      config: { act: 'seeSession' },
      schema: {
        tags: ['patients'],
        summary: 'Courses and sessions of a patient, newest first; `next` continues with older ones',
        params,
        querystring: query,
        response: { 200: patientHistorySchema },
      },
    },
    async (request) => {
      const rooms = roomsIn(request);
      const caller = staffIn(request);
      const record = await openPatient(rooms, caller, request.params.patientId);
      await noteViews(rooms.house, caller, 'history', [record.patientId]);
      return patientHistory(rooms, record, request.query.before ?? null, request.query.limit);
    },
  );
}
