import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import {
  mergePatientBodySchema,
  type PatientRecord,
  patientRecordSchema,
  unmergePatientBodySchema,
} from '#shared/wire/api.ts';
import type { CarriedOut } from '../house-command.ts';
import { ProblemReply } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { noteViews } from '../people/access-trail.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { limitRecord } from './limit-record.ts';
import { mergePatients, unmergePatient } from './merge.ts';
import { NO_PATIENT } from './open-patient.ts';
import { patientRecord } from './registry.ts';

const TAGS = ['patients'];
const params = z.strictObject({ patientId: idSchema });

/**
 * Joining two records of one person, and taking them apart. An admin needs no access for it: joining only makes protection
 * stricter, and of a record they may not open they are told what a search tells.
 */
export function mergeRoutes(app: Routes): void {
  app.post(
    '/api/v1/patients/:patientId/merge',
    {
      config: { act: 'mergePatients' },
      schema: {
        tags: TAGS,
        summary: 'Read this record as part of another one of the same person; answers the other one',
        params,
        body: mergePatientBodySchema,
        response: { 200: patientRecordSchema },
      },
    },
    async (request) => {
      const rooms = roomsIn(request);
      const { patientId } = request.params;
      const { commandId, intoPatientId, reason } = request.body;
      const { actor: by } = staffIn(request);
      const command = { commandId, by, asks: { merge: patientId, intoPatientId, reason } };
      const merge = () => mergePatients(rooms, command, { patientId, intoPatientId, reason });
      return answered(request, await rooms.queue('open', merge), intoPatientId);
    },
  );

  app.post(
    '/api/v1/patients/:patientId/unmerge',
    {
      config: { act: 'mergePatients' },
      schema: {
        tags: TAGS,
        summary: 'Take a merged record out again; answers that record',
        params,
        body: unmergePatientBodySchema,
        response: { 200: patientRecordSchema },
      },
    },
    async (request) => {
      const rooms = roomsIn(request);
      const { patientId } = request.params;
      const { commandId, reason } = request.body;
      const { actor: by } = staffIn(request);
      const command = { commandId, by, asks: { unmerge: patientId, reason } };
      const unmerge = () => unmergePatient(rooms, command, { patientId, reason });
      return answered(request, await rooms.queue('open', unmerge), patientId);
    },
  );
}

async function answered(
  request: FastifyRequest,
  done: CarriedOut,
  patientId: string,
): Promise<PatientRecord> {
  if (!done.ok) throw new ProblemReply(done.problem);
  const { house, restrictions } = roomsIn(request);
  const caller = staffIn(request);
  const record = await patientRecord(house, patientId);
  if (record === null) throw new ProblemReply(NO_PATIENT);
  await noteViews(house, caller, 'patient', [record.patientId]);
  return limitRecord(record, caller.actor, restrictions);
}
