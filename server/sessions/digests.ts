import { digestSession, type KeptDigest } from '#shared/clinical/digest.ts';
import type { SessionState } from '#shared/state.ts';
import type { Rooms } from '../clinics.ts';
import type { House } from '../house.ts';
import { foldSession } from './session-store.ts';

/**
 * What sessions come to in a line, in the order asked for; those that are none are left out. Of an ended session the line is kept
 * when it ends, so that a long history need not be folded again; a session that was changed since, or judged by other code, is.
 */
export async function digestsOf(
  { house, desk, codeKey }: Pick<Rooms, 'house' | 'desk' | 'codeKey'>,
  sessionIds: readonly string[],
): Promise<KeptDigest[]> {
  const inMemory = new Map(desk.inMemory().map((live) => [live.sessionId, live.settled]));
  const kept = await keptDigests(house, codeKey, sessionIds);
  const digests: KeptDigest[] = [];
  for (const sessionId of sessionIds) {
    const known = kept.get(sessionId);
    const state = known === undefined ? await stateOf(sessionId) : null;
    if (known !== undefined) digests.push(known);
    else if (state !== null) digests.push(digestSession(state));
  }
  return digests;

  async function stateOf(sessionId: string): Promise<SessionState | null> {
    const state = inMemory.get(sessionId) ?? (await foldSession(house, codeKey, sessionId));
    if (state !== null && state.end !== null) keepDigest(house, codeKey, state);
    return state;
  }
}

/** Keeps the line of an ended session. It is a cache: a failure is logged and costs only time when it is asked for. */
export function keepDigest(house: House, codeKey: string, state: SessionState): void {
  keep(house, codeKey, state).catch((error: unknown) =>
    house.logger.warn({ err: error }, 'the line of a session could not be kept'),
  );
}

async function keep(house: House, codeKey: string, state: SessionState): Promise<void> {
  const { sessionId, patientId, seq } = state;
  const digest = JSON.stringify(digestSession(state));
  await house.log.saveDigest({
    clinicId: house.clinicId,
    streamId: sessionId,
    patientId,
    foldKey: codeKey,
    seq,
    state: digest,
  });
}

/** Kept lines that are of the newest position of their session. */
async function keptDigests(
  house: House,
  codeKey: string,
  sessionIds: readonly string[],
): Promise<Map<string, KeptDigest>> {
  if (sessionIds.length === 0) return new Map();
  const heads = await house.db
    .selectFrom('streams')
    .select(['stream_id', 'head_seq'])
    .where('clinic_id', '=', house.clinicId)
    .where('stream_id', 'in', sessionIds)
    .execute();
  const seqOf = new Map(heads.map((row) => [row.stream_id, row.head_seq]));
  const kept = await house.log.loadDigests(house.clinicId, sessionIds, codeKey);
  return new Map(
    kept.flatMap(({ streamId, seq, state }) =>
      seqOf.get(streamId) === seq ? [[streamId, JSON.parse(state) as KeptDigest] as const] : [],
    ),
  );
}
