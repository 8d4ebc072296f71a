import { describe, expect, it } from 'vitest';
import { summarize } from '#shared/clinical/summarize.ts';
import { scene } from '../scene.ts';
import { check, line, medicine, status } from './lines.ts';

describe('[MEDS] medicines taken at home', () => {
  it.each([
    ['maoi', 'yes', 'maoiToday'],
    ['maoi', 'no', 'maoiToday'],
    ['psychostimulant', 'yes', 'stimulantToday'],
    ['psychostimulant', 'unknown', 'stimulantToday'],
    ['psychostimulant', 'no', null],
    ['benzodiazepine', 'yes', 'cnsDepressantToday'],
    ['gabapentinoid', 'unknown', 'cnsDepressantToday'],
    ['opioid', 'no', null],
    ['ssri', 'yes', null],
  ] as const)('%s, taken today: %s, proposes %s and states nothing', (kind, takenToday, risk) => {
    const stage = scene();
    check(stage, -29, 'medicines', 'yes');
    medicine(stage, -28, { class: kind, takenToday });
    expect(stage.state.risks).toEqual({});
    expect(status(stage, 'medicines', -27)).toBe(risk === null ? 'done' : 'attention');
    if (risk === null) return;
    stage.do(-26, { type: 'StateRisk', body: { risk, present: false, note: null } });
    expect(status(stage, 'medicines', -25)).toBe('done');
  });

  it('a medicine recorded after its risk was stated as absent asks again; stated as present it does not', () => {
    const stage = scene();
    check(stage, -29, 'medicines', 'yes');
    stage.do(-28, { type: 'StateRisk', body: { risk: 'maoiToday', present: false, note: null } });
    medicine(stage, -27, { class: 'maoi', takenToday: 'yes' });
    expect(status(stage, 'medicines', -26)).toBe('attention');
    stage.do(-25, { type: 'StateRisk', body: { risk: 'maoiToday', present: true, note: null } });
    medicine(stage, -24, { class: 'maoi', takenToday: 'yes' });
    expect(status(stage, 'medicines', -23)).toBe('done');
  });

  it('the morning’s medicine for the pressure is looked at when it was not taken, and not known is not no', () => {
    const stage = scene();
    check(stage, -29, 'medicines', 'yes');
    medicine(stage, -28, { class: 'antihypertensive', takenToday: 'no' });
    expect(line(stage, 'medicines', -27).text).toBe('antihypertensive: not taken today');
    check(stage, -26, 'medicines', 'yes', 'takes it now');
    expect(status(stage, 'medicines', -25)).toBe('done');
    medicine(stage, -24, { class: 'antihypertensive', takenToday: 'unknown' });
    expect(status(stage, 'medicines', -23)).toBe('unknown');
  });

  it('says of each check that a stated risk adds which risk asked', () => {
    const stage = scene();
    stage.do(-28, { type: 'StateRisk', body: { risk: 'maoiToday', present: true, note: null } });
    stage.dose(0);
    const asked = stage.judge(1).checks.filter(({ risks }) => risks.length > 0);
    // T+60 measures the pressure anyway: only T+20 gains something.
    expect(asked.map(({ label, risks }) => [label, risks])).toEqual([['T+20', ['maoiToday']]]);
    const [board] = summarize(stage.state, stage.at(1)).checks;
    expect(board).toMatchObject({ label: 'T+20', risks: ['maoiToday'] });
  });
});
