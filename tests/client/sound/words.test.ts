import { describe, expect, test } from 'vitest';
import { soundText, stationText } from '#client/features/sound/station-words.ts';
import { badgeOf } from '#client/frame/badge.ts';
import { lostText } from '#client/frame/lost-notice.tsx';
import { silencesOf } from '#client/frame/silence-notice.tsx';
import { isCheckDue, type SoundAt, soundLook } from '#client/sound/sound-words.ts';
import type { StationInfo } from '#shared/wire/stations.ts';

const DAY_MS = 86_400_000;
const ON: SoundAt = {
  audio: 'running',
  pausedForMs: 0,
  elsewhere: false,
  standsIn: false,
  checkDue: false,
};

describe('the control of the sound', () => {
  test.each<[Partial<SoundAt>, string, string]>([
    [{}, 'bell', 'Sound on'],
    [{ pausedForMs: 84_000 }, 'bellPaused', 'Sound paused 1:24'],
    [{ audio: 'blocked' }, 'bellOff', 'Sound blocked'],
    [{ audio: 'blocked', pausedForMs: 84_000 }, 'bellOff', 'Sound blocked'],
    [{ audio: 'starting' }, 'bell', 'Sound starts'],
    [{ elsewhere: true }, 'bellOff', 'Room sounds elsewhere'],
    [{ elsewhere: true, standsIn: true }, 'bell', 'Sound on, stands in'],
  ])('of %o shows %s and says "%s"', (of, icon, text) => {
    expect(soundLook({ ...ON, ...of })).toMatchObject({ icon, text });
  });

  test('asks for a check while it sounds', () => {
    expect(soundLook({ ...ON, checkDue: true })).toMatchObject({ text: 'Sound on', due: true });
    expect(soundLook(ON).due).toBe(false);
  });

  test('is drawn as a technical notice only where an alert would not be heard', () => {
    expect(soundLook({ ...ON, audio: 'blocked' }).silent).toBe(true);
    for (const of of [{}, { pausedForMs: 1000 }, { elsewhere: true }])
      expect(soundLook({ ...ON, ...of }).silent).toBe(false);
  });
});

test('a sound check is due when there was none, when nothing was heard, and after a day exactly', () => {
  expect(isCheckDue(null, 0)).toBe(true);
  expect(isCheckDue({ atMs: 0, heard: false }, 1)).toBe(true);
  expect(isCheckDue({ atMs: 0, heard: true }, DAY_MS - 1)).toBe(false);
  expect(isCheckDue({ atMs: 0, heard: true }, DAY_MS)).toBe(true);
});

describe('where nobody would be heard', () => {
  const all = { open: 1, watching: 1, audible: 1, sinceMs: null, silentSinceMs: null, lost: [] };
  const silentRooms = [{ room: 'Recovery', sinceMs: 5 }];

  test('is nowhere while the server has said nothing of it', () => {
    expect(silencesOf(null)).toEqual([]);
    expect(silencesOf({ ...all, silentRooms: [] })).toEqual([]);
  });

  test('is each silent room; or the clinic, whose rooms then need no saying', () => {
    expect(silencesOf({ ...all, silentRooms })).toMatchObject([{ sinceMs: 5 }]);
    expect(silencesOf({ ...all, silentRooms, silentSinceMs: 9 })).toEqual([
      { where: 'in this clinic', sinceMs: 9 },
    ]);
  });
});

test('lost stations are one line, however many', () => {
  const nora = { stationId: 'a', who: 'Nora', room: 'Garden', sinceMs: 1 };
  const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
  expect(plain(lostText([nora]))).toBe('The station of Nora in Garden is gone');
  expect(plain(lostText([{ ...nora, room: null }, nora, nora]))).toBe('3 stations are gone, that of Nora');
});

describe('a line of the list of stations', () => {
  const station: StationInfo = {
    stationId: 'a',
    who: 'Nora',
    role: 'nurse',
    locked: false,
    visible: true,
    showsBoard: true,
    sinceMs: 0,
    room: null,
    audible: true,
    sound: 'on',
    paused: null,
  };

  test('says where it is and whether it watches', () => {
    expect(stationText(station, true)).toBe('this one, watches the board');
    expect(stationText({ ...station, role: 'wall', visible: false }, false)).toBe('wall display, hidden');
    expect(stationText({ ...station, showsBoard: false }, false)).toBe('on another page');
  });

  test('says how it stands with sound', () => {
    expect(soundText(station)).toBe('Sounds');
    expect(soundText({ ...station, paused: { by: 'Nora', sinceMs: 0, untilMs: 9 } })).toBe('Paused');
    expect(soundText({ ...station, sound: 'blocked', audible: false })).toBe('Cannot sound');
    expect(soundText({ ...station, sound: 'elsewhere', audible: false })).toBe('Leaves it to another');
    expect(soundText({ ...station, sound: 'elsewhere' })).toBe('Sounds, stands in');
  });
});

describe('the image beside the title', () => {
  const image = (...of: Parameters<typeof badgeOf>) => decodeURIComponent(badgeOf(...of));

  test('[L-49] tells how many nobody has seen, in colour and shape of the worst', () => {
    expect(image({ count: 2, worst: 'critical' }, false)).toMatch(/#c4161c.*<path d="M16 0l16 16.*>2</);
    expect(image({ count: 1, worst: 'warning' }, false)).toMatch(/#ffd21f.*<path d="M16 1l16 30.*>1</);
    expect(image({ count: 12, worst: 'warning' }, false)).toContain('>9+<');
  });

  test('is a letter when all are seen, and a dash when the screen is blind, whatever it last knew', () => {
    expect(image(null, false)).toContain('>A<');
    expect(image({ count: 2, worst: 'critical' }, true)).toContain('>–<');
  });
});
