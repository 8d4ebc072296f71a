import { type Refusal, refusal } from '#shared/commands.ts';
import type { Entry, SessionState } from '#shared/state.ts';
import type { House } from '../house.ts';
import { hashedId } from '../ids.ts';
import type { StaffActor } from '../people/staff.ts';
import type { SessionDesk } from './desk.ts';
import type { LiveSession } from './live-session.ts';

export interface MoveReading {
  fromSessionId: string;
  toSessionId: string;
  entryId: string;
  reason: string;
  commandId: string;
  by: StaffActor;
}

export type Moved = { ok: true; seq: number } | { ok: false; refusal: Refusal };

const ATTEMPTS = 5;

/**
 * Takes a reading that was charted on the wrong patient to the right one, with the scores typed in the same set: both
 * sessions in one commit, so that it is never on both or on neither. Both are judged again and everyone who follows
 * either sees it.
 */
export async function moveReading(house: House, desk: SessionDesk, move: MoveReading): Promise<Moved> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const earlier = await house.log.findCommand(house.clinicId, move.commandId);
    const there = earlier?.find(({ streamId }) => streamId === move.toSessionId);
    if (there !== undefined) return { ok: true, seq: there.seq };
    const outcome = await tryMove(house, desk, move);
    if (outcome !== 'again') return outcome;
  }
  return no('conflict', 'Others are writing to these sessions just now. Nothing was moved: try again.');
}

async function tryMove(house: House, desk: SessionDesk, move: MoveReading): Promise<Moved | 'again'> {
  const from = await desk.find(move.fromSessionId);
  const to = await desk.find(move.toSessionId);
  if (from === null) return no('unknownSession', 'There is no such session.');
  if (to === null) return no('unknownSession', 'There is no such session to move to.', '/toSessionId');
  if (from.discarded || to.discarded) return 'again';
  const refused = objection(from, to, move.entryId);
  if (refused !== null) return { ok: false, refusal: refused };

  const moved = setOf(from.ahead, move.entryId).map((entry) => eventsOf(house, from, to, move, entry));
  const outcome = await desk.write(
    {
      commandId: move.commandId,
      sessions: [
        { live: from, events: moved.map(({ away }) => away) },
        { live: to, events: moved.map(({ here }) => here) },
      ],
      others: [],
    },
    house.stamp(),
  );
  if (!outcome.ok) return 'again';
  return {
    ok: true,
    seq: outcome.streams.find(({ streamId }) => streamId === to.sessionId)?.events.at(-1)?.seq ?? 0,
  };
}

/** The reading, and what stands of the scores that one command recorded with it. */
function setOf(state: SessionState, entryId: string): Entry[] {
  const reading = state.entries[entryId];
  if (reading === undefined) throw new Error('the entry was checked before');
  const scores = Object.values(state.entries).filter(
    (entry) =>
      entry.versions[0]?.content.kind === 'score' &&
      entry.withdrawn === null &&
      entry.source.by === 'staff' &&
      reading.source.by === 'staff' &&
      entry.recordedAtMs === reading.recordedAtMs &&
      entry.versions[0].content.takenAtMs === reading.versions[0]?.content.takenAtMs,
  );
  return [reading, ...scores];
}

/** One entry leaving and the same entry arriving. */
function eventsOf(house: House, from: LiveSession, to: LiveSession, move: MoveReading, entry: Entry) {
  const content = entry.versions.at(-1)?.content;
  if (content === undefined) throw new Error('an entry has a version');
  const { entryId } = entry;
  const { reason, by } = move;
  const fact = { takenAtMs: content.takenAtMs, actor: by };
  const away = { entryId, toSessionId: to.sessionId, reason };
  const here = {
    entryId: idThere(to, move, entryId),
    fromSessionId: from.sessionId,
    content,
    source: entry.source,
    needsReview: entry.needsReview && entry.reviewed === null,
    reason,
  };
  return {
    away: { ...fact, eventId: house.newId(), event: { type: 'EntryMovedAway' as const, body: away } },
    here: { ...fact, eventId: house.newId(), event: { type: 'EntryMovedHere' as const, body: here } },
  };
}

function objection(from: LiveSession, to: LiveSession, entryId: string): Refusal | null {
  const entry = from.ahead.entries[entryId];
  const content = entry?.versions.at(-1)?.content;
  if (entry === undefined || content?.kind !== 'reading')
    return refusal('unknownEntry', 'There is no such reading in this session.');
  if (from.sessionId === to.sessionId)
    return refusal('alreadyDone', 'It is in this session already.', '/toSessionId');
  if (entry.withdrawn !== null) return refusal('alreadyDone', 'It was withdrawn or moved already.');
  const { end } = to.ahead;
  if (end !== null && content.takenAtMs >= end.takenAtMs)
    return refusal('sessionEnded', 'It was measured after that session had ended.', '/toSessionId');
  return null;
}

/** An entry that comes back to a session it once left is a new entry there; the old one stays as it was. */
function idThere(to: LiveSession, { commandId }: MoveReading, entryId: string): string {
  return to.ahead.entries[entryId] === undefined ? entryId : hashedId('moved', entryId, commandId);
}

function no(code: Refusal['code'], sentence: string, pointer: string | null = null): Moved {
  return { ok: false, refusal: refusal(code, sentence, pointer) };
}
