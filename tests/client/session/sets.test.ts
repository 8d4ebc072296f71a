import { describe, expect, it } from 'vitest';
import { setsOf, standingSets, thinMonitorSets } from '#client/features/session/sets/sets.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { id, scene } from '#tests/shared/scene.ts';

const FULL = { hr: 78, spo2: 98, rr: 14, sed: 5, diss: 0 };

describe('the sets of a session', () => {
  it('are what was taken at one moment, in clinical order whatever the order of recording', () => {
    const stage = scene();
    stage.set(-8, { bp: [122, 76], ...FULL });
    stage.dose(0);
    stage.set(20, { hr: 80 });
    stage.set(10, { hr: 90, enteredAt: 30, name: 'late' });
    const sets = setsOf(stage.state.entries);
    expect(sets.map(({ takenAtMs }) => (takenAtMs - stage.t0) / MINUTE_MS)).toEqual([-8, 10, 20]);
    expect(sets[0]?.readings).toHaveLength(1);
    expect(sets[0]?.scores).toHaveLength(2);
  });

  it('keep what was entered in error, which then no longer stands', () => {
    const stage = scene();
    stage.set(-8, { hr: 183, name: 'typo' });
    stage.do(-7, { type: 'WithdrawEntry', body: { entryId: id('typo'), reason: 'wrong patient' } });
    const sets = setsOf(stage.state.entries);
    expect(sets).toHaveLength(1);
    expect(standingSets(sets)).toEqual([]);
  });

  it('follow a corrected time', () => {
    const stage = scene();
    stage.set(-8, { hr: 78, name: 'r' });
    const content = stage.state.entries[id('r')]?.versions[0]?.content;
    if (content?.kind !== 'reading') throw new Error('not a reading');
    stage.do(-6, {
      type: 'CorrectEntry',
      body: {
        entryId: id('r'),
        version: 1,
        content: { ...content, takenAtMs: stage.at(-10) },
        reason: 'clock',
      },
    });
    expect(setsOf(stage.state.entries).map(({ takenAtMs }) => takenAtMs)).toEqual([stage.at(-10)]);
  });
});

describe('a monitor that samples all the time', () => {
  const stage = scene();
  stage.set(-8, { bp: [122, 76], ...FULL });
  for (let minute = -6; minute < 4; minute++) {
    stage.device(minute, { spo2Percent: 97, heartRateBpm: 70 }, { continuous: true, name: `m${minute}` });
  }
  const sets = setsOf(stage.state.entries);

  it('gets one column in five minutes, and the nurse keeps hers', () => {
    const kept = thinMonitorSets(sets, 5 * MINUTE_MS, new Set());
    expect(kept.map(({ takenAtMs }) => (takenAtMs - stage.t0) / MINUTE_MS)).toEqual([-8, -6, -1, 3]);
  });

  it('keeps every sample an alert stands on', () => {
    const kept = thinMonitorSets(sets, 5 * MINUTE_MS, new Set([id('m-4')]));
    expect(kept.map(({ takenAtMs }) => (takenAtMs - stage.t0) / MINUTE_MS)).toEqual([-8, -6, -4, -1, 3]);
  });
});
