import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { downsample } from '#client/features/session/timeline/downsample.ts';

const series = fc
  .array(fc.integer({ min: 20, max: 250 }), { minLength: 400, maxLength: 2000 })
  .map((values) => values.map((v, index) => ({ t: index * 5000, v })));

describe('a line with many points', () => {
  it('[L-48] is drawn with 300 at most, the first and the last among them', () => {
    fc.assert(
      fc.property(series, (points) => {
        const drawn = downsample(points, 300);
        expect(drawn.length).toBeLessThanOrEqual(300);
        expect(drawn[0]).toBe(points[0]);
        expect(drawn.at(-1)).toBe(points.at(-1));
      }),
    );
  });

  it('keeps its highest and its lowest value', () => {
    fc.assert(
      fc.property(series, (points) => {
        const values = points.map(({ v }) => v);
        const drawn = downsample(points, 300).map(({ v }) => v);
        expect(Math.max(...drawn)).toBe(Math.max(...values));
        expect(Math.min(...drawn)).toBe(Math.min(...values));
      }),
    );
  });

  it('keeps one brief dip among calm samples', () => {
    const points = Array.from({ length: 1440 }, (_, index) => ({
      t: index * 5000,
      v: index === 777 ? 84 : 97,
    }));
    expect(downsample(points, 300)).toContainEqual({ t: 777 * 5000, v: 84 });
  });

  it('stays in order and keeps its breaks', () => {
    const points = Array.from({ length: 900 }, (_, index) => ({
      t: index,
      v: index === 450 ? null : index % 7,
    }));
    const drawn = downsample(points, 300);
    expect(drawn.map(({ t }) => t)).toEqual(drawn.map(({ t }) => t).toSorted((a, b) => a - b));
    expect(drawn).toContainEqual({ t: 450, v: null });
  });

  it('is left alone when it is short', () => {
    const points = [{ t: 0, v: 1 }];
    expect(downsample(points, 300)).toEqual(points);
    expect(downsample([], 300)).toEqual([]);
  });
});
