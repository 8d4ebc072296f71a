import type { SilenceDuty } from '../events.ts';
import type { SessionState } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';
import { isWatched } from './alerts/episodes.ts';
import type { Duty, Episode } from './alerts/types.ts';
import { measureTakenIn } from './facts.ts';
import { measureOfFamily } from './family-measure.ts';
import { FOREVER, type Obligation } from './obligation.ts';

const LABELS: Record<SilenceDuty, string> = {
  recheck: 'Look again',
  prescriberCalled: 'Has the prescriber come?',
  expected: 'Still as expected?',
};

/**
 * [SILENCE] What was promised for a silence: due when it ends, open until the value that alarmed has been measured since the promise
 * or, where there is none to measure, until somebody has acknowledged the alert since. It outlasts the silence, and goes with
 * the alert.
 */
export function duties(state: SessionState): Obligation[] {
  return Object.entries(state.alerts.episodes).flatMap(([family, episode]): Obligation[] => {
    const { duty } = episode;
    if (duty === null) return [];
    const known = measureOfFamily(family);
    const checkId = `DUTY:${episode.episodeId}:${duty.dueAtMs}`;
    const given = state.checksNotDone[checkId];
    const doneAtMs = doneSince(state, family, episode, duty);
    return [
      {
        checkId,
        kind: 'duty',
        label: duty.duty === 'recheck' && known !== null ? `Recheck ${known.label}` : LABELS[duty.duty],
        why: `Silenced by ${duty.by.kind === 'system' ? 'the system' : duty.by.name}`,
        risks: [],
        needs: known === null ? [] : [known.measure],
        dueAtMs: duty.dueAtMs,
        windowFromMs: duty.atMs + 1,
        windowToMs: FOREVER,
        overdueFromMs: duty.dueAtMs + state.protocol.schedule.criticalGraceMin * MINUTE_MS,
        outcome: doneAtMs !== null ? 'done' : given ? 'notDone' : 'open',
        taken: doneAtMs !== null && known !== null ? [known.measure] : [],
        doneAtMs,
        notDoneReason: given?.reason ?? null,
        failed: null,
        series: null,
      },
    ];
  });
}

function doneSince(state: SessionState, family: string, episode: Episode, { atMs }: Duty): number | null {
  const known = isWatched(family) ? null : measureOfFamily(family);
  if (known !== null) return measureTakenIn(state, known.measure, atMs + 1, FOREVER);
  return episode.acknowledgements.find((seen) => seen.atMs > atMs)?.atMs ?? null;
}
