import { describe, expect, test } from 'vitest';
import { dueText, remsSections, remsText } from '#client/features/session/rems/rems-lines.ts';
import { remsOf, type Scene, scene } from '#tests/shared/scene.ts';
import { CALM, dosed } from '#tests/shared/visits.ts';

/** Every line of the draft by its label. */
function linesAt(stage: Scene, min: number) {
  const rems = remsOf(stage.judge(min));
  const lines = remsSections(stage.state, rems, 'Harbour Clinic').flatMap((section) => section.lines);
  return new Map(lines.map((line) => [line.label, line]));
}

describe('the draft of the monitoring form', () => {
  test('is due seven days after the date on which the session began, in the clinic’s zone', () => {
    const late = scene({ t0Clock: '23:30' });
    late.dose(0);
    const rems = remsOf(late.judge(1));
    expect(dueText(rems, 'UTC')).toBe('Due by Tue 19 May 2026');
    expect(dueText(rems, 'Europe/London')).toBe('Due by Wed 20 May 2026');
  });

  test('calls a partial dose other and says what was planned and what was delivered', () => {
    const stage = scene({ plannedMg: 84 });
    stage.dose(0);
    stage.dose(5);
    expect(linesAt(stage, 6).get('Dose')).toMatchObject({
      value: null,
      evidence: 'Planned 84 mg, delivered 56 mg, 2 devices; dosing goes on',
    });
    stage.do(8, { type: 'StopDosing', body: { reason: 'asked', takenAtMs: stage.at(8) } });
    expect(linesAt(stage, 9).get('Dose')).toMatchObject({
      value: 'Other: 56 mg',
      evidence: 'Planned 84 mg, delivered 56 mg, 2 devices',
    });
    expect(linesAt(dosed(), 6).get('Dose')?.value).toBe('56 mg');
  });

  test('gives each answer with the score, set or alert it rests on', () => {
    const stage = dosed();
    stage.set(20, { ...CALM, sed: 4, diss: 3 });
    stage.set(40, { ...CALM, bp: [164, 92], diss: 4 });
    stage.set(45, { bp: [150, 88] });
    stage.set(60, { ...CALM, bp: [128, 80], diss: 1 });
    const lines = linesAt(stage, 61);
    expect(lines.get('Sedation')).toMatchObject({
      value: 'Yes, from 20 to 40 min',
      evidence: 'MOAA/S 4 at 11:20; MOAA/S 5 at 11:40',
    });
    expect(lines.get('Dissociation')?.value).toBe('Yes, from 20 to 60 min');
    expect(lines.get('40 min after')).toMatchObject({ value: '164/92 mmHg', evidence: 'T+40, 11:40' });
    expect(lines.get('Before the dose')).toMatchObject({ value: '120/76 mmHg', evidence: 'Baseline 10:52' });
    expect(lines.get('Respiratory depression')).toMatchObject({
      value: 'No',
      evidence: 'No alert of these values since the dose',
    });
    expect(lines.get('Rise of blood pressure')?.evidence).toContain('Alert pressure over its limit');
  });

  test('leaves open what is missing, not over, or a clinician’s to answer', () => {
    const stage = scene();
    stage.dose(0);
    stage.dose(5);
    stage.do(6, { type: 'ReleasePatient', body: { reason: 'end of shift' } });
    const lines = linesAt(stage, 50);
    const open = [
      ['Before the dose', 'No baseline'],
      ['40 min after', 'None taken from T+35 to T+45'],
      ['Duration', 'Not over yet'],
      ['Sedation', 'Not scored since the dose'],
      ['Respiratory depression', 'Not measured since the dose'],
      ['Rise of blood pressure', 'Not measured since the dose'],
      ['Serious adverse event', 'A clinician’s judgement; no draft on record'],
      ['Monitoring clinician', 'Nobody has taken over'],
    ];
    for (const [label, evidence] of open)
      expect(lines.get(label ?? '')).toEqual({ label, value: null, evidence });
  });

  test('goes on while an effect lasts, and says what the newest score is', () => {
    const stage = dosed();
    stage.set(20, { ...CALM, diss: 3 });
    expect(linesAt(stage, 21).get('Dissociation')).toMatchObject({
      value: 'Yes, from 20 to –– min',
      evidence: 'Dissociation 3 at 11:20; newest Dissociation 3',
    });
  });

  test('reads as text line by line, with dashes for what is open', () => {
    const stage = dosed();
    const rems = remsOf(stage.judge(6));
    const text = remsText('Draft', dueText(rems, 'UTC'), remsSections(stage.state, rems, 'Harbour Clinic'));
    expect(text.split('\n').slice(0, 5)).toEqual([
      'Draft',
      'Due by Tue 19 May 2026',
      '',
      'Patient and setting',
      'Name: Arden, Maya (Record 0047-001)',
    ]);
    expect(text).toContain('Duration: –– (Not over yet)');
  });
});
