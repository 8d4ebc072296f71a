import { expect, test } from 'vitest';
import { type Ear, hearable } from '#server/live/hearable.ts';

const ear = (sound: Ear['sound'], room: string | null = null): Ear => ({ sound, room });
/** How many are heard, and how many of them only stand in. */
const counts = (...screens: Ear[]) => {
  const { heard, standsIn } = hearable(screens);
  return [heard.size, standsIn.size];
};

test('[AUDIBLE] a screen that sounds is heard, a paused one too, a blocked one is not', () => {
  expect(counts(ear('on'))).toEqual([1, 0]);
  expect(counts(ear('paused'))).toEqual([1, 0]);
  expect(counts(ear('blocked'))).toEqual([0, 0]);
});

test('one that leaves the sound to another of its room is not heard while that one can be, paused or not', () => {
  expect(counts(ear('elsewhere', 'Recovery'), ear('on', 'Recovery'))).toEqual([1, 0]);
  expect(counts(ear('elsewhere', 'Recovery'), ear('paused', 'Recovery'))).toEqual([1, 0]);
});

test('it stands in as soon as its room has none that sounds: blocked, gone, or in another room', () => {
  expect(counts(ear('elsewhere', 'Recovery'), ear('blocked', 'Recovery'))).toEqual([1, 1]);
  expect(counts(ear('elsewhere', 'Recovery'))).toEqual([1, 1]);
  expect(counts(ear('elsewhere', 'Recovery'), ear('on', 'Garden'))).toEqual([2, 1]);
  expect(counts(ear('elsewhere', 'Recovery'), ear('on', null))).toEqual([2, 1]);
});

test('without a room there is nobody to leave the sound to', () => {
  expect(counts(ear('elsewhere'), ear('on'))).toEqual([2, 1]);
});

test('a room is the same room however it is written', () => {
  expect(counts(ear('elsewhere', ' recovery'), ear('on', 'Recovery'))).toEqual([1, 0]);
});

test('all that stand in for one room sound: nobody waits for another to begin', () => {
  expect(counts(ear('elsewhere', 'Recovery'), ear('elsewhere', 'Recovery'))).toEqual([2, 2]);
});
