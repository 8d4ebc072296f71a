import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectAt, signsAt } from '#server/demo/physiology.ts';
import { laterVisitor, ROSTER } from '#server/demo/roster.ts';

const [first] = ROSTER;
const body = first?.body ?? laterVisitor('1', 0, 0).body;

describe('a simulated body', () => {
  it('gives the same signs for the same minute, and others for another person', () => {
    expect(signsAt(body, 60, 30)).toEqual(signsAt(body, 60, 30));
    expect(signsAt({ ...body, seed: body.seed + 1 }, 60, 30)).not.toEqual(signsAt(body, 60, 30));
  });

  it('feels nothing of the drug before the dose, most at its peak, and hardly anything two hours later', () => {
    expect(effectAt(body, 0)).toBe(0);
    expect(effectAt(body, body.peakMin)).toBeCloseTo(1);
    expect(effectAt(body, 120)).toBeLessThan(0.1);
  });

  it('takes longer when the effect lingers', () => {
    expect(effectAt({ ...body, lingering: 1.9 }, 120)).toBeGreaterThan(3 * effectAt(body, 120));
  });

  it('never gives a sign that no living patient has, whoever it is and whenever it is measured', () => {
    const visitors = [...ROSTER, ...Array.from({ length: 40 }, (_, nth) => laterVisitor('1', nth, 0))];
    fc.assert(
      fc.property(fc.constantFrom(...visitors), fc.integer({ min: 0, max: 240 }), (visitor, minute) => {
        const signs = signsAt(visitor.body, minute + 20, minute);
        expect(signs.systolicMmHg).toBeGreaterThan(signs.diastolicMmHg + 14);
        expect(signs.systolicMmHg).toBeLessThan(230);
        expect(signs.spo2Percent).toBeLessThanOrEqual(100);
        expect(signs.spo2Percent).toBeGreaterThan(85);
        expect([3, 4, 5]).toContain(signs.moaas);
      }),
    );
  });
});

describe('the roster', () => {
  it('gives every patient an identity of their own', () => {
    const visitors = [...ROSTER, ...Array.from({ length: 200 }, (_, nth) => laterVisitor('1', nth + 1, 0))];
    expect(new Set(visitors.map(({ identity }) => identity.recordNumber)).size).toBe(visitors.length);
    for (const { identity } of visitors) expect(identity.birthDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('has one visitor per chair at the opening, and each kind of trouble once', () => {
    const early = ROSTER.filter(({ arriveMin }) => arriveMin < 5);
    expect(new Set(early.map(({ chairId }) => chairId)).size).toBe(10);
    const troubles = ROSTER.map(({ trouble }) => trouble).filter((trouble) => trouble !== 'none');
    expect(new Set(troubles).size).toBe(troubles.length);
  });
});
