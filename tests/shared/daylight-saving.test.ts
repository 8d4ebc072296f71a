import { describe, expect, it } from 'vitest';
import type { Judgement } from '#shared/judgement.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { openAlert, type Scene, scene, statusOf } from './scene.ts';
import { CALM } from './visits.ts';

const at = (iso: string) => Date.parse(iso);

/** Nights in which the clocks change half an hour after T0: by an hour, and by half an hour, both ways. */
const NIGHTS = [
  { night: 'back an hour', timeZone: 'America/New_York', t0Ms: at('2026-11-01T01:30:00-04:00') },
  { night: 'forward an hour', timeZone: 'America/New_York', t0Ms: at('2026-03-08T01:30:00-05:00') },
  { night: 'back half an hour', timeZone: 'Australia/Lord_Howe', t0Ms: at('2026-04-05T01:30:00+11:00') },
  { night: 'forward half an hour', timeZone: 'Australia/Lord_Howe', t0Ms: at('2026-10-04T01:30:00+10:30') },
] as const;

/** A dosed patient whose pressure at T+40 calls for a repeat at T+45. */
function played(options: { t0Ms?: number; timeZone?: string }): Scene {
  const stage = scene(options);
  stage.set(-8, { ...CALM, bp: [120, 76] });
  stage.dose(0);
  stage.dose(5);
  stage.set(20, { ...CALM, diss: 3 });
  stage.set(40, { ...CALM, bp: [165, 96] });
  return stage;
}

/** Every instant of a judgement as minutes after T0, in ids too, so that two nights can be compared. */
function sinceDose(judgement: Judgement, t0Ms: number): unknown {
  const text = JSON.stringify(judgement);
  return JSON.parse(text.replace(/\b1[78]\d{11}\b/g, (instant) => `${(Number(instant) - t0Ms) / MINUTE_MS}`));
}

describe.each(NIGHTS)('[edge 16] a night in which the clocks go $night', ({ t0Ms, timeZone }) => {
  it('[D1] opens the minimum time after 120 elapsed minutes, not a millisecond before', () => {
    const stage = played({ t0Ms, timeZone });
    const gateAtMs = t0Ms + 125 * MINUTE_MS;
    expect(stage.judge(41).dosing.gateAtMs).toBe(gateAtMs);
    expect(statusOf(stage.judge(125 - 1 / MINUTE_MS), 'D1')).toBe('unmet');
    expect(statusOf(stage.judge(125), 'D1')).toBe('met');
  });

  it('asks for the repeat of a broken limit after five elapsed minutes and for checks on their minutes', () => {
    const stage = played({ t0Ms, timeZone });
    const judged = stage.judge(41);
    expect(openAlert(judged, 'BP')?.repeatDueAtMs).toBe(t0Ms + 45 * MINUTE_MS);
    const scheduled = judged.checks.filter(({ kind }) => kind === 'scheduled');
    expect(scheduled.map(({ dueAtMs }) => (dueAtMs - t0Ms) / MINUTE_MS)).toEqual([20, 40, 60, 90, 120]);
  });

  it.each([41, 50, 89.9, 90, 91, 125, 160])('judges T+%d as on any other day', (minute) => {
    const ordinary = played({});
    const stage = played({ t0Ms, timeZone });
    expect(sinceDose(stage.judge(minute), t0Ms)).toEqual(sinceDose(ordinary.judge(minute), ordinary.t0));
  });
});

it('[edge 16] two sets of one wall time are two moments, the later one the newest', () => {
  const t0Ms = at('2026-11-01T00:45:00-04:00');
  const stage = scene({ t0Ms, timeZone: 'America/New_York' });
  stage.set(-8, { ...CALM, bp: [120, 76] });
  stage.dose(0);
  stage.dose(5);
  stage.set(105, { bp: [131, 80] });
  stage.set(45, { bp: [150, 90], enteredAt: 106 });
  expect(stage.state.readings.map(({ takenAtMs }) => (takenAtMs - t0Ms) / MINUTE_MS)).toEqual([-8, 45, 105]);
  expect(stage.judge(107).values.systolicMmHg).toMatchObject({
    value: 131,
    takenAtMs: at('2026-11-01T01:30:00-05:00'),
  });
});
