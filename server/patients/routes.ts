import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import {
  correctPatientBodySchema,
  foundPatientsSchema,
  type PatientRecord,
  patientRecordSchema,
  registerPatientBodySchema,
  searchPatientsBodySchema,
} from '#shared/wire/api.ts';
import type { Rooms } from '../clinics.ts';
import { ProblemReply, refusalProblem, sendProblem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { noteViews } from '../people/access-trail.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import type { StaffCaller } from '../people/caller.ts';
import { correctIdentity } from './correct-identity.ts';
import { limitRecord } from './limit-record.ts';
import { openToChange, shownPatient } from './open-patient.ts';
import { NUMBER_TAKEN, registerPatient } from './register.ts';
import { isNumberTaken, searchPatients } from './registry.ts';

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
        response: { 200: patientRecordSchema },
      },
    },
    async (request, reply) => {
      const caller = staffIn(request);
      const { house, queue } = roomsIn(request);
      const registered = await queue('register', () => registerPatient(house, caller.actor, request.body));
      if (registered.ok) return shownPatient(roomsIn(request), caller, request.body.patientId);
      const candidates = await found(roomsIn(request), caller, registered.candidates);
      return sendProblem(reply, registered.problem, candidates.length > 0 ? { candidates } : {});
    },
  );

  app.get(
    '/api/v1/patients/:patientId',
    {
      config: { act: 'seePatients' },
      schema: { tags: TAGS, summary: 'One patient', params, response: { 200: patientRecordSchema } },
    },
    async (request) => shownPatient(roomsIn(request), staffIn(request), request.params.patientId),
  );

  app.post(
    '/api/v1/patients/search',
    {
      config: { act: 'seePatients' },
      schema: {
        tags: TAGS,
        summary: 'Find by part of a name, record number or birth date',
        body: searchPatientsBodySchema,
        response: { 200: foundPatientsSchema },
      },
    },
    async (request) => {
      const rooms = roomsIn(request);
      const caller = staffIn(request);
      const tellsNumber = (patientId: string) =>
        rooms.restrictions.mayOpen(caller.actor.staffId, patientId, null);
      const patients = await searchPatients(rooms.house, request.body.text, tellsNumber);
      return { patients: await found(rooms, caller, patients) };
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
        response: { 200: patientRecordSchema },
      },
    },
    async (request) => {
      const caller = staffIn(request);
      const { house, queue } = roomsIn(request);
      const { patientId } = request.params;
      const { commandId, identity, reason } = request.body;
      await openToChange(roomsIn(request), caller, patientId);
      const correction = { patientId, commandId, identity, reason, by: caller.actor };
      // In turn with registrations: of two who ask for one number at once only one may get it.
      const corrected = await queue('register', async () => {
        if (await isNumberTaken(house, patientId, identity)) throw new ProblemReply(NUMBER_TAKEN);
        return correctIdentity(roomsIn(request), correction);
      });
      if (!corrected.ok) throw new ProblemReply(refusalProblem(corrected.refusal));
      return shownPatient(roomsIn(request), caller, patientId);
    },
  );
}

/** What of these patients this person is told in a list, noted for each. */
async function found(
  { house, restrictions }: Rooms,
  caller: StaffCaller,
  patients: readonly PatientRecord[],
): Promise<PatientRecord[]> {
  const ids = patients.map(({ patientId }) => patientId);
  await noteViews(house, caller, 'patientSearch', ids);
  return patients.map((record) => limitRecord(record, caller.actor, restrictions));
}
