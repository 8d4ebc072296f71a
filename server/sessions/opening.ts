import type * as z from 'zod/mini';
import type { Identity } from '#shared/identity.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { openSessionBodySchema, Problem } from '#shared/wire/api.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { Rooms } from '../clinics.ts';
import { type Joined, joinCourse } from '../courses/join-course.ts';
import type { House } from '../house.ts';
import { problem } from '../http/problem.ts';
import type { AppendEvent } from '../log/event-log.ts';
import { mergedProblem } from '../patients/open-patient.ts';
import { findPatient } from '../patients/registry.ts';
import type { StaffActor } from '../people/staff.ts';
import { judgedHash } from '../protocols/judged-hash.ts';
import { findProtocolOn, NOT_ON } from '../protocols/protocols-on.ts';
import { findLastWeight } from './last-weight.ts';
import { openingObjection } from './opening-objection.ts';

export type OpenSessionBody = z.infer<typeof openSessionBodySchema>;
export type Opened = { ok: true; sessionId: string; seq: number } | { ok: false; problem: Problem };

/** What opening a session takes of the clinic. */
export type Opening = Pick<Rooms, 'house' | 'desk' | 'courses' | 'aliases'>;

const ATTEMPTS = 5;
const BUSY = problem(
  'conflict',
  409,
  'Others are changing the course of this session just now. Nothing was recorded: try again.',
  '/courseId',
);

/**
 * Opens a session: [PINNED] embeds the protocol as it is on now, with its hash and approval, the patient's identity and
 * the clinic's zone, so that the session never looks anything up again; so also its place in a course, which gets to know
 * of it in the same commit. Calls for one clinic must not overlap.
 */
export async function openSession(rooms: Opening, by: StaffActor, body: OpenSessionBody): Promise<Opened> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const opened = await tryOpen(rooms, by, body);
    if (opened !== 'again') return opened;
  }
  return no(BUSY);
}

async function tryOpen(rooms: Opening, by: StaffActor, body: OpenSessionBody): Promise<Opened | 'again'> {
  const { house, desk } = rooms;
  const earlier = await house.log.findCommand(house.clinicId, body.commandId);
  if (earlier !== null) return answerAsFirst(earlier, body.sessionId);
  const identity = await findPatient(house, body.patientId);
  if (identity === null) return no(problem('not-found', 404, 'There is no such patient.', '/patientId'));
  const merged = await mergedProblem(rooms, body.patientId, '/patientId');
  if (merged !== null) return no(merged);
  const found = await findProtocolOn(house, body.protocolId);
  if (found.is !== 'on') return no(NOT_ON[found.is]);
  const { protocol } = found;
  const clinic = await clinicFacts(house);
  const against = await openingObjection(rooms, by, body, protocol, clinic);
  if (against !== null) return no(against);
  const { timeZone } = clinic;
  const { courseId } = body;
  const joined = courseId === null ? null : await joinCourse(rooms, by, { ...body, courseId }, timeZone);
  if (joined?.ok === false) return no(joined.problem);
  const lastWeight = await findLastWeight(house, desk, body.patientId);
  const nowMs = house.stamp();
  const session = {
    streamId: body.sessionId,
    kind: 'session' as const,
    patientId: body.patientId,
    expectedSeq: 0,
    events: openingEvents(house, by, body, { protocol, identity, timeZone, joined, lastWeight }, nowMs),
  };
  const streams = joined === null ? [session] : [session, joined.append];
  const { clinicId } = house;
  const result = await house.log.append({ clinicId, commandId: body.commandId, streams });
  if (!result.ok && result.why === 'conflict' && result.streamId !== body.sessionId) return 'again';
  if (!result.ok)
    return no(problem('conflict', 409, 'This session id is in use. Nothing was recorded.', '/sessionId'));
  const live = await desk.find(body.sessionId);
  return { ok: true, sessionId: body.sessionId, seq: live?.settled.seq ?? 1 };
}

/** What a session pins of the house as it is now. */
interface Pinned {
  protocol: Protocol;
  identity: Identity;
  timeZone: string;
  /** The course it is one of; null: none. */
  joined: Pick<Extract<Joined, { ok: true }>, 'place' | 'indication'> | null;
  lastWeight: { kg: number; atMs: number } | null;
}

function openingEvents(
  house: House,
  by: StaffActor,
  body: OpenSessionBody,
  { protocol, identity, timeZone, joined, lastWeight }: Pinned,
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
        course: joined?.place ?? null,
        ...(joined === null ? {} : { indication: joined.indication }),
        ...(lastWeight === null ? {} : { lastWeight }),
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

function answerAsFirst(earlier: { streamId: string; seq: number }[], sessionId: string): Opened {
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
