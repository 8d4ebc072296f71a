import { describe, expect, test } from 'vitest';
import { cellsOf, gridFor } from '#client/features/board/cells.ts';
import { aSummary, minutesAgo } from './summaries.ts';

const chairs = ['1', '2', '3'];
const labels = (cells: ReturnType<typeof cellsOf>) =>
  cells.map((cell) => `${cell.chairId} ${cell.kind === 'taken' ? cell.summary.identity.name : 'empty'}`);

describe('the chairs of the board', () => {
  test('stand in the order of the clinic, whoever sits in them', () => {
    const here = [aSummary({ chairId: '3' }), aSummary({ chairId: '1' })];
    expect(labels(cellsOf(chairs, here))).toEqual(['1 Brandt, Viktor', '2 empty', '3 Brandt, Viktor']);
  });

  test('are empty while their patient is only planned, and say who comes next', () => {
    const later = aSummary({ chairId: '2', stage: 'scheduled', plannedAtMs: minutesAgo(-90) });
    const sooner = aSummary({ chairId: '2', stage: 'scheduled', plannedAtMs: minutesAgo(-45) });
    const cell = cellsOf(chairs, [later, sooner])[1];
    expect(cell).toEqual({ kind: 'empty', chairId: '2', next: sooner });
  });

  test('are empty when their patient was signed out', () => {
    expect(labels(cellsOf(['1'], [aSummary({ chairId: '1', stage: 'discharged' })]))).toEqual(['1 empty']);
  });

  test.each([
    ['without a chair', null],
    ['on a chair the clinic no longer has', '9'],
  ])('never leave out a patient %s', (_, chairId) => {
    expect(labels(cellsOf(['1'], [aSummary({ chairId })]))).toEqual(['1 empty', `${chairId} Brandt, Viktor`]);
  });

  test('show both patients when two were put on one chair', () => {
    expect(cellsOf(['1'], [aSummary({ chairId: '1' }), aSummary({ chairId: '1' })])).toHaveLength(2);
  });
});

describe('the grid', () => {
  test('leaves two cells to the waiting readings up to ten chairs', () => {
    expect(gridFor(10)).toEqual({ columns: 3, rows: 4, tight: false, trayFolded: false });
    expect(gridFor(11).trayFolded).toBe(true);
  });

  test('keeps whole tiles up to twelve and then gives up the rail', () => {
    expect(gridFor(12).tight).toBe(false);
    expect(gridFor(13).tight).toBe(true);
  });

  test.each([1, 12, 13, 20, 21, 30, 31, 60])('has a cell for each of %i', (cells) => {
    const { columns, rows } = gridFor(cells);
    expect(columns * rows).toBeGreaterThanOrEqual(cells);
  });
});
