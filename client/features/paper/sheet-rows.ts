import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { risksText } from '#client/ui/risk-words.ts';
import { checksAsked } from '#shared/clinical/schedule.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { MEASURES, type Measure } from '#shared/vocabulary.ts';

/** One line of the grid. What a check does not need is printed as not asked; an empty line needs nothing yet. */
export interface SheetRow {
  key: string;
  check: string;
  /** When it is due on the clock; empty where that is written by hand. */
  due: string;
  needs: readonly Measure[];
  /** What asked for it, where its name does not say: risks of the patient, a broken limit, a medicine; else ''. */
  why: string;
}

/** Lines of an ordinary form; more open checks make closer lines, never fewer checks. */
const ROWS = 14;
/** A form always has room for what nobody planned. */
const FREE_ROWS = 5;

/** Every check still due, in order of time, and free lines to the end of the page. Before a dose the clock is not known. */
export function sheetRows(state: SessionState, { checks, dosing }: Judgement): SheetRow[] {
  const asked =
    dosing.firstDoseAtMs === null
      ? checksAsked(state).map(({ checkId, label, needs, risks }) => ({
          key: checkId,
          check: label,
          due: '',
          needs,
          why: risksText(risks),
        }))
      : checks
          .filter(({ status }) => status === 'upcoming' || status === 'due' || status === 'overdue')
          .map(({ checkId, kind, label, dueAtMs, needs, risks, why }) => ({
            key: checkId,
            check: label,
            due: formatClock(dueAtMs, state.timeZone),
            needs,
            why: kind === 'repeat' ? isolated(why) : risksText(risks),
          }));
  return [...asked, ...blankRows(Math.max(FREE_ROWS, ROWS - asked.length))];
}

export function blankRows(count: number = ROWS): SheetRow[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `free ${index}`,
    check: '',
    due: '',
    needs: MEASURES,
    why: '',
  }));
}
