import { describe, expect, it } from 'vitest';
import { id, NURSE, openAlert, PRESCRIBER, scene, setCommand } from './scene.ts';
import { CALM, clinical, correct, dosed } from './visits.ts';

describe('Corrections, late and moved entries', () => {
  it('[WITHDRAWN] 138 typed as 183 raises; corrected, the alert ends as corrected and both versions stay', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [183, 84] });
    expect(openAlert(stage.judge(40), 'BP')?.severity).toBe('critical');
    stage.do(42, correct(stage, 42, 'r40', 40, [138, 84]));
    const { history } = stage.judge(42).alerts;
    expect(clinical(stage.judge(42))).toEqual([]);
    expect(history.find((alert) => alert.family === 'BP')).toMatchObject({ ended: { why: 'corrected' } });
    expect(
      stage.state.entries[id('r40')]?.versions.map(
        (v) => v.content.kind === 'reading' && v.content.vitals.systolicMmHg,
      ),
    ).toEqual([183, 138]);
  });

  it('of two who correct one entry at once, the second is told who was first and nothing is lost', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [138, 84] });
    stage.do(42, correct(stage, 42, 'r40', 40, [136, 84]));
    const refused = stage.ask(42, correct(stage, 42, 'r40', 40, [139, 84]), PRESCRIBER);
    expect(refused).toMatchObject({ code: 'conflict', sentence: expect.stringContaining('N. Okafor') });
    expect(stage.state.entries[id('r40')]?.versions).toHaveLength(2);
  });

  it('[WITHDRAWN] a value corrected into danger raises at once', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [138, 84] });
    stage.do(42, correct(stage, 42, 'r40', 40, [183, 84]));
    expect(openAlert(stage.judge(42), 'BP')).toMatchObject({ severity: 'critical', status: 'unconfirmed' });
  });

  it('[WITHDRAWN] withdrawing the confirming reading opens the latch and says so', () => {
    const stage = dosed();
    stage.set(40, { bp: [184, 90] });
    stage.set(45, { bp: [186, 90] });
    stage.do(46, { type: 'WithdrawEntry', body: { entryId: id('r45'), reason: 'cuff slipped' } });
    expect(openAlert(stage.judge(46), 'BP')).toMatchObject({ status: 'unconfirmed', noteNeeded: false });
    expect(stage.state.alerts.steps.map((step) => step.step)).toContain('unlatched');
    stage.set(50, { bp: [150, 90] });
    expect(stage.judge(50).alerts.latched).toEqual([]);
  });

  it('[LATE] a late breach that is no longer the newest is logged with its time and raises nothing', () => {
    const stage = dosed();
    stage.set(40, { ...CALM, bp: [138, 84] });
    stage.set(30, { bp: [185, 95], enteredAt: 42 });
    const { history } = stage.judge(42).alerts;
    expect(clinical(stage.judge(42))).toEqual([]);
    expect(history[0]).toMatchObject({
      message: 'SYS 185 ≥ 180',
      takenAtMs: stage.at(30),
      ended: { why: 'late' },
    });
  });

  it('[LATE] a late breach that is still the newest raises, and its repeat is due now', () => {
    const stage = dosed();
    stage.set(30, { bp: [185, 95], enteredAt: 42 });
    expect(openAlert(stage.judge(42), 'BP')).toMatchObject({
      takenAtMs: stage.at(30),
      repeatDueAtMs: stage.at(42),
    });
  });

  it('[L-3] [ORDER] the newest value is the newest measured, not the last received; of two with one time the later recorded wins', () => {
    const stage = dosed();
    stage.device(40, { heartRateBpm: 88 }, { recordedAt: 41 });
    stage.device(39, { heartRateBpm: 99 }, { recordedAt: 42, name: 'older' });
    expect(stage.judge(42).values.heartRateBpm.value).toBe(88);
    stage.device(40, { heartRateBpm: 90 }, { recordedAt: 43, name: 'same time' });
    expect(stage.judge(43).values.heartRateBpm.value).toBe(90);
  });

  it('[WITHDRAW] a moved reading leaves this record and is judged on the other', () => {
    const from = dosed();
    from.set(40, { bp: [184, 90] });
    const moved = { entryId: id('r40'), toSessionId: id('other'), reason: 'cuff was on the neighbour' };
    from.append(from.at(42), { type: 'EntryMovedAway', body: moved }, NURSE);
    expect(clinical(from.judge(42))).toEqual([]);
    expect(from.state.entries[id('r40')]?.withdrawn?.movedToSessionId).toBe(id('other'));
    const to = dosed();
    const content = from.state.entries[id('r40')]?.versions[0]?.content;
    if (!content) throw new Error('no content');
    const here = {
      entryId: id('r40'),
      fromSessionId: id('session'),
      content,
      source: { by: 'staff' as const },
      needsReview: false,
    };
    to.append(
      to.at(42),
      { type: 'EntryMovedHere', body: { ...here, reason: 'cuff was on the neighbour' } },
      NURSE,
    );
    expect(openAlert(to.judge(42), 'BP')?.severity).toBe('critical');
    expect(to.state.entries[id('r40')]?.movedFromSessionId).toBe(id('session'));
  });

  it('[L-44] [TYPED] future, forgotten and over-early times are refused with the field; 15 minutes back asks why', () => {
    const stage = dosed();
    const ask = (takenAt: number, reason: string | null) => {
      const command = setCommand(stage.at(takenAt), `t${takenAt}`, { hr: 80 }, false);
      if (command.type === 'RecordSet') command.body.lateReason = reason;
      return stage.ask(40, command);
    };
    expect(ask(41.1, null)).toMatchObject({ code: 'timeInFuture', pointer: '/reading/content/takenAtMs' });
    expect(ask(41, null)).toBeNull();
    expect(ask(25, null)).toBeNull();
    expect(ask(24.9, null)?.code).toBe('lateReasonNeeded');
    expect(ask(24.9, 'busy')).toBeNull();
    expect(ask(-91, 'paper')?.code).toBe('timeTooEarly');
  });

  it('[PLAUSIBLE] danger is filed and raised first, asked after; a low diastolic is asked first; the impossible names its field', () => {
    const stage = dosed();
    stage.set(20, { bp: [210, 100], rr: 0, spo2: 85 });
    expect(clinical(stage.judge(20)).sort()).toEqual(['BP', 'RR', 'SPO2']);
    expect(stage.judge(20).remarks.map((remark) => remark.kind)).toContain('needsReview');
    stage.do(21, { type: 'ReviewEntry', body: { entryId: id('r20') } });
    expect(stage.judge(21).remarks.map((remark) => remark.kind)).not.toContain('needsReview');
    expect(stage.set(22, { bp: [110, 38] })?.code).toBe('recheckNeeded');
    expect(stage.set(22, { bp: [110, 38], rechecked: ['diastolicMmHg'] })).toBeNull();
    expect(stage.set(23, { bp: [88, 142] })).toMatchObject({
      code: 'impossibleValue',
      sentence: 'Systolic 88 is below diastolic 142. Nothing is filed.',
      pointer: '/reading/content/vitals/systolicMmHg',
    });
    expect(stage.set(23, { spo2: 101 })?.pointer).toBe('/reading/content/vitals/spo2Percent');
    expect(stage.set(23, {})?.code).toBe('emptySet');
  });

  it('[PLAUSIBLE] before the dose an odd pair is asked about first, even if it would hold; 210 is filed first', () => {
    const stage = scene();
    expect(stage.set(-10, { bp: [198, 60] })?.code).toBe('recheckNeeded');
    expect(stage.set(-10, { bp: [210, 118], name: 'high' })).toBeNull();
    expect(stage.judge(-10).hold.active).toBe(true);
  });

  it('[PLAUSIBLE] a symptom cannot end in the future', () => {
    const stage = dosed();
    const content = {
      kind: 'symptom',
      takenAtMs: stage.at(20),
      effect: 'headache',
      grade: 'mild',
      endAtMs: stage.at(60),
      action: null,
    } as const;
    const refused = stage.ask(20, {
      type: 'ReportSymptom',
      body: { entryId: id('s'), content, lateReason: null },
    });
    expect(refused).toMatchObject({ code: 'timeInFuture', pointer: '/content/endAtMs' });
  });

  it('[UNKNOWN] a failed cuff is no value, keeps the check open, and after two asks for another way', () => {
    const stage = dosed();
    const failed = [{ vital: 'bloodPressure' as const, reason: 'cuff error' }];
    stage.set(40, { failed, hr: 80, name: 'f1' });
    const judged = stage.judge(40);
    expect(judged.values.systolicMmHg).toMatchObject({ value: 120, failed: { reason: 'cuff error' } });
    expect(judged.checks.find((check) => check.checkId === 'T+40')?.taken).not.toContain('bloodPressure');
    stage.set(42, { failed, name: 'f2' });
    expect(stage.judge(42).remarks.map((remark) => remark.kind)).toContain('failedTwice');
  });

  it('two readings of one moment with the same values are flagged as twins, both kept', () => {
    const stage = dosed();
    stage.device(40, { heartRateBpm: 88 }, { name: 'a' });
    stage.device(40, { heartRateBpm: 88 }, { name: 'b' });
    expect(stage.judge(40).remarks.map((remark) => remark.kind)).toContain('twin');
    expect(stage.state.readings).toHaveLength(3);
  });
});
