import { describe, expect, it } from 'vitest';
import { attestAll, scene, statusOf } from './scene.ts';

/** A full set and every statement from before the dose, then the dose. */
function dosedAfterAll() {
  const stage = scene();
  stage.set(-8, { bp: [122, 76], hr: 72, spo2: 98, rr: 14, sed: 5, diss: 0 });
  attestAll(stage, -5);
  stage.dose(0);
  return stage;
}

describe('What is from before the dose', () => {
  it.each(['D4', 'D5', 'D6', 'D7'])(
    '[SINCE] [UNKNOWN] is unknown for %s until it is measured since',
    (criterion) => {
      const stage = dosedAfterAll();
      expect(statusOf(stage.judge(1), criterion)).toBe('unknown');
      stage.set(20, { bp: [130, 80], hr: 80, spo2: 97, rr: 15, sed: 5, diss: 0 });
      expect(statusOf(stage.judge(20), criterion)).toBe('met');
    },
  );

  it.each(['D8', 'D9', 'D10', 'D11'])(
    '[SINCE] [UNKNOWN] is unknown for %s until it is stated since',
    (criterion) => {
      const stage = dosedAfterAll();
      expect(statusOf(stage.judge(1), criterion)).toBe('unknown');
      attestAll(stage, 2);
      expect(statusOf(stage.judge(2), criterion)).toBe('met');
    },
  );

  it.each(['D12', 'D13'])('[SINCE] %s may be settled before it', (criterion) => {
    expect(statusOf(dosedAfterAll().judge(1), criterion)).toBe('met');
  });
});
