import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import {
  type PatientRecord,
  patientRecordSchema,
  recordConsentBodySchema,
  stateRemsBodySchema,
  withdrawConsentBodySchema,
} from '#shared/wire/api.ts';
import { ProblemReply } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { type PaperEvent, recordPaper } from './consents.ts';
import { openToChange, shownPatient } from './open-patient.ts';

const TAGS = ['patients'];
const params = z.strictObject({ patientId: idSchema });
const consentParams = z.strictObject({ patientId: idSchema, consentId: idSchema });

/** What is on file of a patient: consents and the enrolment in the REMS. */
export function consentRoutes(app: Routes): void {
  app.post(
    '/api/v1/patients/:patientId/consents',
    {
      config: { act: 'recordConsent' },
      schema: {
        tags: TAGS,
        summary: 'Put a consent on file',
        params,
        body: recordConsentBodySchema,
        response: { 200: patientRecordSchema },
      },
    },
    async (request) => {
      const { commandId, ...body } = request.body;
      return recorded(request, request.params.patientId, commandId, { type: 'ConsentRecorded', body });
    },
  );

  app.post(
    '/api/v1/patients/:patientId/consents/:consentId/withdraw',
    {
      config: { act: 'recordConsent' },
      schema: {
        tags: TAGS,
        summary: 'Record that the patient withdrew a consent',
        params: consentParams,
        body: withdrawConsentBodySchema,
        response: { 200: patientRecordSchema },
      },
    },
    async (request) => {
      const { patientId, consentId } = request.params;
      const { commandId, reason } = request.body;
      const body = { consentId, reason };
      return recorded(request, patientId, commandId, { type: 'ConsentWithdrawn', body });
    },
  );

  app.put(
    '/api/v1/patients/:patientId/rems-enrolment',
    {
      config: { act: 'recordConsent' },
      schema: {
        tags: TAGS,
        summary: 'State whether the patient is enrolled in the REMS',
        params,
        body: stateRemsBodySchema,
        response: { 200: patientRecordSchema },
      },
    },
    async (request) => {
      const { commandId, ...body } = request.body;
      return recorded(request, request.params.patientId, commandId, { type: 'RemsEnrolmentStated', body });
    },
  );
}

/** The patient as they stand then. Consents of one patient are recorded one after another. */
async function recorded(
  request: FastifyRequest,
  patientId: string,
  commandId: string,
  event: PaperEvent,
): Promise<PatientRecord> {
  const rooms = roomsIn(request);
  const caller = staffIn(request);
  await openToChange(rooms, caller, patientId);
  const command = { commandId, by: caller.actor, asks: { patientId, event } };
  const record = () => recordPaper(rooms, command, patientId, event);
  const done = await rooms.queue(`patient ${patientId}`, record);
  if (!done.ok) throw new ProblemReply(done.problem);
  return shownPatient(rooms, caller, patientId);
}
