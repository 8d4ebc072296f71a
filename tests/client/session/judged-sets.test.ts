import { describe, expect, it } from 'vitest';
import { judgeSet, severityOf } from '#client/features/session/sets/judged-sets.ts';
import { setsOf } from '#client/features/session/sets/sets.ts';
import { id, scene } from '#tests/shared/scene.ts';

const FULL = { hr: 78, spo2: 97, rr: 14, sed: 5, diss: 0 };

function dosed() {
  const stage = scene({ plannedMg: 28 });
  stage.set(-25, { bp: [146, 92], ...FULL });
  stage.set(-18, { bp: [140, 88], ...FULL });
  stage.set(-11, { bp: [138, 86], ...FULL });
  stage.dose(0);
  stage.set(45, { bp: [184, 108], ...FULL, diss: 8 });
  return stage;
}

function judgedAt(stage: ReturnType<typeof scene>, minute: number) {
  const set = setsOf(stage.state.entries).find(({ takenAtMs }) => takenAtMs === stage.at(minute));
  if (set === undefined) throw new Error(`no set at ${minute}`);
  return judgeSet(stage.state, set);
}

describe('a past set', () => {
  it('is marked by the limits it breaks, value by value', () => {
    const { reasons, deltas } = judgedAt(dosed(), 45);
    expect(severityOf(reasons, ['systolicMmHg'])).toBe('critical');
    expect(severityOf(reasons, ['diastolicMmHg'])).toBe('warning');
    expect(severityOf(reasons, ['dissociation'])).toBe('warning');
    expect(severityOf(reasons, ['heartRateBpm'])).toBeNull();
    expect(deltas).toMatchObject({ systolicMmHg: 46, diastolicMmHg: 22 });
  });

  it('before the dose holds it, which has no severity', () => {
    const { reasons, holds } = judgedAt(dosed(), -25);
    expect(reasons).toEqual([]);
    expect(holds.map(({ text }) => text)).toEqual(['SYS 146 > 140', 'DIA 92 > 90']);
  });

  it('that was withdrawn marks nothing', () => {
    const stage = dosed();
    stage.do(46, { type: 'WithdrawEntry', body: { entryId: id('r45'), reason: 'other patient' } });
    expect(severityOf(judgedAt(stage, 45).reasons, ['systolicMmHg'])).toBeNull();
  });
});
