import { describe, expect, it } from 'vitest';
import { gapReason, gapsOf, withBreaks } from '#client/features/session/timeline/gaps.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { scene } from '#tests/shared/scene.ts';

const SILENCE_MS = 60_000;
const byHand = (minute: number) => ({ t: minute * MINUTE_MS, v: 1, continuous: false });
const sample = (second: number) => ({ t: second * 1000, v: 1, continuous: true });

describe('a line breaks', () => {
  it('between two hand-taken points more than 25 minutes apart, not at 25', () => {
    expect(gapsOf([byHand(0), byHand(25)], SILENCE_MS)).toEqual([]);
    expect(gapsOf([byHand(0), byHand(25.1)], SILENCE_MS)).toHaveLength(1);
  });

  it('when a continuous device misses more than two of its intervals and is called silent', () => {
    const every30 = [0, 30, 60, 90, 120, 150].map(sample);
    expect(gapsOf([...every30, sample(210)], SILENCE_MS)).toEqual([]);
    expect(gapsOf([...every30, sample(211)], SILENCE_MS)).toHaveLength(1);
  });

  it('not for the jitter of a fast device', () => {
    expect(gapsOf([0, 1, 2, 3, 8, 9].map(sample), SILENCE_MS)).toEqual([]);
  });

  it('with a point without a value inside, so that nothing joins the two ends', () => {
    const points = [byHand(0), byHand(40)];
    expect(withBreaks(points, gapsOf(points, SILENCE_MS)).map((point) => point.v)).toEqual([1, null, 1]);
  });
});

describe('a gap says why', () => {
  const stage = scene({ plannedMg: 28 });
  stage.dose(0);
  const { checks } = stage.judge(90);
  const gap = (from: number, to: number) => ({ fromMs: stage.at(from), toMs: stage.at(to) });

  it('that blood pressure was not planned until its first check', () => {
    expect(gapReason(gap(-11, 40), 'BP', 'bloodPressure', checks).long).toBe('BP not planned until T+40');
  });

  it('that a planned measurement is missing', () => {
    expect(gapReason(gap(20, 70), 'HR', 'heartRateBpm', checks).long).toBe('No HR for 50 min');
  });
});
