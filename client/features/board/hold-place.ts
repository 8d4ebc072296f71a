/** The row a pointer or the focus is on, and where it stood when it got there. */
export interface Held<Row> {
  row: Row;
  index: number;
}

/**
 * The rows with the held one kept in its place. A held row that has left the order stays too, marked settled: the next
 * row must not slide under a finger that is about to press.
 */
export function holdPlace<Row extends { sessionId: string }>(
  rows: readonly Row[],
  held: Held<Row> | null,
): { row: Row; settled: boolean }[] {
  const placed = rows.map((row) => ({ row, settled: false }));
  if (held === null) return placed;
  const current = placed.find(({ row }) => row.sessionId === held.row.sessionId);
  const others = placed.filter((one) => one !== current);
  others.splice(held.index, 0, current ?? { row: held.row, settled: true });
  return others;
}
