import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import {
  correctPatientBodySchema,
  type PatientRecord,
  registerPatientBodySchema,
  searchPatientsBodySchema,
} from '#shared/wire/api.ts';
import type { House } from '../house.ts';
import { ProblemReply, problem, refusalProblem, sendProblem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { noteViews } from '../people/access-trail.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import type { StaffCaller } from '../people/caller.ts';
import { correctIdentity } from './correct-identity.ts';
import { registerPatient } from './register.ts';
import { patientRecord, searchPatients } from './registry.ts';

const TAGS = ['patients'];
const params = z.strictObject({ patientId: idSchema });

/** Registering and finding patients. Names travel in bodies, never in addresses. */
export function patientRoutes(app: Routes): void {
  app.post(
    '/api/v1/patients',
    {
      config: { act: 'registerPatient' },
      schema: {
        tags: TAGS,
        summary: 'Register a patient; 409 lists others of a similar name',
        body: registerPatientBodySchema,
      },
    },
    async (request, reply) => {
      const caller = staffIn(request);
      const { house, queue } = roomsIn(request);
      const registered = await queue('register', () => registerPatient(house, caller.actor, request.body));
      if (registered.ok) return shown(house, caller, request.body.patientId);
      const { candidates } = registered;
      const ids = candidates.map(({ patientId }) => patientId);
      await noteViews(house, caller, 'patientSearch', ids);
      return sendProblem(reply, registered.problem, candidates.length > 0 ? { candidates } : {});
    },
  );

  app.get(
    '/api/v1/patients/:patientId',
    { config: { act: 'seePatients' }, schema: { tags: TAGS, summary: 'One patient', params } },
    async (request) => shown(roomsIn(request).house, staffIn(request), request.params.patientId),
  );

  app.post(
    '/api/v1/patients/search',
    {
      config: { act: 'seePatients' },
      schema: {
        tags: TAGS,
        summary: 'Find by part of a name, record number or birth date',
        body: searchPatientsBodySchema,
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      const patients = await searchPatients(house, request.body.text);
      const ids = patients.map(({ patientId }) => patientId);
      await noteViews(house, staffIn(request), 'patientSearch', ids);
      return { patients };
    },
  );

  app.post(
    '/api/v1/patients/:patientId/correct',
    {
      config: { act: 'correctPatient' },
      schema: {
        tags: TAGS,
        summary: "Correct a patient's identity, with the reason",
        params,
        body: correctPatientBodySchema,
      },
    },
    async (request) => {
      const caller = staffIn(request);
      const { house, desk } = roomsIn(request);
      const { patientId } = request.params;
      const { commandId, identity, reason } = request.body;
      await recordOf(house, patientId);
      const corrected = await correctIdentity(house, desk, {
        patientId,
        commandId,
        identity,
        reason,
        by: caller.actor,
      });
      if (!corrected.ok) throw new ProblemReply(refusalProblem(corrected.refusal));
      return shown(house, caller, patientId);
    },
  );
}

/** The record, its viewing noted before it is shown. */
async function shown(house: House, caller: StaffCaller, patientId: string): Promise<PatientRecord> {
  const record = await recordOf(house, patientId);
  await noteViews(house, caller, 'patient', [patientId]);
  return record;
}

async function recordOf(house: House, patientId: string): Promise<PatientRecord> {
  const record = await patientRecord(house, patientId);
  if (record === null) throw new ProblemReply(problem('not-found', 404, 'There is no such patient.'));
  return record;
}
