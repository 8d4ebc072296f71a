import { formatClock } from '#client/ui/format.ts';
import { checksAsked } from '#shared/clinical/schedule.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { Risk } from '#shared/protocols/modifiers.ts';
import type { SessionState } from '#shared/state.ts';
import { MEASURES, type Measure } from '#shared/vocabulary.ts';

/** One line of the grid. What a check does not need is printed as not asked; an empty line needs nothing yet. */
export interface SheetRow {
  key: string;
  check: string;
  /** The risks of this patient that ask for it, or for more of it. */
  risks: readonly Risk[];
  /** When it is due on the clock; empty where that is written by hand. */
  due: string;
  needs: readonly Measure[];
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
          risks,
          due: '',
          needs,
        }))
      : checks
          .filter(({ status }) => status === 'upcoming' || status === 'due' || status === 'overdue')
          .map(({ checkId, label, dueAtMs, needs, risks }) => ({
            key: checkId,
            check: label,
            risks,
            due: formatClock(dueAtMs, state.timeZone),
            needs,
          }));
  return [...asked, ...blankRows(Math.max(FREE_ROWS, ROWS - asked.length))];
}

export function blankRows(count: number = ROWS): SheetRow[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `free ${index}`,
    check: '',
    risks: [],
    due: '',
    needs: MEASURES,
  }));
}
