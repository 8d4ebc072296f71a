import type { SessionDigest } from '#shared/clinical/digest.ts';
import { EFFECT_NAMES } from '#shared/clinical/symptoms.ts';

type Grade = SessionDigest['sideEffects'][number]['grade'];
type Answer = SessionDigest['screening'][number]['answer'];

/** What stands where a row and a session meet; null: nothing was recorded, or it was not asked. */
export interface GridRow<Cell> {
  key: string;
  label: string;
  cells: (Cell | null)[];
}

/**
 * Side effects by session: one row per effect, those of most sessions first. What was not recorded is null: nobody said
 * that it was absent. Each `other` one is a row of its own, by what it was.
 */
export function effectRows(sessions: readonly Pick<SessionDigest, 'sideEffects'>[]): GridRow<Grade>[] {
  return rowsBy(
    sessions.map(({ sideEffects }) =>
      sideEffects.map(({ effect, what, grade }) => ({
        key: what === null ? effect : `${effect}: ${what}`,
        label: what ?? EFFECT_NAMES[effect],
        cell: grade,
      })),
    ),
  ).sort((a, b) => filled(b) - filled(a) || (a.label < b.label ? -1 : 1));
}

/** What was asked before the dose, by session, in the order in which it was first asked. Not asked is null, never no. */
export function screeningRows(sessions: readonly Pick<SessionDigest, 'screening'>[]): GridRow<Answer>[] {
  return rowsBy(
    sessions.map(({ screening }) =>
      screening.map(({ item, label, answer }) => ({ key: item, label, cell: answer })),
    ),
  );
}

function rowsBy<Cell>(columns: readonly { key: string; label: string; cell: Cell }[][]): GridRow<Cell>[] {
  const labels = new Map(columns.flat().map(({ key, label }) => [key, label]));
  return [...labels].map(([key, label]) => ({
    key,
    label,
    cells: columns.map((column) => column.find((said) => said.key === key)?.cell ?? null),
  }));
}

function filled({ cells }: GridRow<unknown>): number {
  return cells.filter((cell) => cell !== null).length;
}
