import type { Judgement } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import { readingSamples } from './alerts/samples.ts';
import { ownLevels } from './baseline.ts';

/**
 * [CALLBACK] A reading recorded after the end but measured before it makes a call-back task, not a live alarm (12.27,
 * edge case 39). A transferred session stays open until its outcome and alarms no more.
 */
export function judgeCallBacks(state: SessionState): Judgement['callBacks'] {
  const { end } = state;
  if (!end) return [];
  const own = ownLevels(state);
  return state.readings
    .filter((reading) => reading.seq > end.seq)
    .map((reading) => {
      const broken = readingSamples(state, reading, own).flatMap((sample) =>
        sample.reasons.map((reason) => reason.text),
      );
      const done = state.callBacksDone[reading.entryId];
      const said = broken.length > 0 ? `: ${broken.join(', ')}` : '';
      return {
        entryId: reading.entryId,
        message: `A reading arrived after the patient had left${said}`,
        done: done ? { atMs: done.atMs, by: done.by, note: done.note } : null,
      };
    });
}
