import type { SessionState } from '../../state.ts';
import { MINUTE_MS } from '../../vocabulary.ts';
import { firstDoseAtMs } from '../facts.ts';

/** How long a patient may be with nobody before that is told, minutes [P]: an arrival is brought to a chair first. */
export const HOLDER_NOTICE_MIN = 5;
/** The same once a dose was given. */
export const HOLDER_WARNING_MIN = 2;

interface HolderWanted {
  sinceMs: number;
  noticeAtMs: number;
  /** Null before a dose. */
  warningAtMs: number | null;
}

/** [HOLDER] Since when nobody holds the patient, and when that is told (inclusive); null: somebody does, or nobody needs to. */
export function holderWantedFrom(state: SessionState): HolderWanted | null {
  const sinceMs = state.withoutNurseSinceMs;
  if (sinceMs === null || state.end !== null) return null;
  const t0Ms = firstDoseAtMs(state);
  return {
    sinceMs,
    noticeAtMs: sinceMs + HOLDER_NOTICE_MIN * MINUTE_MS,
    warningAtMs: t0Ms === null ? null : Math.max(sinceMs, t0Ms) + HOLDER_WARNING_MIN * MINUTE_MS,
  };
}
