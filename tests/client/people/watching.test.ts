import { describe, expect, test } from 'vitest';
import { unseenMark, unseenOf } from '#client/frame/badge.ts';
import { watchingWords } from '#client/frame/watching.ts';
import { anAlert, aSummary } from '#tests/client/board/summaries.ts';

const NOBODY_MISSING = { audible: 1, sinceMs: null, silentSinceMs: null, silentRooms: [], lost: [] };
const words = (watching: number, thisOne: boolean, patientsHere = true) =>
  watchingWords({ ...NOBODY_MISSING, open: 5, watching }, thisOne, patientsHere);

describe('how many screens watch', () => {
  test('is not said before the server has told', () => {
    expect(watchingWords(null, true, true)).toBeNull();
  });

  test('is a plain number when others watch', () => {
    expect(words(2, true)).toMatchObject({ text: '2 screens watch', low: false });
    expect(words(1, false)).toMatchObject({ text: '1 screen watches', low: false });
  });

  test('is a technical notice when this is the only one, while a patient is here', () => {
    expect(words(1, true)).toMatchObject({ text: 'No other screen watches', low: true });
    expect(words(1, true, false)?.low).toBe(false);
  });

  test('is left to the line across the page when none does', () => {
    expect(words(0, false)).toBeNull();
  });
});

describe('the title of the window', () => {
  test('tells the worst alert nobody has seen and how many there are, never whose', () => {
    const one = aSummary({ alerts: [anAlert({ severity: 'warning' }), anAlert({ episodeId: 'HR:1' })] });
    expect(unseenMark(unseenOf([one, aSummary({ alerts: [] })]))).toBe('!!! 2 unseen');
  });

  test('says nothing of notices', () => {
    expect(unseenMark(unseenOf([aSummary({ alerts: [anAlert({ severity: 'notice' })] })]))).toBe('');
  });
});
