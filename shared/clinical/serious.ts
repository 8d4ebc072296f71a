import type { Remark } from '../remark.ts';
import type { SessionState } from '../state.ts';

/** Something after which a clinician is asked to consider the draft of a serious event. */
interface Trigger {
  /** The symptom or the score it rests on; null: the end of the session. */
  entryId: string | null;
  words: string;
  /** When it came to be known: a draft written or corrected later has taken it into account. */
  knownAtMs: number;
}

/**
 * [SERIOUS] Considered, never made: after a seizure, a loss of consciousness (MOAA/S 0) or a transfer to emergency care a
 * draft is proposed until somebody has written or corrected one since. Whether it is one stays a clinician's statement.
 */
export function seriousRemarks(state: SessionState): Remark[] {
  const drafted = state.seriousEvents.map(
    ({ entryId }) => state.entries[entryId]?.versions.at(-1)?.atMs ?? 0,
  );
  const newestMs = Math.max(0, ...drafted);
  return triggersOf(state)
    .filter(({ knownAtMs }) => knownAtMs > newestMs)
    .map(({ entryId, words }) => ({
      kind: 'considerSerious',
      entryId,
      message: `${words}: consider the draft of a serious adverse event`,
    }));
}

/** One of each kind: the first that was known. */
function triggersOf(state: SessionState): Trigger[] {
  const seizure = state.symptoms.find(({ content }) => content.effect === 'seizure');
  const unconscious = state.scores.find(({ content }) => content.scale === 'moaas' && content.value === 0);
  return [
    ...(seizure ? [{ entryId: seizure.entryId, words: 'Seizure', knownAtMs: seizure.recordedAtMs }] : []),
    ...(unconscious
      ? [
          {
            entryId: unconscious.entryId,
            words: 'Loss of consciousness (MOAA/S 0)',
            knownAtMs: unconscious.recordedAtMs,
          },
        ]
      : []),
    ...(state.end?.kind === 'transferred'
      ? [{ entryId: null, words: 'Transferred to emergency care', knownAtMs: state.end.atMs }]
      : []),
  ];
}
