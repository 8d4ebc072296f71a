import { describe, expect, test } from 'vitest';
import type { Call } from '#client/sound/calls.ts';
import { BLIND_EVERY_MS, type Facts, NOTHING_KNOWN, whatSounds } from '#client/sound/what-sounds.ts';
import type { Severity } from '#shared/vocabulary.ts';

const call = (severity: Severity, of: Partial<Call> = {}): Call => ({
  about: `s ${severity}`,
  severity,
  sinceMs: 100,
  once: severity === 'notice',
  chairId: '1',
  ...of,
});
const facts = (of: Partial<Facts>): Facts => ({
  link: 'current',
  slept: false,
  calls: [],
  patientsHere: true,
  blocked: false,
  paused: false,
  elsewhere: false,
  ...of,
});
/** What the last of these looks, one after another, makes of it. */
function heardAfter(...looks: Partial<Facts>[]) {
  let memory = NOTHING_KNOWN;
  let sounding = whatSounds(memory, facts({}));
  for (const of of looks) {
    sounding = whatSounds(memory, facts(of));
    memory = sounding.memory;
  }
  const { loop, restart, shot, endsPause } = sounding;
  return { loop: loop?.pattern ?? null, restart, shot, endsPause };
}
const SILENT = { loop: null, restart: false, shot: null, endsPause: false };
const critical = call('critical');
const warning = call('warning');
const notice = call('notice');

describe('[SOUND] what sounds now', () => {
  test.each<[string, Call[], string | null]>([
    ['nothing calls', [], null],
    ['a critical', [critical], 'high'],
    ['a warning', [warning], 'medium'],
    ['both, in either order', [warning, critical], 'high'],
    ['two warnings', [warning, call('warning', { about: 'other' })], 'medium'],
  ])('%s', (_, calls, loop) => {
    expect(heardAfter({ calls }).loop).toBe(loop);
  });

  test('a screen that was just opened sounds for what is open and unseen', () => {
    expect(heardAfter({ calls: [critical] })).toEqual({ ...SILENT, loop: 'high', restart: true });
  });

  test('what goes on calling goes on without beginning anew', () => {
    expect(heardAfter({ calls: [critical] }, { calls: [critical] })).toEqual({ ...SILENT, loop: 'high' });
  });

  test('something new begins the pattern anew, also under something worse: raised, worse, or calling again', () => {
    const second = call('warning', { about: 'second' });
    expect(heardAfter({ calls: [critical] }, { calls: [critical, second] }).restart).toBe(true);
    const again = { ...critical, sinceMs: 200 };
    expect(heardAfter({ calls: [critical] }, { calls: [again] }).restart).toBe(true);
    const worse = { ...warning, severity: 'critical' as const };
    expect(heardAfter({ calls: [warning] }, { calls: [worse] })).toMatchObject({
      loop: 'high',
      restart: true,
    });
  });

  test('an easing is no news: it calls on in the lower pattern', () => {
    const eased = { ...critical, severity: 'warning' as const };
    expect(heardAfter({ calls: [critical] }, { calls: [eased] })).toEqual({ ...SILENT, loop: 'medium' });
  });

  test('what somebody acknowledged and calls again is new', () => {
    expect(heardAfter({ calls: [critical] }, { calls: [] }, { calls: [critical] }).restart).toBe(true);
  });
});

describe('what is heard once', () => {
  test('is one burst, and not again while it stands as it is', () => {
    expect(heardAfter({ calls: [notice] })).toEqual({ ...SILENT, shot: 'low' });
    expect(heardAfter({ calls: [notice] }, { calls: [notice] })).toEqual(SILENT);
  });

  test('is heard again in another state: later, or worse', () => {
    const room = call('warning', { about: 'room', once: true });
    expect(heardAfter({ calls: [room] }, { calls: [{ ...room, sinceMs: 300 }] }).shot).toBe('medium');
    expect(heardAfter({ calls: [{ ...room, severity: 'notice' }] }, { calls: [room] }).shot).toBe('medium');
  });

  test('several at once are one burst of the worst, not one after another', () => {
    const room = call('warning', { about: 'room', once: true });
    expect(heardAfter({ calls: [notice, room] }).shot).toBe('medium');
    expect(heardAfter({ calls: [notice, room] }, { calls: [notice, room] })).toEqual(SILENT);
  });

  test('waits while something calls again and again, and is heard then if it still stands', () => {
    const under = { calls: [notice, warning] };
    expect(heardAfter(under)).toEqual({ ...SILENT, loop: 'medium', restart: true });
    expect(heardAfter(under, { calls: [notice] }).shot).toBe('low');
    expect(heardAfter(under, { calls: [] })).toEqual(SILENT);
  });
});

describe('[AUDIO-PAUSE] a paused station', () => {
  test('is silent for what called before', () => {
    expect(heardAfter({ calls: [critical] }, { calls: [critical], paused: true })).toEqual(SILENT);
  });

  test.each<[string, Call[], Call[]]>([
    ['a new warning', [critical], [critical, warning]],
    ['a worsening', [warning], [{ ...warning, severity: 'critical' }]],
    ['one that calls again', [critical], [{ ...critical, sinceMs: 200 }]],
  ])('sounds at once for %s, and its pause is over', (_, before, now) => {
    const sounding = heardAfter(
      { calls: before },
      { calls: before, paused: true },
      { calls: now, paused: true },
    );
    expect(sounding).toEqual({ loop: 'high', restart: true, shot: null, endsPause: true });
  });

  test('stays silent for a notice, which is heard when the pause is over', () => {
    const looks = [{ calls: [critical] }, { calls: [critical, notice], paused: true }];
    expect(heardAfter(...looks)).toEqual(SILENT);
    expect(heardAfter(...looks, { calls: [notice] }).shot).toBe('low');
  });

  test('whose page is loaded anew is still paused: none of what it finds is newer than the pause', () => {
    expect(heardAfter({ calls: [critical], paused: true })).toEqual(SILENT);
  });

  test('sounds again for what still calls when the pause ends', () => {
    const looks = [{ calls: [critical] }, { calls: [critical], paused: true }];
    expect(heardAfter(...looks, { calls: [critical] })).toEqual({ ...SILENT, loop: 'high' });
  });
});

describe('a station that leaves the sound to another of its room', () => {
  test('is silent, and sounds the moment it stands in', () => {
    const elsewhere = { calls: [critical, notice], elsewhere: true };
    expect(heardAfter(elsewhere)).toEqual(SILENT);
    expect(heardAfter(elsewhere, { ...elsewhere, elsewhere: false }).loop).toBe('high');
  });
});

describe('a blocked station', () => {
  test('plays nothing, and once it may it sounds for what calls then and not for what called before', () => {
    expect(heardAfter({ calls: [critical, notice], blocked: true })).toEqual(SILENT);
    expect(heardAfter({ calls: [critical], blocked: true }, { calls: [notice] })).toEqual({
      ...SILENT,
      shot: 'low',
    });
  });

  test('does not stay paused for something new: whoever unblocks it hears it', () => {
    const looks = [{ calls: [critical] }, { calls: [critical, warning], blocked: true, paused: true }];
    expect(heardAfter(...looks).endsPause).toBe(true);
  });
});

describe('[WAKE] a page that slept', () => {
  test('plays nothing until it has caught up, then what is open and unseen', () => {
    const slept = [{ calls: [critical] }, { calls: [critical], link: 'waking' as const }];
    expect(heardAfter(...slept)).toEqual(SILENT);
    expect(heardAfter(...slept, { calls: [] })).toEqual(SILENT);
    expect(heardAfter(...slept, { calls: [critical] }).loop).toBe('high');
  });

  test('is paused no longer when something was announced while it slept', () => {
    const looks = [{ calls: [critical] }, { link: 'waking' as const, paused: true }];
    expect(heardAfter(...looks, { calls: [critical, warning], paused: true })).toMatchObject({
      loop: 'high',
      endsPause: true,
    });
  });

  test('that could not catch up says so in medium: how bad it was may long be over', () => {
    const blind = { link: 'blind' as const, slept: true, calls: [critical] };
    expect(heardAfter({ calls: [critical] }, blind).loop).toBe('medium');
  });
});

describe('a screen that went blind', () => {
  const blind = { link: 'blind' as const };

  test('says so every half minute, as loudly as the worst it last knew of', () => {
    expect(whatSounds(NOTHING_KNOWN, facts({ ...blind, calls: [critical] })).loop).toEqual({
      pattern: 'high',
      everyMs: BLIND_EVERY_MS,
    });
    expect(heardAfter({ ...blind, calls: [warning] }).loop).toBe('medium');
    expect(heardAfter({ ...blind, calls: [] }).loop).toBe('medium');
  });

  test('also where another station sounds: that one may hear the server, and this one does not', () => {
    expect(heardAfter({ ...blind, elsewhere: true }).loop).toBe('medium');
  });

  test('is silent when nobody was here, while it is paused, or blocked', () => {
    for (const of of [{ patientsHere: false }, { paused: true }, { blocked: true }])
      expect(heardAfter({ ...blind, ...of })).toEqual(SILENT);
  });
});
