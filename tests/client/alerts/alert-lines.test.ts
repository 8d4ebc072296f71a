import { describe, expect, it } from 'vitest';
import { closeAlert } from '#client/features/alerts/alert-acts.ts';
import { courseOf, endingOf, evidenceOf, otherReasons } from '#client/features/alerts/alert-lines.ts';
import { adviceOf, measuringAdvice } from '#client/features/alerts/measuring-advice.ts';
import type { Alert } from '#shared/judgement.ts';
import { openAlert, type Scene, scene } from '#tests/shared/scene.ts';

const ZONE = 'Europe/London';
const FULL = { hr: 78, spo2: 97, rr: 14, sed: 5, diss: 0 };

function surge(): Scene {
  const stage = scene({ plannedMg: 28 });
  stage.set(-8, { bp: [138, 86], ...FULL });
  stage.dose(0);
  stage.set(40, { bp: [184, 112], ...FULL });
  return stage;
}

function pressureAlert(stage: Scene, minute: number): Alert {
  const alert = openAlert(stage.judge(minute), 'BP');
  if (alert === undefined) throw new Error('no alert on blood pressure');
  return alert;
}

function view(stage: Scene, minute: number) {
  return { state: stage.state, judgement: stage.judge(minute), role: null, chairIds: [], takenChairIds: [] };
}

describe('an alert says', () => {
  it('what else is broken besides what it is named for', () => {
    const alert = pressureAlert(surge(), 41);
    expect(alert.message).toBe('SYS 184 ≥ 180');
    expect(otherReasons(alert)).toContain('DIA 112 ≥ 110');
    expect(otherReasons(alert)).not.toContain('SYS 184 ≥ 180');
  });

  it('when to repeat, who has seen it and that it is confirmed', () => {
    const stage = surge();
    expect(courseOf(pressureAlert(stage, 41), ZONE)).toContain('Repeat by 11:45');
    const { episodeId } = pressureAlert(stage, 41);
    stage.do(41, { type: 'AcknowledgeAlert', body: { episodeId } });
    stage.set(45, { bp: [186, 112], ...FULL });
    const course = courseOf(pressureAlert(stage, 46), ZONE);
    expect(course).toContain('✓ Seen N. Okafor 11:41');
    expect(course).toContain('Confirmed 11:45');
  });

  it('since when a check is late, and never that this was confirmed', () => {
    const late = openAlert(surge().judge(76), 'CHECK:T+60');
    if (late === undefined) throw new Error('no alert on the late check');
    expect(evidenceOf(late, ZONE)).toBe('Was due 12:00');
    expect(courseOf(late, ZONE).join()).not.toContain('Confirmed');
  });

  it('how far it is back inside', () => {
    const stage = surge();
    stage.set(45, { bp: [186, 112], ...FULL });
    stage.set(50, { bp: [130, 80], ...FULL });
    expect(courseOf(pressureAlert(stage, 51), ZONE)).toContain('Inside 1 of 2');
  });

  it('how it ended, by whom and with which note', () => {
    const stage = surge();
    stage.set(45, { bp: [186, 112], ...FULL });
    stage.set(50, { bp: [130, 80], ...FULL });
    stage.set(55, { bp: [128, 80], ...FULL });
    const { episodeId } = pressureAlert(stage, 56);
    stage.do(57, { type: 'CloseAlert', body: { episodeId, note: 'Settled' } });
    const [ended] = stage.judge(58).alerts.history;
    if (ended === undefined) throw new Error('not ended');
    expect(endingOf(ended, ZONE)).toBe('11:57 closed by N. Okafor: Settled');
  });
});

describe('closing', () => {
  it('is no dialog while the alert is active', () => {
    const stage = surge();
    const { episodeId } = pressureAlert(stage, 41);
    expect(closeAlert(episodeId)(view(stage, 41))).toBeNull();
  });

  it('asks for a note when it was critical', () => {
    const stage = surge();
    stage.set(45, { bp: [186, 112], ...FULL });
    stage.set(50, { bp: [130, 80], ...FULL });
    stage.set(55, { bp: [128, 80], ...FULL });
    const { episodeId } = pressureAlert(stage, 56);
    const form = closeAlert(episodeId)(view(stage, 56));
    expect(form?.fields).toMatchObject([{ name: 'note', required: true }]);
  });
});

it('an emergency symptom is met with the emergency, not with how to measure', () => {
  const stage = surge();
  const alert = pressureAlert(stage, 41);
  const pain = { rule: 'BP-SX', severity: 'critical', text: 'Chest pain', value: null, values: [] } as const;
  expect(adviceOf(alert)).toContain('heart level');
  const reasons = [...alert.reasons, { ...pain, values: [] }];
  expect(adviceOf({ ...alert, reasons })).toContain('call the prescriber');
});

it('how to measure properly is said where something is measured again', () => {
  expect(measuringAdvice('BP')).toContain('heart level');
  expect(measuringAdvice('HAND')).toBeNull();
  expect(measuringAdvice('CHECK')).toBeNull();
});
