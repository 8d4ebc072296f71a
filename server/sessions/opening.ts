import type * as z from 'zod/mini';
import { findPlanProblem } from '#shared/clinical/dosing/possible-plan.ts';
import type { Identity } from '#shared/identity.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { openSessionBodySchema, Problem } from '#shared/wire/api.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import { problem } from '../http/problem.ts';
import type { AppendEvent } from '../log/event-log.ts';
import { findPatient } from '../patients/registry.ts';
import type { StaffActor } from '../people/staff.ts';
import { judgedHash } from '../protocols/judged-hash.ts';
import { findProtocolOn } from '../protocols/protocols-on.ts';
import { chairTaken } from './chairs.ts';
import { isSameDay } from './days.ts';
import type { SessionDesk } from './desk.ts';

export type OpenSessionBody = z.infer<typeof openSessionBodySchema>;
export type Opened = { ok: true; sessionId: string; seq: number } | { ok: false; problem: Problem };

/**
 * Opens a session: [PINNED] embeds the protocol as it is on now, with its hash and approval, the patient's identity and the clinic's zone, so
 * that the session never looks anything up again. Calls for one clinic must not overlap.
 */
export async function openSession(
  house: House,
  desk: SessionDesk,
  by: StaffActor,
  body: OpenSessionBody,
): Promise<Opened> {
  const earlier = await house.log.findCommand(house.clinicId, body.commandId);
  if (earlier !== null) return replay(earlier, body.sessionId);
  const identity = await findPatient(house, body.patientId);
  if (identity === null) return no(problem('not-found', 404, 'There is no such patient.', '/patientId'));
  const found = await findProtocolOn(house, body.protocolId);
  if (found.is !== 'on') return no(NOT_ON[found.is]);
  const against = (await objection(house, desk, by, body, found.protocol)) ?? null;
  if (against !== null) return no(against);
  const { timeZone } = await clinicFacts(house);
  const nowMs = house.stamp();
  const result = await house.log.append({
    clinicId: house.clinicId,
    commandId: body.commandId,
    streams: [
      {
        streamId: body.sessionId,
        kind: 'session',
        patientId: body.patientId,
        expectedSeq: 0,
        events: openingEvents(house, by, body, found.protocol, identity, timeZone, nowMs),
      },
    ],
  });
  if (!result.ok)
    return no(problem('conflict', 409, 'This session id is in use. Nothing was recorded.', '/sessionId'));
  const live = await desk.find(body.sessionId);
  return { ok: true, sessionId: body.sessionId, seq: live?.settled.seq ?? 1 };
}

function openingEvents(
  house: House,
  by: StaffActor,
  body: OpenSessionBody,
  protocol: Protocol,
  identity: Identity,
  timeZone: string,
  nowMs: number,
): AppendEvent[] {
  const {
    sessionId,
    patientId,
    plannedMg,
    plannedMgPerKg,
    plannedOverMin,
    plannedAtMs,
    chairId,
    secondSessionReason,
  } = body;
  const protocolHash = judgedHash(protocol);
  const opened: AppendEvent = {
    eventId: house.newId(),
    event: {
      type: 'SessionOpened',
      body: {
        sessionId,
        patientId,
        identity,
        protocol,
        protocolHash,
        plannedMg,
        plannedMgPerKg,
        plannedOverMin,
        timeZone,
        plannedAtMs,
        chairId,
        course: null,
      },
    },
    takenAtMs: null,
    recordedAtMs: nowMs,
    actor: by,
  };
  return secondSessionReason === null
    ? [opened]
    : [opened, reasonNote(house, by, secondSessionReason, nowMs)];
}

/** Why there is a second session on one day stands in the session itself, as its first note. */
function reasonNote(house: House, by: StaffActor, reason: string, nowMs: number): AppendEvent {
  const content = {
    kind: 'note',
    takenAtMs: nowMs,
    text: `Second session today: ${reason}`.slice(0, 4000),
  } as const;
  return {
    eventId: house.newId(),
    event: {
      type: 'EntryRecorded',
      body: {
        entryId: house.newId(),
        content,
        source: { by: 'staff' },
        needsReview: false,
        lateReason: null,
      },
    },
    takenAtMs: nowMs,
    recordedAtMs: nowMs,
    actor: by,
  };
}

const NOT_ON = {
  unknown: problem('not-found', 404, 'There is no such protocol.', '/protocolId'),
  off: problem('conflict', 409, 'This protocol is switched off: choose one that is on.', '/protocolId'),
} as const;

/** What stands against opening this session; null when nothing does. */
async function objection(
  house: House,
  desk: SessionDesk,
  by: StaffActor,
  body: OpenSessionBody,
  protocol: Protocol,
): Promise<Problem | null> {
  const wrong = findPlanProblem(protocol.dosing, body);
  if (wrong !== null) return problem('planNotOffered', 422, wrong.sentence, `/${wrong.field}`);
  const clinic = await clinicFacts(house);
  if (body.chairId !== null) {
    if (!clinic.chairIds.includes(body.chairId))
      return problem('not-found', 404, 'There is no such chair.', '/chairId');
    const taken = chairTaken(desk.inMemory(), body.chairId, body.sessionId);
    if (taken !== null) return problem('chairTaken', 409, taken, '/chairId');
  }
  return objectionFromOtherSessions(house, by, body, clinic.timeZone);
}

async function objectionFromOtherSessions(
  house: House,
  by: StaffActor,
  body: OpenSessionBody,
  timeZone: string,
): Promise<Problem | null> {
  const others = await house.db
    .selectFrom('sessions')
    .select(['status', 'first_dose_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', '=', body.patientId)
    .execute();
  if (others.some(({ status }) => status === 'open'))
    return problem(
      'conflict',
      409,
      'This patient already has an open session: go on in that one.',
      '/patientId',
    );
  const dosedToday = others.some(
    ({ first_dose_at }) => first_dose_at !== null && isSameDay(first_dose_at, body.plannedAtMs, timeZone),
  );
  if (!dosedToday) return null;
  if (body.secondSessionReason !== null && by.role === 'prescriber') return null;
  return problem(
    'notAllowed',
    403,
    'This patient was already dosed that day: only a prescriber may open a second session, with a reason.',
    '/secondSessionReason',
  );
}

function replay(earlier: { streamId: string; seq: number }[], sessionId: string): Opened {
  const here = earlier.find(({ streamId }) => streamId === sessionId);
  return here === undefined
    ? no(
        problem(
          'conflict',
          409,
          'This command id was used for something else. Nothing was recorded.',
          '/commandId',
        ),
      )
    : { ok: true, sessionId, seq: here.seq };
}

function no(details: Problem): Opened {
  return { ok: false, problem: details };
}
