import { afterEach, describe, expect, test } from 'vitest';
import { setLocked, setMe } from '#client/store/live.ts';
import { askWho, settleWho, somebodyIsThere, whoQuestion } from '#client/store/who-is-there.ts';
import type { SignedInPerson } from '#shared/wire/people.ts';

const NORA: SignedInPerson = {
  kind: 'staff',
  staffId: 'nora',
  name: 'Nora Keller',
  role: 'nurse',
  locked: false,
  lockAfterMin: 5,
  initialsWhenLocked: true,
  expiresAtMs: 0,
  hasPin: true,
  hasSecondFactor: false,
};

afterEach(() => {
  settleWho(false);
  setMe(null);
});

describe('who is there', () => {
  test('is not asked at an open station', async () => {
    setMe(NORA);
    expect(await somebodyIsThere()).toBe(true);
    expect(whoQuestion.getState().asked).toBeNull();
  });

  test('is asked once at a locked station, and all who wait get the one answer', async () => {
    setMe(NORA);
    setLocked();
    const both = [somebodyIsThere(), somebodyIsThere()];
    expect(whoQuestion.getState().asked?.why).toBe('locked');
    settleWho(true);
    expect(await Promise.all(both)).toEqual([true, true]);
  });

  test('closed without an answer means nobody, and may be asked again', async () => {
    const first = askWho('switch');
    settleWho(false);
    expect(await first).toBe(false);
    const second = askWho('switch');
    settleWho(true);
    expect(await second).toBe(true);
  });
});
