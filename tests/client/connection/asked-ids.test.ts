import { expect, test } from 'vitest';
import { askedIds } from '#client/connection/ids.ts';

const move = (reason: string) => ({ type: 'WithdrawEntry', body: { entryId: 'e', reason } });

test('the same asked twice in one dialog has one id', () => {
  const idOf = askedIds();
  expect(idOf(move('slipped'))).toBe(idOf(move('slipped')));
});

test('something else asked in it has another, also when the first is asked again after that', () => {
  const idOf = askedIds();
  const ids = ['slipped', 'fell off', 'slipped'].map((reason) => idOf(move(reason)));
  expect(new Set(ids).size).toBe(3);
});

test('the same asked in two dialogs is asked twice', () => {
  expect(askedIds()(move('slipped'))).not.toBe(askedIds()(move('slipped')));
});
