import { describe, expect, it } from 'vitest';
import { checkProtocol } from '#shared/protocols/editing/check-protocol.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import { ketamineOral } from '#shared/protocols/ketamine-oral.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { changed } from './changed.ts';

type Row = [changes: Record<string, unknown>, level: 'wrong' | 'warns', pointer: string, sentence: string];

/** The findings of a changed document that stand at this pointer. */
function at(document: Protocol, changes: Record<string, unknown>, pointer: string) {
  return checkProtocol(changed(document, changes)).filter((finding) => finding.pointer === pointer);
}

function holds(document: Protocol) {
  return (...[changes, level, pointer, sentence]: Row) => {
    expect(at(document, changes, pointer)).toContainEqual({ pointer, level, sentence });
  };
}

const check = (atMin: number, changes: object = {}) => ({
  checkId: `T+${atMin}`,
  label: `T+${atMin}`,
  atMin,
  windowFromMin: atMin - 5,
  windowToMin: atMin + 5,
  needs: ['bloodPressure', 'heartRateBpm', 'spo2Percent', 'respiratoryRatePerMin', 'moaas', 'dissociation'],
  source: 'ours',
  ...changes,
});

describe('Checking a protocol [PROTOCOL]', () => {
  it.each(SHIPPED_PROTOCOLS)('finds nothing in the shipped $name', (protocol) => {
    expect(checkProtocol(protocol)).toEqual([]);
  });

  it('finds nothing where everything is stricter than shipped', () => {
    const stricter = changed(esketamineIntranasal, {
      '/limits/systolicHigh/warning': 155,
      '/limits/spo2Low/warning': 94,
      '/readiness/systolicCap': 150,
      '/readiness/spo2AtLeast': 95,
      '/preDose/spo2Below': 95,
      '/minimumMin': 150,
      '/schedule/warningRepeatMin': 5,
      '/schedule/checks/5': check(150),
    });
    expect(checkProtocol(stricter)).toEqual([]);
  });

  it.each<Row>([
    [
      { '/limits/systolicHigh/warning': 201 },
      'wrong',
      '/limits/systolicHigh/warning',
      'Systolic pressure: warning at or above: 201 mmHg cannot be; 120 to 199 mmHg can.',
    ],
    [
      { '/limits/systolicHigh/critical': 210 },
      'wrong',
      '/limits/systolicHigh/critical',
      'Systolic pressure: critical at or above: 210 mmHg cannot be; 140 to 200 mmHg can.',
    ],
    [
      { '/limits/spo2Low/critical': 84 },
      'wrong',
      '/limits/spo2Low/critical',
      'Saturation: critical at or below: 84 % cannot be; 85 to 95 % can.',
    ],
    [
      { '/preDose/systolicAbove': Number.NaN },
      'wrong',
      '/preDose/systolicAbove',
      'Hold above systolic: this is no number.',
    ],
    [
      { '/limits/temperatureHigh/warning': 38.15 },
      'wrong',
      '/limits/temperatureHigh/warning',
      'High temperature: warning at or above: 38.15 °C is finer than it is judged; steps of 0.1 can be.',
    ],
    [
      { '/confirmation/continuousHoldMs': 61_000 },
      'wrong',
      '/confirmation/continuousHoldMs',
      'A continuous device is outside before it raises: 61 s cannot be; 0 to 60 s can.',
    ],
    [
      { '/schedule/criticalRepeatMin': 0 },
      'wrong',
      '/schedule/criticalRepeatMin',
      'Repeat while a critical value stands, every: 0 min cannot be; 1 to 15 min can.',
    ],
  ])('refuses a number out of its range: %j', holds(esketamineIntranasal));

  it.each<Row>([
    [
      { '/limits/systolicHigh/warning': 180 },
      'wrong',
      '/limits/systolicHigh/warning',
      'Systolic pressure: the warning at 180 must come before the critical limit at 180.',
    ],
    [
      { '/limits/spo2Low/warning': 91 },
      'wrong',
      '/limits/spo2Low/warning',
      'Saturation: the warning at 91 must come before the critical limit at 91.',
    ],
    [
      { '/schedule/criticalRepeatMin': 11 },
      'wrong',
      '/schedule/criticalRepeatMin',
      'A critical value is repeated every 11 min: at least as often as a warning, every 10 min.',
    ],
    [
      { '/schedule/mediumMin': 5 },
      'wrong',
      '/schedule/graceMin',
      'A late check: low after 5 min must come before medium after 5 min.',
    ],
    [
      { '/deviceSilence/mediumMs': 60_000 },
      'wrong',
      '/deviceSilence/lowMs',
      'A silent device: the notice after 60 s must come before the warning after 60 s.',
    ],
    [
      { '/escalation/criticalPrescriberMin': 10, '/escalation/warningPrescriberMin': 9 },
      'wrong',
      '/escalation/criticalPrescriberMin',
      'An unseen critical reaches the prescriber after 10 min: no later than a warning after 9 min.',
    ],
    [
      { '/limits/dissociationLate/fromMin': 90 },
      'wrong',
      '/limits/dissociationSlow/fromMin',
      'Lasting dissociation: the notice from T+90 must come before the warning from T+90.',
    ],
    [
      { '/readiness/systolicBelow': 165 },
      'wrong',
      '/readiness/systolicBelow',
      'Ready below systolic 165: the cap near baseline, 160, must not lie below it.',
    ],
    [
      { '/dosing/restMin': 10 },
      'wrong',
      '/dosing/restMin',
      'Between devices: the rest of 10 min must be shorter than the long gap of 10 min.',
    ],
  ])('refuses what contradicts itself: %j', holds(esketamineIntranasal));

  it('refuses a dose by weight whose usual is outside its bounds', () => {
    holds(ketamineIntravenous)(
      { '/dosing/mgPerKg/usual': 0.8 },
      'wrong',
      '/dosing/mgPerKg/usual',
      'The dose: the usual 0.8 is more than at most 0.75.',
    );
  });

  it.each<Row>([
    [
      { '/limits/systolicHigh/warning': 165 },
      'warns',
      '/limits/systolicHigh/warning',
      'Systolic pressure: warning at or above: 165 mmHg is laxer than the shipped 160 mmHg.',
    ],
    [
      { '/limits/heartRateLow/critical': 38 },
      'warns',
      '/limits/heartRateLow/critical',
      'Low heart rate: critical at or below: 38 /min is laxer than the shipped 40 /min.',
    ],
    [
      { '/deviceSilence/lowMs': 90_000 },
      'warns',
      '/deviceSilence/lowMs',
      'A silent continuous device is a notice after: 90 s is laxer than the shipped 60 s.',
    ],
    [
      { '/baselineMaxAgeMin': 45 },
      'warns',
      '/baselineMaxAgeMin',
      'Oldest baseline at the first dose: 45 min is laxer than the shipped 30 min.',
    ],
    [
      { '/limits/diastolicHigh/warning': null },
      'warns',
      '/limits/diastolicHigh/warning',
      'Diastolic pressure: warning at or above: it is switched off; shipped is 100 mmHg.',
    ],
    [
      { '/limits/systolicRise': null },
      'warns',
      '/limits/systolicRise',
      'Systolic rise over own baseline: warning at or above: it is switched off; shipped is 40 mmHg.',
    ],
    [{ '/rems': false }, 'warns', '/rems', 'A monitoring form of the REMS is drafted: no; shipped is yes.'],
  ])('warns of what is laxer than shipped, with both numbers: %j', holds(esketamineIntranasal));

  it('warns where a minimum time begins to count sooner', () => {
    holds(ketamineIntravenous)(
      { '/minimumFrom': 'lastStart' },
      'warns',
      '/minimumFrom',
      'The minimum time counts after the infusion has begun; shipped is after the infusion has ended.',
    );
  });

  it('refuses a critical limit that is switched off, where shipped has one', () => {
    holds(esketamineIntranasal)(
      { '/limits/spo2Low/critical': null },
      'wrong',
      '/limits/spo2Low/critical',
      'Saturation: critical at or below: a critical limit is not switched off; shipped is 91 %.',
    );
    expect(at(esketamineIntranasal, {}, '/limits/cadssHigh/critical')).toEqual([]);
  });

  it.each<Row>([
    [
      { '/readiness/systolicCap': 161 },
      'warns',
      '/readiness/systolicCap',
      'A systolic pressure below 161 counts as ready, though the limit at 160 still alarms.',
    ],
    [
      { '/readiness/respiratoryRateTo': 21 },
      'warns',
      '/readiness/respiratoryRateTo',
      'A breathing rate of 21 counts as ready, though the limit at 21 still alarms.',
    ],
    [
      { '/readiness/dissociationAtMost': 2 },
      'warns',
      '/readiness/dissociationAtMost',
      'A dissociation score of 2 counts as ready, though the limit at 2 still alarms.',
    ],
    [
      { '/preDose/systolicAbove': 160 },
      'warns',
      '/preDose/systolicAbove',
      'A systolic pressure up to 160 does not hold the dose, though it warns afterwards at 160.',
    ],
    [
      { '/preDose/respiratoryRateBelow': 10 },
      'warns',
      '/preDose/respiratoryRateBelow',
      'A breathing rate from 10 does not hold the dose, though it warns afterwards at 10.',
    ],
    [
      { '/escalation/everyoneSpo2': 92 },
      'warns',
      '/escalation/everyoneSpo2',
      'Everyone is to be told at a saturation of 92, though only 91 is critical.',
    ],
  ])('warns where two parts do not agree: %j', holds(esketamineIntranasal));

  it.each<Row>([
    [{ '/schedule/checks': [] }, 'wrong', '/schedule/checks', 'Checks after the dose: there is none.'],
    [
      { '/schedule/checks/1/windowToMin': 40 },
      'wrong',
      '/schedule/checks/1/windowToMin',
      'Check T+40: its window closes before 40; after 40 and at most 30 minutes later can be.',
    ],
    [
      { '/schedule/checks/1/windowFromMin': 41 },
      'wrong',
      '/schedule/checks/1/windowFromMin',
      'Check T+40: its window opens at 41, from 0 to 40 can be.',
    ],
    [
      { '/schedule/checks/2/checkId': 'T+40' },
      'wrong',
      '/schedule/checks/2/checkId',
      'Check T+60: another check has the id T+40.',
    ],
    [
      { '/schedule/checks/2': check(40, { checkId: 'again' }) },
      'wrong',
      '/schedule/checks/2/atMin',
      'Check T+40: another check is at T+40; one would take its place.',
    ],
    [
      { '/schedule/checks/5': check(30) },
      'wrong',
      '/schedule/checks/5/atMin',
      'Check T+30: it stands after Check T+120; checks stand in order of time.',
    ],
    [
      { '/schedule/checks/5': check(481) },
      'wrong',
      '/schedule/checks/5/atMin',
      'Check T+481: T+481 cannot be; whole minutes from 1 to 480 can.',
    ],
    [
      { '/schedule/checks/1/needs': [] },
      'wrong',
      '/schedule/checks/1/needs',
      'Check T+40: it measures nothing.',
    ],
    [
      { '/schedule/checks/1/label': ' ' },
      'wrong',
      '/schedule/checks/1/label',
      'The check at T+40 needs a label.',
    ],
    [
      { '/schedule/checks/5': check(124) },
      'warns',
      '/schedule/checks/5/windowFromMin',
      'Check T+124: its window overlaps that of Check T+120; one set would do for both.',
    ],
    [
      { '/schedule/checks/5': check(150) },
      'warns',
      '/schedule/checks/5/atMin',
      'Check T+150: a patient may have left by then, from T+120.',
    ],
    [
      { '/schedule/checks': [check(20), check(40), check(120)] },
      'warns',
      '/schedule/checks',
      'Blood pressure: nothing is asked for from T+40 to T+120, 80 minutes; shipped is at most 40.',
    ],
    [
      { '/schedule/checks': [check(40, { needs: ['bloodPressure'] })] },
      'wrong',
      '/schedule/checks',
      'No check asks for a full set: at least one must.',
    ],
    [
      { '/schedule/checks': [check(40, { needs: ['bloodPressure'] })] },
      'warns',
      '/schedule/checks',
      'Sedation: no check asks for it.',
    ],
  ])('looks at the schedule: %j', holds(esketamineIntranasal));

  it('counts an infusion in before a patient may have left', () => {
    // 40 min of infusion and 60 min after it: T+100.
    const later = (atMin: number) => ({ '/schedule/checks/4': check(atMin) });
    expect(at(ketamineIntravenous, later(100), '/schedule/checks/4/atMin')).toEqual([]);
    expect(at(ketamineIntravenous, later(101), '/schedule/checks/4/atMin')).toHaveLength(1);
  });

  describe('of esketamine nasal spray', () => {
    it('refuses less than the two hours of label and REMS, and warns where no REMS form is drafted', () => {
      holds(esketamineIntranasal)(
        { '/minimumMin': 90 },
        'wrong',
        '/minimumMin',
        'May leave no earlier than 90 min: the label asks for at least 120 min, and so does the REMS, whose form is drafted.',
      );
      holds(esketamineIntranasal)(
        { '/minimumMin': 90, '/rems': false },
        'warns',
        '/minimumMin',
        'May leave no earlier than 90 min: the label asks for at least 120 min.',
      );
      expect(at(ketamineOral, { '/minimumMin': 90 }, '/minimumMin')).toEqual([
        {
          pointer: '/minimumMin',
          level: 'warns',
          sentence: 'May leave no earlier than: 90 min is laxer than the shipped 120 min.',
        },
      ]);
    });

    it.each([
      ['it is gone', { '/schedule/checks/1': undefined }],
      ['its window opens too early', { '/schedule/checks/1/windowFromMin': 34 }],
      ['it takes no pressure', { '/schedule/checks/1/needs': ['moaas'] }],
    ])('warns about the pressure at 40 minutes where %s', (_, changes) => {
      holds(esketamineIntranasal)(
        changes,
        'warns',
        '/schedule/checks',
        'No blood pressure is asked for between T+35 and T+45: the label asks for one about 40 minutes after the dose.',
      );
    });

    it('offers whole devices only', () => {
      holds(esketamineIntranasal)(
        { '/dosing/plannedDosesMg': [28, 42] },
        'wrong',
        '/dosing/plannedDosesMg/1',
        'A dose of 42 mg cannot be: whole devices of 28 mg, up to 84 mg.',
      );
      holds(esketamineIntranasal)(
        { '/dosing/plannedDosesMg': [56, 28] },
        'wrong',
        '/dosing/plannedDosesMg/1',
        'A dose of 28 mg: doses stand once each, the smallest first.',
      );
    });
  });

  it.each<Row>([
    [
      // T+40 and T+60 stand in the schedule itself, T+50 nowhere else.
      { '/modifiers/0/checks/2': undefined },
      'warns',
      '/modifiers/0/checks',
      'age 65 or over: what shipped asks for at T+50 is not asked for.',
    ],
    [{ '/modifiers': [] }, 'warns', '/modifiers', 'MAOI: it adds nothing; shipped adds checks or advice.'],
    [
      { '/modifiers/4/advice': null },
      'warns',
      '/modifiers/4/advice',
      'CNS depressant today: nothing is said to the nurse; shipped says something.',
    ],
    [
      { '/modifiers/1/risk': 'age65' },
      'wrong',
      '/modifiers/1/risk',
      'hypertensive encephalopathy before: this risk stands twice.',
    ],
  ])('warns where a risk adds less than shipped: %j', holds(esketamineIntranasal));

  it.each<Row>([
    [{ '/name': ' ' }, 'wrong', '/name', 'Name: words are missing.'],
    [{ '/checklist/1/label': '' }, 'wrong', '/checklist/1/label', 'Checklist, line 2: words are missing.'],
    [
      { '/checklist/1/item': 'identity' },
      'wrong',
      '/checklist/1/item',
      'Checklist, line 2: another line has the id identity.',
    ],
    [{ '/checklist': [] }, 'warns', '/checklist', 'Checklist: nothing is asked; shipped asks something.'],
    [
      { '/minimumFrom': 'end' },
      'wrong',
      '/minimumFrom',
      'The minimum time counts after the last device, nothing else.',
    ],
  ])('looks at words and lines: %j', holds(esketamineIntranasal));
});
