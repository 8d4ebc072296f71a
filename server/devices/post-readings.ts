import type { ReadingAnswer } from '#shared/wire/api.ts';
import type { House } from '../house.ts';
import { problem } from '../http/problem.ts';
import { hashedId } from '../ids.ts';
import type { AppendEvent } from '../log/event-log.ts';
import type { Aliases } from '../patients/aliases.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import type { LiveSession } from '../sessions/live-session.ts';
import type { NewAppend } from '../sessions/speculation.ts';
import { headOf, type keyedQueue } from '../streams.ts';
import { answersTo } from './answers.ts';
import { deviceEntry } from './device-entry.ts';
import { bindingSpans, eventsKnown, readingsSeen } from './device-rows.ts';
import type { Device } from './devices.ts';
import type { ParsedPost, PostedReading } from './parse-posted.ts';
import { sessionDoubt } from './place.ts';
import { type ItemPlan, planPosts } from './plan-posts.ts';

/** One posted item as it came and as it was read. */
export interface PostedItem {
  raw: unknown;
  parsed: ParsedPost;
}

export type PostReadings = (
  device: Device,
  items: readonly PostedItem[],
) => Promise<ReadingAnswer[] | 'busy'>;

const ATTEMPTS = 5;

/**
 * Takes what devices post: each item becomes recorded, a duplicate, waiting or refused, all of one post in one
 * commit, answered after it. Posts of one device are taken one after another; `queue` also keeps its binding still.
 */
export function readingsPoster(
  house: House,
  desk: SessionDesk,
  aliases: Aliases,
  queue: ReturnType<typeof keyedQueue>,
): PostReadings {
  return (device, items) =>
    queue(device.deviceId, async () => {
      const ids = items.flatMap(({ parsed }) => (parsed.ok ? [parsed.reading.readingId] : []));
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const facts = {
          deviceId: device.deviceId,
          nowMs: house.stamp(),
          spans: await bindingSpans(house, device.deviceId),
          seen: await readingsSeen(house, device.deviceId, ids),
        };
        const answers = await carryOut(house, desk, aliases, device, planPosts(items, facts));
        if (answers !== 'again') return answers;
      }
      return 'busy';
    });
}

async function carryOut(
  house: House,
  desk: SessionDesk,
  aliases: Aliases,
  device: Device,
  plans: ItemPlan[],
): Promise<ReadingAnswer[] | 'again'> {
  const notes = plans.flatMap((plan) => ('note' in plan && plan.note !== null ? [plan.note] : []));
  const known = await eventsKnown(
    house,
    notes.map(({ eventId }) => eventId),
  );
  const lives = await loadAll(desk, plans);
  const expectedSeq = await headOf(house, device.deviceId);
  // From here to the write nothing waits, so what was decided is what is written.
  const settledPlans = plans.map((plan) => doubted(plan, lives, aliases));
  const nowMs = house.stamp();
  const sessions = sessionWrites(house, device, settledPlans, lives);
  const own = deviceEvents(house, device, settledPlans, known, nowMs);
  const others =
    own.length === 0
      ? []
      : [{ streamId: device.deviceId, kind: 'device' as const, patientId: null, expectedSeq, events: own }];
  if (sessions.length === 0 && others.length === 0) return answersTo(settledPlans, []);
  const outcome = await desk.write({ commandId: null, sessions, others }, nowMs);
  return outcome.ok ? answersTo(settledPlans, outcome.streams) : 'again';
}

async function loadAll(desk: SessionDesk, plans: readonly ItemPlan[]): Promise<Map<string, LiveSession>> {
  const ids = new Set(plans.flatMap((plan) => (plan.kind === 'record' ? [plan.sessionId] : [])));
  for (;;) {
    const found = await Promise.all([...ids].map((id) => desk.find(id)));
    const lives = found.filter((live) => live !== null);
    // Loading several takes several turns; one may have been discarded meanwhile.
    if (lives.every((live) => !live.discarded)) return new Map(lives.map((live) => [live.sessionId, live]));
  }
}

/** A session may have ended, or belong to another patient than the device names: then the reading waits. */
function doubted(plan: ItemPlan, lives: ReadonlyMap<string, LiveSession>, { namesOf }: Aliases): ItemPlan {
  if (plan.kind !== 'record') return plan;
  const session = lives.get(plan.sessionId)?.ahead;
  const why =
    session === undefined ? 'unbound' : sessionDoubt(session, plan.reading, namesOf(session.patientId));
  return why === null ? plan : { kind: 'wait', reading: plan.reading, why, lastSessionId: plan.sessionId };
}

function sessionWrites(
  house: House,
  device: Device,
  plans: readonly ItemPlan[],
  lives: ReadonlyMap<string, LiveSession>,
): { live: LiveSession; events: NewAppend[] }[] {
  return [...lives.values()].flatMap((live) => {
    const here = plans.filter((plan) => plan.kind === 'record' && plan.sessionId === live.sessionId);
    const events = here.map((plan) =>
      entryAppend(house, device, (plan as { reading: PostedReading }).reading),
    );
    return events.length === 0 ? [] : [{ live, events }];
  });
}

function entryAppend(house: House, device: Device, reading: PostedReading): NewAppend {
  return {
    eventId: readingEventId(house, device, reading),
    event: deviceEntry(device, reading),
    takenAtMs: reading.content.takenAtMs,
    actor: { kind: 'device', deviceId: device.deviceId, name: device.name },
  };
}

/** The same for a reading that is charted and one that waits: whichever is first is the only one. */
function readingEventId(house: House, device: Device, { readingId }: PostedReading): string {
  return hashedId('reading', house.clinicId, device.deviceId, readingId);
}

function deviceEvents(
  house: House,
  device: Device,
  plans: readonly ItemPlan[],
  known: ReadonlySet<string>,
  nowMs: number,
): AppendEvent[] {
  const actor = { kind: 'device', deviceId: device.deviceId, name: device.name } as const;
  const noted = new Set(known);
  return plans.flatMap((plan): AppendEvent[] => {
    if (plan.kind === 'wait') {
      const { reading, why, lastSessionId } = plan;
      return [
        {
          eventId: readingEventId(house, device, reading),
          event: { type: 'ReadingWaiting', body: { reading, why, lastSessionId } },
          takenAtMs: reading.content.takenAtMs,
          recordedAtMs: nowMs,
          actor,
        },
      ];
    }
    if (plan.kind === 'record' || plan.note === null || noted.has(plan.note.eventId)) return [];
    noted.add(plan.note.eventId);
    return [{ ...plan.note, takenAtMs: null, recordedAtMs: nowMs, actor }];
  });
}

/** Said when others kept writing first: nothing of the post was kept, and it may be posted again as it is. */
export const BUSY = problem(
  'not-recorded',
  503,
  'The server is busy: nothing was recorded. Post the same again.',
);
