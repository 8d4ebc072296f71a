import { describe, expect, it } from 'vitest';
import { foldUnder } from '#shared/clinical/replay/fold-under.ts';
import { replaySession } from '#shared/clinical/replay/replay-session.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { id, NURSE, PRESCRIBER, type SetOptions, scene } from '../scene.ts';
import { alert, CALM, leave, NO_DIFFERENCE, replayed, visit, withLimits } from './visit.ts';

const SYS_150 = withLimits({ systolicHigh: { warning: 150, critical: 180 } });

describe('Alerts of a session under another protocol', () => {
  it('[REPLAY] a limit lowered from 160 to 150 adds exactly the alert of the 152 at T+40', () => {
    // 152 − 130 = 22 is no rise of 40; the set at T+60 is inside, so it is never confirmed.
    const stage = leave(visit({ 20: {}, 40: { bp: [152, 88] }, 60: {} }), 70);
    const { alerts, before, after } = replayed(stage, SYS_150);
    expect(alerts).toEqual({ ...NO_DIFFERENCE, added: [alert('BP', 'warning', false, 'SYS 152 ≥ 150', 40)] });
    expect([before.clinical, after.clinical]).toEqual([
      { notice: 0, warning: 0, critical: 0 },
      { notice: 0, warning: 1, critical: 0 },
    ]);
    expect([before.alarms, after.alarms]).toEqual([0, 1]);
  });

  it('[REPLAY] a limit raised from 160 to 170 removes exactly the alert of the 165, confirmed by the 166', () => {
    const stage = leave(visit({ 40: { bp: [165, 90] }, 45: { bp: [166, 90] }, 60: {}, 65: {} }), 70);
    const { alerts } = replayed(stage, withLimits({ systolicHigh: { warning: 170, critical: 190 } }));
    expect(alerts).toEqual({
      ...NO_DIFFERENCE,
      removed: [alert('BP', 'warning', true, 'SYS 165 ≥ 160', 40)],
    });
  });

  it('[REPLAY] an alert that is raised five minutes earlier has moved: none is added and none removed', () => {
    const stage = leave(visit({ 40: { bp: [155, 88] }, 45: { bp: [165, 90] }, 60: {}, 65: {} }), 70);
    const { alerts } = replayed(stage, SYS_150);
    expect(alerts).toEqual({
      ...NO_DIFFERENCE,
      moved: [
        {
          before: alert('BP', 'warning', false, 'SYS 165 ≥ 160', 45),
          after: alert('BP', 'warning', true, 'SYS 155 ≥ 150', 40),
        },
      ],
    });
  });

  it('[REPLAY] an alert that reaches another severity has changed, and says what it said when it got there', () => {
    // 168 and 169 are no rise of 40 over 130.
    const stage = leave(visit({ 40: { bp: [168, 90] }, 45: { bp: [169, 90] }, 60: {}, 65: {} }), 70);
    const { alerts, after } = replayed(stage, withLimits({ systolicHigh: { warning: 150, critical: 165 } }));
    expect(alerts).toEqual({
      ...NO_DIFFERENCE,
      changed: [
        {
          before: alert('BP', 'warning', true, 'SYS 168 ≥ 160', 40),
          after: alert('BP', 'critical', true, 'SYS 168 ≥ 165', 40),
        },
      ],
    });
    expect(after.confirmedCriticals).toBe(1);
  });

  it('[REPLAY] two alerts that become one are neither one more nor one less, and are counted as one', () => {
    const high: SetOptions = { bp: [165, 90] };
    const between: SetOptions = { bp: [155, 88] };
    const sets = { 40: high, 45: high, 55: between, 60: between, 75: high, 80: high, 90: {}, 95: {} };
    const { alerts, before, after } = replayed(leave(visit(sets), 100), SYS_150);
    expect(alerts).toEqual(NO_DIFFERENCE);
    expect([before.clinical.warning, after.clinical.warning]).toEqual([2, 1]);
  });

  it('[REPLAY] a breach entered after a newer value is logged on both sides and added on none', () => {
    const stage = visit({ 20: {}, 40: {} });
    stage.set(30, { bp: [152, 88], enteredAt: 42 });
    expect(replayed(leave(stage, 60), SYS_150).alerts).toEqual(NO_DIFFERENCE);
  });

  it('[REPLAY] limits fitted to the patient still apply', () => {
    const stage = visit({});
    const limits = { systolicHigh: { warning: 170, critical: 190 } };
    stage.do(6, { type: 'FitLimits', body: { limits, reason: 'known high' } }, PRESCRIBER);
    stage.set(40, { ...CALM, bp: [165, 88] });
    expect(replayed(leave(stage, 60), SYS_150).alerts).toEqual(NO_DIFFERENCE);
  });

  it('[REPLAY] closing is of the alert that is open then, whichever reading raised it', () => {
    // Critical at 45 and 50 and closed at 80; under the other protocol the warning at 40 raised it.
    const sets: Record<number, SetOptions> = {
      40: { bp: [155, 88] },
      45: { bp: [184, 96] },
      50: { bp: [186, 96] },
      60: {},
      65: {},
    };
    const stage = visit(sets);
    const episodeId = `BP:${id('r45')}`;
    stage.do(46, { type: 'AcknowledgeAlert', body: { episodeId } });
    stage.do(80, { type: 'CloseAlert', body: { episodeId, note: 'seen, resting' } }, PRESCRIBER);
    const under = foldUnder(leave(stage, 100).events, SYS_150);
    const ended = under?.alerts.ended.filter(({ family }) => family === 'BP') ?? [];
    expect(ended.map(({ episodeId, ended }) => [episodeId, ended?.why, ended?.note])).toEqual([
      [`BP:${id('r40')}`, 'closed', 'seen, resting'],
    ]);
    expect(ended[0]?.acknowledgements).toHaveLength(1);
  });

  it('[REPLAY] nobody closes under another protocol what is still outside its limits there', () => {
    const sets: Record<number, SetOptions> = {
      45: { bp: [184, 96] },
      50: { bp: [186, 96] },
      60: { bp: [148, 88] },
      65: { bp: [148, 88] },
    };
    const stage = visit(sets);
    const body = { episodeId: `BP:${id('r45')}`, note: 'seen, resting' };
    stage.do(80, { type: 'CloseAlert', body }, PRESCRIBER);
    const lower = withLimits({ systolicHigh: { warning: 145, critical: 180 } });
    const under = foldUnder(leave(stage, 100).events, lower);
    expect(under?.alerts.ended.filter(({ family }) => family === 'BP')).toEqual([]);
    expect(Object.keys(under?.alerts.episodes ?? {})).toContain('BP');
  });

  it('[REPLAY] a dose given to somebody whom the other protocol would have held is told as such', () => {
    const held: Protocol = {
      ...esketamineIntranasal,
      preDose: { ...esketamineIntranasal.preDose, systolicAbove: 125 },
    };
    const { alerts } = replayed(leave(visit({ 20: {} }), 60), held);
    expect(alerts.added).toEqual([alert('DOSE-HOLD', 'warning', true, 'Dose given on hold', 0)]);
  });

  it('[REPLAY] facts that the protocol has no place for change nothing: lines, risks, checks and statements', () => {
    const stage = scene({
      protocol: {
        ...esketamineIntranasal,
        readiness: { ...esketamineIntranasal.readiness, accessSite: true },
      },
    });
    stage.do(-20, { type: 'AnswerChecklist', body: { item: 'rems', answer: 'yes', note: null } });
    stage.do(-19, { type: 'StateRisk', body: { risk: 'maoiToday', present: true, note: null } });
    stage.set(-8, { ...CALM, bp: [130, 80] });
    stage.dose(0);
    stage.do(30, { type: 'MarkCheckNotDone', body: { checkId: 'T+20', reason: 'asleep' } });
    stage.do(40, { type: 'Attest', body: { criterion: 'D14', met: true, note: null, transport: null } });
    const bare: Protocol = {
      ...esketamineIntranasal,
      checklist: [],
      modifiers: [],
      schedule: { ...esketamineIntranasal.schedule, checks: esketamineIntranasal.schedule.checks.slice(-1) },
    };
    expect(replayed(leave(stage, 60), bare).after.ready).toBeNull();
  });

  it('[REPLAY] a protocol of another form of dose is refused with a sentence, and nothing is judged', () => {
    expect(replaySession(leave(visit({ 20: {} }), 60).events, ketamineIntravenous)).toEqual({
      ok: false,
      refusal: {
        code: 'impossibleValue',
        sentence:
          'This session gave nasal devices and Ketamine IV gives an infusion: choose a protocol of the same form.',
        pointer: '/dosing/form',
      },
    });
  });

  it('[REPLAY] what the program announced then is not read: both sides are judged by the rules of today', () => {
    const stage = visit({ 40: { bp: [165, 90] } });
    const announced = {
      stepId: 'OLD:1:raised:1',
      episodeId: 'OLD:1',
      step: 'raised',
      severity: 'critical',
    } as const;
    const body = {
      ...announced,
      alertClass: 'clinical',
      message: 'of an older rule',
      atMs: 0,
      late: false,
    } as const;
    stage.append(stage.at(41), { type: 'Announced', body });
    stage.append(stage.at(42), { type: 'RulesChanged', body: { from: '2025.1', to: '2026.1' } }, NURSE);
    const { before } = replayed(leave(stage, 60), esketamineIntranasal);
    expect(before.clinical).toEqual({ notice: 0, warning: 1, critical: 0 });
  });
});

describe('Checks of a session under another protocol', () => {
  const schedule = (checks: Protocol['schedule']['checks']): Protocol => ({
    ...esketamineIntranasal,
    schedule: { ...esketamineIntranasal.schedule, checks },
  });

  it('[REPLAY] a check taken out of the schedule is one less, and so is the alert that it was late', () => {
    // T+60 is not taken until T+90: it is late from T+65 on.
    const stage = leave(visit({ 20: {}, 40: {}, 90: {} }), 100);
    const without60 = schedule(esketamineIntranasal.schedule.checks.filter(({ atMin }) => atMin !== 60));
    const { alerts, checks, before, after } = replayed(stage, without60);
    expect(checks).toEqual({ added: 0, removed: 1 });
    expect(alerts.removed.map(({ family, atMin }) => [family, Math.floor(atMin ?? 0)])).toEqual([
      ['CHECK:T+60', 65],
    ]);
    // T+20, 40, 60 and 90 fell due before T+100.
    expect([before.checks, after.checks, before.overdue, after.overdue]).toEqual([4, 3, 1, 0]);
    expect([before.alarms, after.alarms]).toEqual([0, 0]);
  });

  it('[REPLAY] a check that is added is one more; that nobody came for it is told apart from alarms', () => {
    const [, forty] = esketamineIntranasal.schedule.checks;
    if (forty === undefined) throw new Error('the protocol has a check at T+40');
    const at75 = { ...forty, checkId: 'T+75', label: 'T+75', atMin: 75, windowFromMin: 70, windowToMin: 80 };
    const { alerts, checks, after } = replayed(
      leave(visit({ 20: {}, 40: {}, 60: {}, 90: {} }), 100),
      schedule([...esketamineIntranasal.schedule.checks, at75]),
    );
    expect(checks).toEqual({ added: 1, removed: 0 });
    expect(alerts.added.map(({ family, alertClass }) => [family, alertClass])).toEqual([
      ['CHECK:T+75', 'overdue'],
    ]);
    expect([after.overdue, after.alarms]).toEqual([1, 0]);
  });

  it('[REPLAY] of the sets after the schedule only the number is compared', () => {
    // After T+120 sets at T+135, 150 and 165 were due and taken; every 5 minutes one more would have been.
    const sets = Object.fromEntries([20, 40, 60, 90, 120, 135, 150, 165].map((min) => [min, {}]));
    const stage = leave(visit(sets), 170);
    const often = {
      ...esketamineIntranasal,
      schedule: { ...esketamineIntranasal.schedule, continuedMin: 5 },
    };
    const { before, after, checks } = replayed(stage, often);
    // 5 scheduled, then 135, 150 and 165, taken when due; every 5 min after the newest full set: 125, 140, 155 and 170.
    expect([before.checks, after.checks]).toEqual([8, 9]);
    expect(checks).toEqual({ added: 1, removed: 0 });
  });

  it('[REPLAY] a repeat that an added alert would have asked for is not called late: nobody was asked', () => {
    const { alerts } = replayed(leave(visit({ 40: { bp: [152, 88] }, 90: {} }), 100), SYS_150);
    expect(alerts.added.map(({ family }) => family)).toEqual(['BP']);
  });
});
