import { expect, test } from 'vitest';
import { problemsOf, type WriterHistory } from './history.ts';

const history: WriterHistory = { sent: 3, acknowledged: 2, seqs: new Map([[2, 2]]) };
const stored = (...numbers: number[]) => numbers.map((number, i) => ({ number, seq: i + 1 }));

test('the check of a history accepts what was acknowledged with or without what was only sent', () => {
  expect(problemsOf(0, history, stored(1, 2))).toEqual([]);
  expect(problemsOf(0, history, stored(1, 2, 3))).toEqual([]);
});

test('the check of a history names what is lost, doubled, elsewhere or never sent', () => {
  expect(problemsOf(0, history, stored(1))).toEqual(['writer 0: 2 was acknowledged and is lost']);
  expect(problemsOf(0, history, stored(1, 2, 2))).toContain('writer 0: 2 is stored twice');
  expect(problemsOf(0, history, stored(2, 1))).toEqual(['writer 0: 2 was acknowledged at 2 and is at 1']);
  expect(problemsOf(0, history, stored(1, 2, 3, 4))).toEqual(['writer 0: 4 was never sent']);
});
