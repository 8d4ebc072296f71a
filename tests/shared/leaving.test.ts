import { describe, expect, it } from 'vitest';
import { judge } from '#shared/clinical/judge.ts';
import { id, openAlert, PRESCRIBER, scene, statusOf } from './scene.ts';
import { CALM, dosed, readyToSign } from './visits.ts';

describe('Leaving', () => {
  it('[D16] signing before the minimum time or by a nurse is refused; a prescriber signs when all is met', () => {
    const early = dosed();
    expect(early.ask(60, { type: 'Sign', body: {} }, PRESCRIBER)?.code).toBe('criteriaNotMet');
    const stage = readyToSign();
    expect(stage.ask(127, { type: 'Sign', body: {} })?.code).toBe('notAllowed');
    expect(stage.ask(127, { type: 'Sign', body: {} }, PRESCRIBER)).toBeNull();
    expect(stage.ask(128, { type: 'Sign', body: {} }, PRESCRIBER)?.code).toBe('sessionEnded');
  });

  it('[D15] exactly 15 minutes old still counts, a moment more does not', () => {
    const stage = readyToSign();
    expect(statusOf(stage.judge(135), 'D15')).toBe('met');
    expect(statusOf(stage.judge(135.01), 'D15')).toBe('unknown');
    expect(stage.judge(135.01).readiness.maySign).toBe(false);
  });

  it('[D12] the escort cancels: transport is unmet again, even after all was ready', () => {
    const stage = readyToSign();
    expect(stage.judge(127).readiness).toMatchObject({ verdict: 'criteriaMet', maySign: true });
    stage.do(128, {
      type: 'Attest',
      body: { criterion: 'D12', met: false, note: 'escort cancelled', transport: null },
    });
    expect(statusOf(stage.judge(128), 'D12')).toBe('unmet');
    expect(stage.judge(128).stage).toBe('observing');
    expect(stage.judge(128).readiness).toMatchObject({ verdict: 'notYet', maySign: false });
    expect(stage.ask(128, { type: 'Sign', body: {} }, PRESCRIBER)?.code).toBe('criteriaNotMet');
    const body = { criterion: 'D12', met: true, note: null, transport: null } as const;
    expect(stage.ask(129, { type: 'Attest', body })?.code).toBe('transportNeeded');
  });

  it('[D10] vomiting unmakes it until exactly 30 minutes have passed, and the statement must be made again', () => {
    const stage = readyToSign();
    const content = {
      kind: 'symptom',
      takenAtMs: stage.at(100),
      effect: 'vomiting',
      grade: 'mild',
      endAtMs: null,
      action: null,
    } as const;
    stage.do(127, {
      type: 'ReportSymptom',
      body: { entryId: id('vomit'), content, lateReason: 'told later' },
    });
    expect(statusOf(stage.judge(129.9), 'D10')).toBe('unmet');
    expect(statusOf(stage.judge(130), 'D10')).toBe('unknown');
    stage.do(130, { type: 'Attest', body: { criterion: 'D10', met: true, note: null, transport: null } });
    expect(statusOf(stage.judge(130), 'D10')).toBe('met');
  });

  it.each([
    [[139, 89], [139, 89], 'met'],
    [[140, 89], [139, 89], 'met'],
    [[150, 89], [139, 89], 'unmet'],
    [[124, 78], [98, 60], 'unmet'],
  ] as const)('[D2] %j then %j against baseline 120/76 is %s', (first, second, expected) => {
    const stage = dosed();
    stage.set(100, { bp: [first[0], first[1]] });
    stage.set(106, { bp: [second[0], second[1]] });
    expect(statusOf(stage.judge(106), 'D2')).toBe(expected);
  });

  it('[D2] one set, or two less than 5 minutes apart, is unknown; every set between must pass', () => {
    const stage = dosed();
    stage.set(100, { bp: [124, 78] });
    expect(statusOf(stage.judge(100), 'D2')).toBe('unknown');
    stage.set(104, { bp: [124, 78] });
    expect(statusOf(stage.judge(104), 'D2')).toBe('unknown');
    stage.set(105, { bp: [124, 78] });
    expect(statusOf(stage.judge(105), 'D2')).toBe('met');
    stage.set(107, { bp: [155, 78] });
    stage.set(108, { bp: [124, 78] });
    expect(statusOf(stage.judge(108), 'D2')).toBe('unmet');
  });

  it('[D4] oxygen fails it whatever the number; room air meets it', () => {
    const stage = dosed();
    stage.set(120, { ...CALM, bp: [124, 78], spo2: 98, oxygen: 2 });
    expect(statusOf(stage.judge(120), 'D4')).toBe('unmet');
  });

  it.each([
    ['D4', { spo2: 94 }, 'met'],
    ['D4', { spo2: 93 }, 'unmet'],
    ['D5', { rr: 11 }, 'met'],
    ['D5', { rr: 10 }, 'unmet'],
    ['D5', { rr: 20 }, 'met'],
    ['D5', { rr: 21 }, 'unmet'],
    ['D6', { sed: 5 }, 'met'],
    ['D6', { sed: 4 }, 'unmet'],
    ['D7', { diss: 1 }, 'met'],
    ['D7', { diss: 2 }, 'unmet'],
    ['D7', { cadss: 4 }, 'met'],
    ['D7', { cadss: 5, diss: 0 }, 'unmet'],
  ])('[D4] [D5] [D6] [D7] %s with %j is %s', (criterion, set, expected) => {
    const stage = dosed();
    stage.set(110, set);
    expect(statusOf(stage.judge(110), criterion)).toBe(expected);
  });

  it('[OVERRIDE] a prescriber overrides with a reason, a nurse may not; D3 covers only what was open then', () => {
    const stage = readyToSign();
    stage.do(127, { type: 'RaiseAlert', body: { alertId: id('a'), severity: 'warning', text: 'pale' } });
    const override = {
      type: 'OverrideCriterion',
      body: { criterion: 'D3', reason: 'known, harmless' },
    } as const;
    expect(stage.ask(128, override)?.code).toBe('notAllowed');
    stage.do(128, override, PRESCRIBER);
    expect(statusOf(stage.judge(128), 'D3')).toBe('overridden');
    expect(stage.judge(128).readiness.maySign).toBe(true);
    stage.do(129, { type: 'RaiseAlert', body: { alertId: id('b'), severity: 'warning', text: 'dizzy' } });
    expect(statusOf(stage.judge(129), 'D3')).toBe('unmet');
  });

  it('[EXT] a review time in the past, or more than 12 hours ahead, is refused', () => {
    const stage = dosed();
    const ask = (reviewAtMs: number) =>
      stage.ask(130, {
        type: 'ExtendObservation',
        body: { reason: 'slow', reviewAtMs, escortInformed: true },
      });
    expect(ask(stage.at(130))?.pointer).toBe('/reviewAtMs');
    expect(ask(stage.at(130 + 721))?.pointer).toBe('/reviewAtMs');
    expect(ask(stage.at(130 + 720))).toBeNull();
  });

  it('[D3] says what clears it: the values, a close, or a closing note', () => {
    const stage = dosed();
    const clears = (min: number) => stage.judge(min).readiness.criteria[2]?.clears;
    stage.do(20, { type: 'RaiseAlert', body: { alertId: id('a'), severity: 'warning', text: 'pale' } });
    expect(clears(20)).toBe('Clears with a close');
    stage.set(21, { hr: 115 });
    expect(clears(21)).toBe('Clears with the values inside and a close');
  });

  it('[UNKNOWN] before the dose nothing measured is met: readiness speaks of leaving only after it', () => {
    const stage = scene();
    stage.set(-8, { ...CALM, bp: [120, 76] });
    const measured = ['D2', 'D4', 'D5', 'D6', 'D7', 'D10'].map((criterion) =>
      statusOf(stage.judge(-7), criterion),
    );
    expect(new Set(measured)).toEqual(new Set(['unknown']));
  });

  it('[VERDICT] a missing score is "cannot tell", an unmet criterion "not yet"', () => {
    const stage = dosed();
    stage.set(120, { hr: 70, spo2: 98, rr: 14, sed: 5, bp: [124, 78] });
    stage.set(125, { bp: [124, 78] });
    expect(stage.judge(125).readiness.verdict).toBe('cannotTell');
    stage.set(126, { diss: 5 });
    expect(stage.judge(126).readiness.verdict).toBe('notYet');
  });

  it('[AMA] leaving is recorded with everything missing listed, and the true minutes', () => {
    const stage = dosed();
    const body = {
      prescriberTold: true,
      risksExplained: true,
      formSigned: false,
      transport: null,
      witnessedBy: 'M. Reyes',
      leftAtMs: stage.at(70),
      reason: 'wants to go',
    };
    stage.do(71, { type: 'LeaveAgainstAdvice', body });
    const judged = stage.judge(71);
    expect(judged.stage).toBe('leftAgainstAdvice');
    expect(judged.rems?.durationMin).toBe(70);
    const detail = stage.state.end?.detail;
    const missing = detail?.type === 'LeftAgainstAdvice' ? detail.body.missing : [];
    expect(missing).toEqual(
      expect.arrayContaining(['Form not signed', 'No transport recorded', 'Minimum time unmet']),
    );
  });

  it('[END] a transfer ends the alarms, keeps facts addable and waits for its outcome', () => {
    const stage = dosed();
    stage.set(40, { bp: [186, 112] });
    expect(stage.judge(41).alerts.open.map(({ family }) => family)).toContain('BP');
    stage.do(45, { type: 'TransferPatient', body: { destination: 'General hospital', reason: 'pressure' } });
    expect(stage.judge(200).alerts.steps.every((step) => step.atMs <= stage.at(45))).toBe(true);
    expect(stage.judge(200).alerts.open).toEqual([]);
    expect(stage.judge(200).alerts.history.map(({ family }) => family)).toContain('BP');
    expect(stage.set(44, { bp: [188, 112], enteredAt: 50 })).toBeNull();
    stage.do(300, { type: 'RecordTransferOutcome', body: { outcome: 'observed overnight' } });
    expect(stage.state.transferOutcome?.outcome).toBe('observed overnight');
  });

  it('[CALLBACK] a reading measured before discharge that arrives after it makes a task, no alarm; one measured after is refused', () => {
    const stage = readyToSign();
    stage.do(127, { type: 'Sign', body: {} }, PRESCRIBER);
    stage.device(126, { systolicMmHg: 184, diastolicMmHg: 100 }, { recordedAt: 130 });
    const judged = stage.judge(130);
    expect(judged.alerts.open).toEqual([]);
    expect(judged.callBacks).toEqual([
      { entryId: id('d126'), message: expect.stringContaining('SYS 184 ≥ 180'), done: null },
    ]);
    expect(stage.set(128, { hr: 80, enteredAt: 131 })?.code).toBe('sessionEnded');
    stage.do(140, { type: 'CompleteCallBack', body: { entryId: id('d126'), note: 'called, is well' } });
    expect(stage.judge(140).callBacks[0]?.done).not.toBeNull();
  });

  it('[CALLBACK] a reading stored in the very millisecond of the discharge, after it, makes a task too', () => {
    const stage = readyToSign();
    stage.do(127, { type: 'Sign', body: {} }, PRESCRIBER);
    stage.device(126, { systolicMmHg: 184, diastolicMmHg: 100 }, { recordedAt: 127 });
    expect(stage.judge(130).callBacks).toHaveLength(1);
  });

  it('[HANDOVER] taking over names every open alert and the next check, or is refused with what is missing', () => {
    const stage = dosed();
    stage.set(12, { bp: [165, 90] });
    const alert = openAlert(stage.judge(12), 'BP')?.episodeId ?? '';
    const ask = (acceptedAlertIds: string[], acceptedCheckId: string | null) =>
      stage.ask(13, { type: 'TakeOver', body: { acceptedAlertIds, acceptedCheckId } });
    expect(ask([], null)).toMatchObject({ code: 'handoverIncomplete', pointer: '/acceptedAlertIds' });
    expect(ask([alert], null)).toMatchObject({ code: 'handoverIncomplete', pointer: '/acceptedCheckId' });
    const next = stage
      .judge(13)
      .checks.find((check) => !['done', 'missed', 'notDone'].includes(check.status));
    expect(ask([alert], next?.checkId ?? null)).toBeNull();
    expect(stage.state.nurse?.name).toBe('N. Okafor');
  });

  it('a session that was not dosed is cancelled, a dosed one is not', () => {
    const stage = scene();
    stage.do(-10, { type: 'CancelSession', body: { reason: 'no ride' } });
    expect(stage.judge(-10).stage).toBe('cancelledNotDosed');
    expect(dosed().ask(10, { type: 'CancelSession', body: { reason: 'x' } })?.code).toBe('wrongStage');
  });

  it('[END] midnight changes no elapsed time', () => {
    const late = scene({ t0Clock: '23:30' });
    late.set(-8, { ...CALM, bp: [120, 76] });
    late.dose(0);
    late.dose(5);
    expect(late.judge(40).dosing.gateAtMs).toBe(late.t0 + 125 * 60_000);
    expect(statusOf(late.judge(125), 'D1')).toBe('met');
  });

  it('[ANNOUNCE] steps missed while nobody was there are found once, with the instant they were reached', () => {
    const stage = dosed();
    stage.set(12, { hr: 133 });
    const judged = judge(stage.state, stage.at(40));
    const told = judged.alerts.steps.filter((step) => step.step === 'prescriberTold' && step.family === 'HR');
    expect(told.map((step) => step.atMs)).toEqual([stage.at(14) + 1]);
  });
});
