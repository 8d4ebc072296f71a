import { describe, expect, test } from 'vitest';
import { nextChecks } from '#client/features/session/checks/next-checks.ts';
import { scene } from '#tests/shared/scene.ts';

describe('the next checks of a session', () => {
  test('[RISK] say when each is due, what it measures and why, and which risk asked', () => {
    const stage = scene();
    stage.do(-6, { type: 'StateRisk', body: { risk: 'maoiToday', present: true, note: null } });
    stage.dose(0);
    stage.dose(5);
    stage.set(20, { hr: 70, spo2: 98, rr: 14 });
    const [first, second] = nextChecks(stage.judge(21).checks, 'UTC');
    expect(first).toMatchObject({
      due: '10:20',
      label: 'T+20',
      needs: 'BP, scores',
      risks: 'MAOI today',
      why: expect.stringContaining('MAOI'),
    });
    expect(second).toMatchObject({
      due: '10:40',
      label: 'T+40',
      risks: '',
      needs: 'BP, HR, SpO₂, RR, scores',
    });
  });
});
