import { setImmediate as nextTurn } from 'node:timers/promises';
import { TZDate } from '@date-fns/tz';
import type { TrailLine } from '#shared/wire/trail.ts';
import type { House } from '../house.ts';
import { CSV_BEGINS, csvLine } from './csv.ts';
import { trailPage } from './page.ts';
import { type Position, readPosition } from './position.ts';

const HEAD = ['time (UTC)', 'time (clinic)', 'kind', 'who', 'role', 'what', 'of', 'id', 'number'];
const LINES_A_PAGE = 500;

/** The trail as CSV in pieces, newest first, whole pages at a time: however long it is, little of it is in memory. */
export async function* trailCsv(
  house: House,
  timeZone: string,
  range: { fromMs: number | null; toMs: number | null },
): AsyncGenerator<string> {
  yield CSV_BEGINS + csvLine(HEAD);
  let before: Position | null = null;
  do {
    const page = await trailPage(house, 'both', { ...range, before, limit: LINES_A_PAGE });
    if (page.lines.length > 0) yield page.lines.map((line) => csvOf(line, timeZone)).join('');
    before = page.before === null ? null : readPosition(page.before);
    // An embedded database answers within one turn: others must have theirs.
    await nextTurn();
  } while (before !== null);
}

function csvOf(line: TrailLine, timeZone: string): string {
  const { atMs, kind, who, role, what, streamKind, subjectId, seq } = line;
  const utc = new Date(atMs).toISOString();
  const local = new TZDate(atMs, timeZone).toISOString();
  return csvLine([utc, local, kind, who, role, what, streamKind, subjectId, seq]);
}
