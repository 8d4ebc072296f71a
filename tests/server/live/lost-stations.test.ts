import { expect, test } from 'vitest';
import { LOST_AFTER_MS, lostStations, type Watcher } from '#server/live/lost-stations.ts';

const NORA: Watcher = {
  stationId: 'a',
  holderId: 'nora',
  who: 'Nora Keller',
  room: 'Recovery',
  watches: true,
  heard: true,
};
const TOLD = { stationId: 'a', who: 'Nora Keller', room: 'Recovery', sinceMs: 500 };

/** Nora's station went like this, others are there, and somebody is to be watched unless `needed` says no. */
function gone(reason: string, there: Watcher[] = [], needed = true, of: Partial<Watcher> = {}) {
  const lost = lostStations();
  lost.left({ ...NORA, ...of }, reason, 500, 1000);
  lost.look(there, needed, 1000);
  return lost;
}

test('a station that watched and went without signing out is told after 15 s, with who and where, not before', () => {
  for (const reason of ['ping timeout', 'transport close', 'transport error']) {
    const lost = gone(reason);
    expect(lost.told(1000 + LOST_AFTER_MS - 1)).toEqual([]);
    expect(lost.told(1000 + LOST_AFTER_MS)).toEqual([TOLD]);
  }
});

test('signing out, or being signed out, is no loss', () => {
  for (const reason of ['client namespace disconnect', 'server namespace disconnect', 'server shutting down'])
    expect(gone(reason).all()).toEqual([]);
});

test('one that neither watched nor could be heard is missed by nobody; one that could be heard is', () => {
  expect(gone('ping timeout', [], true, { watches: false, heard: false }).all()).toEqual([]);
  expect(gone('ping timeout', [], true, { watches: false }).all()).toHaveLength(1);
  expect(gone('ping timeout', [], true, { heard: false }).all()).toHaveLength(1);
});

test('it is over when the station is back, whatever it shows', () => {
  expect(gone('ping timeout', [{ ...NORA, watches: false, heard: false }]).all()).toEqual([]);
});

test('it is over when the same person watches on another screen, signed in anew or not', () => {
  const other = { ...NORA, stationId: 'b', room: null };
  expect(gone('ping timeout', [other]).all()).toEqual([]);
  expect(gone('ping timeout', [{ ...other, watches: false }]).all()).toHaveLength(1);
});

test('it is over when another of the same room watches and is heard, and not when that one is elsewhere, silent or hidden', () => {
  const sam = { ...NORA, stationId: 'c', holderId: 'sam', room: 'recovery' };
  expect(gone('ping timeout', [sam]).all()).toEqual([]);
  expect(gone('ping timeout', [{ ...sam, heard: false }]).all()).toHaveLength(1);
  expect(gone('ping timeout', [{ ...sam, watches: false }]).all()).toHaveLength(1);
  expect(gone('ping timeout', [{ ...sam, room: 'Garden' }]).all()).toHaveLength(1);
  expect(gone('ping timeout', [{ ...sam, room: null }], true, { room: null }).all()).toHaveLength(1);
});

test('with no dosed patient left nobody is missed', () => {
  expect(gone('ping timeout', [], false).all()).toEqual([]);
});

test('several screens of one person in one room are missed once, since the first', () => {
  const lost = gone('ping timeout');
  lost.left({ ...NORA, stationId: 'b' }, 'transport close', 900, 2000);
  lost.left({ ...NORA, stationId: 'c', room: 'Garden' }, 'transport close', 900, 2000);
  expect(lost.told(60_000).map(({ room, sinceMs }) => [room, sinceMs])).toEqual([
    ['Recovery', 500],
    ['Garden', 900],
  ]);
});

test('says when the next one is to be told, so that nobody waits for whoever happens to look', () => {
  const lost = gone('ping timeout');
  lost.left({ ...NORA, holderId: 'sam', room: 'Garden' }, 'transport close', 900, 2000);
  expect(lost.dueAtMs(1000)).toBe(1000 + LOST_AFTER_MS);
  expect(lost.dueAtMs(1000 + LOST_AFTER_MS)).toBe(2000 + LOST_AFTER_MS);
  expect(lost.dueAtMs(2000 + LOST_AFTER_MS)).toBeNull();
});

test('a process clock that is set back makes it wait anew, and no longer', () => {
  const lost = gone('ping timeout');
  lost.look([], true, -3_600_000);
  expect(lost.told(-3_600_000 + LOST_AFTER_MS)).toEqual([TOLD]);
});
