import type { CheckJudgement } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';
import { FOREVER, type Obligation } from './obligation.ts';
import { obligations } from './obligations.ts';

/** [OVERDUE] Counted from the due time, strictly after grace: low, then medium, then the prescriber is told. */
export function overdueLevel(
  state: SessionState,
  check: Obligation,
  nowMs: number,
): CheckJudgement['overdue'] {
  if (check.outcome !== 'open' || check.overdueFromMs === null || nowMs <= check.overdueFromMs) return null;
  const { mediumMin, prescriberToldMin } = state.protocol.schedule;
  if (nowMs > check.dueAtMs + prescriberToldMin * MINUTE_MS) return 'prescriberTold';
  return nowMs > check.dueAtMs + mediumMin * MINUTE_MS ? 'medium' : 'low';
}

/** The checks as of `nowMs`, in order of due time. */
export function judgeChecks(state: SessionState, nowMs: number): CheckJudgement[] {
  return obligations(state).map((check) => {
    const { outcome, overdueFromMs, series: _, ...rest } = check;
    const overdue = overdueLevel(state, check, nowMs);
    const open = overdue ? 'overdue' : nowMs >= check.windowFromMs ? 'due' : 'upcoming';
    const ended = state.end !== null && outcome === 'open';
    const status = ended ? 'missed' : outcome === 'open' ? open : outcome;
    return { ...rest, overdueFromMs: overdueFromMs ?? FOREVER, status, overdue: ended ? null : overdue };
  });
}
