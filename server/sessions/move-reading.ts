import { type Refusal, refusal } from '#shared/commands.ts';
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
 * Takes a reading that was charted on the wrong patient to the right one: both sessions in one commit, so that it is
 * never on both or on neither. Both are judged again and everyone who follows either sees it.
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

  const entry = from.ahead.entries[move.entryId];
  const content = entry?.versions.at(-1)?.content;
  if (entry === undefined || content === undefined) throw new Error('the entry was checked before');
  const { reason, by } = move;
  const fact = { takenAtMs: content.takenAtMs, actor: by };
  const away = { entryId: move.entryId, toSessionId: to.sessionId, reason };
  const here = {
    entryId: idThere(to, move),
    fromSessionId: from.sessionId,
    content,
    source: entry.source,
    needsReview: entry.needsReview && entry.reviewed === null,
    reason,
  };
  const outcome = await desk.write(
    {
      commandId: move.commandId,
      sessions: [
        {
          live: from,
          events: [{ ...fact, eventId: house.newId(), event: { type: 'EntryMovedAway', body: away } }],
        },
        {
          live: to,
          events: [{ ...fact, eventId: house.newId(), event: { type: 'EntryMovedHere', body: here } }],
        },
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

/** A reading that comes back to a session it once left is a new entry there; the old one stays as it was. */
function idThere(to: LiveSession, { entryId, commandId }: MoveReading): string {
  return to.ahead.entries[entryId] === undefined ? entryId : hashedId('moved', entryId, commandId);
}

function no(code: Refusal['code'], sentence: string, pointer: string | null = null): Moved {
  return { ok: false, refusal: refusal(code, sentence, pointer) };
}
