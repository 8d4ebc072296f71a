import { describe, expect, it } from 'vitest';
import { summarize } from '#shared/clinical/summarize.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { Effect } from '#shared/entries.ts';
import { id, openAlert, PRESCRIBER, type Scene, scene } from './scene.ts';

const CALM = { bp: [120, 76], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 } as const;

/** A patient with baseline 120/76 and 56 mg given, at T+5. */
function dosed(): Scene {
  const stage = scene();
  stage.set(-8, { ...CALM, bp: [120, 76] });
  stage.dose(0);
  stage.dose(5);
  return stage;
}

function symptom(stage: Scene, min: number, effect: Effect, name: string): SessionCommand {
  const content = {
    kind: 'symptom',
    takenAtMs: stage.at(min),
    effect,
    grade: 'moderate',
    endAtMs: null,
    action: null,
  } as const;
  return { type: 'ReportSymptom', body: { entryId: id(name), content, lateReason: null } };
}

function steps(stage: Scene, family: string): string[] {
  return stage.state.alerts.steps
    .filter((step) => step.family === family)
    .map((step) => `${step.step} ${step.severity}`);
}

describe('Life of an alert', () => {
  it('[L-30] [RAISE] [CONFIRM] a repeat inside ends an unconfirmed warning as not confirmed, kept in history', () => {
    const stage = dosed();
    stage.set(12, { bp: [165, 90] });
    stage.set(17, { bp: [150, 88] });
    const { open, history } = stage.judge(17).alerts;
    expect(open).toEqual([]);
    expect(history[0]).toMatchObject({ family: 'BP', ended: { why: 'notConfirmed' } });
    expect(steps(stage, 'BP')).toEqual(['raised warning', 'notConfirmed warning']);
  });

  it('[CONFIRM] [LATCH] 184 then 165: the critical is not confirmed and steps down at once without a latch; the warning is confirmed', () => {
    const stage = dosed();
    stage.set(12, { bp: [184, 90] });
    stage.set(17, { bp: [165, 90] });
    const pressure = openAlert(stage.judge(17), 'BP');
    expect(pressure).toMatchObject({ severity: 'warning', status: 'confirmed', noteNeeded: false });
    stage.set(27, { bp: [140, 88] });
    stage.set(37, { bp: [138, 86] });
    expect(stage.judge(37).alerts.latched).toEqual([]);
  });

  it('[CONFIRM] another value of the same moment takes nothing back: a repeat is a later measurement', () => {
    const stage = dosed();
    stage.set(20, { rr: 6 });
    stage.set(20, { rr: 14, name: 'same moment' });
    expect(openAlert(stage.judge(20), 'RR')).toMatchObject({ severity: 'critical', status: 'unconfirmed' });
    stage.set(21, { rr: 14, name: 'later' });
    expect(openAlert(stage.judge(21), 'RR')).toBeUndefined();
  });

  it('[WORSE] a higher number alone does not sound again; a new rule does', () => {
    const stage = dosed();
    stage.set(12, { bp: [159, 100] });
    const seen = openAlert(stage.judge(12), 'BP');
    stage.do(13, { type: 'AcknowledgeAlert', body: { episodeId: seen?.episodeId ?? '' } });
    stage.set(17, { bp: [159, 104] });
    expect(openAlert(stage.judge(17), 'BP')?.acknowledged).toBeNull();
    expect(steps(stage, 'BP')).toContain('worsened warning');
    stage.do(18, { type: 'AcknowledgeAlert', body: { episodeId: seen?.episodeId ?? '' } });
    stage.set(22, { bp: [159, 108] });
    expect(openAlert(stage.judge(22), 'BP')?.acknowledged).not.toBeNull();
  });

  it('[ONE-ALERT] absolute, relative and symptom rules of one pressure set are one alert with all reasons', () => {
    const stage = dosed();
    stage.set(12, { bp: [166, 104] });
    stage.do(13, symptom(stage, 13, 'severeHeadache', 'headache'));
    const { open } = stage.judge(13).alerts;
    expect(open).toHaveLength(1);
    expect(new Set(open[0]?.reasons.map((reason) => reason.rule))).toEqual(
      new Set(['BP-HI', 'BP-RISE', 'BP-SX']),
    );
    expect(open[0]).toMatchObject({ severity: 'critical', status: 'confirmed' });
  });

  it('[ONE-ALERT] names the worst number and every symptom, worst first', () => {
    const stage = dosed();
    stage.do(13, symptom(stage, 13, 'chestPain', 'pain'));
    stage.set(14, { bp: [188, 114] });
    expect(openAlert(stage.judge(14), 'BP')?.message).toBe('SYS 188 ≥ 180 · Chest pain, moderate');
    stage.do(15, symptom(stage, 15, 'breathlessness', 'breath'));
    expect(openAlert(stage.judge(15), 'BP')?.message).toBe(
      'SYS 188 ≥ 180 · Chest pain, moderate · Breathlessness, moderate',
    );
  });

  it('[WORSE] a symptom or critical numbers that join after somebody has seen the alert call again', () => {
    const stage = dosed();
    stage.set(12, { bp: [166, 104] });
    const { episodeId } = openAlert(stage.judge(12), 'BP') ?? { episodeId: '' };
    const see = (minute: number) =>
      stage.do(minute, { type: 'AcknowledgeAlert', body: { episodeId } } satisfies SessionCommand);
    const seen = (minute: number) => openAlert(stage.judge(minute), 'BP')?.acknowledged ?? null;
    see(13);
    stage.do(14, symptom(stage, 14, 'chestPain', 'pain'));
    expect(seen(14)).toBeNull();
    see(15);
    stage.do(16, symptom(stage, 16, 'breathlessness', 'breath'));
    expect(seen(16)).toBeNull();
    see(17);
    stage.set(18, { bp: [188, 114] });
    expect(seen(18)).toBeNull();
    see(19);
    stage.set(20, { bp: [190, 116] });
    expect(seen(20)).not.toBeNull();
  });

  it('[BP-SX] asks for emergency symptoms until somebody answers for this episode', () => {
    const stage = dosed();
    const asked = (minute: number) => summarize(stage.state, stage.at(minute)).emergencyAsked;
    expect(asked(11)).toBeNull();
    stage.set(12, { bp: [188, 114] });
    const { episodeId } = openAlert(stage.judge(12), 'BP') ?? { episodeId: '' };
    stage.set(17, { bp: [188, 114] });
    expect(asked(17)).toBe(episodeId);
    const content = { kind: 'note', takenAtMs: stage.at(18), text: 'None', noSymptomsOf: episodeId } as const;
    stage.do(18, { type: 'WriteNote', body: { entryId: id('none'), content, lateReason: null } });
    expect(asked(18)).toBeNull();
    stage.do(19, { type: 'WithdrawEntry', body: { entryId: id('none'), reason: 'Not asked' } });
    expect(asked(19)).toBe(episodeId);
    stage.do(20, symptom(stage, 20, 'chestPain', 'pain'));
    expect(asked(20)).toBeNull();
  });

  it('[WITHDRAWN] an alert whose reading was corrected ends as corrected, not as entered in error', () => {
    const stage = dosed();
    stage.set(12, { bp: [188, 114], name: 'typed' });
    const entry = stage.state.entries[id('typed')];
    const content = entry?.versions[0]?.content;
    if (content?.kind !== 'reading') throw new Error('no reading');
    const right = { ...content, vitals: { ...content.vitals, systolicMmHg: 118, diastolicMmHg: 74 } };
    const body = { entryId: id('typed'), version: 1, content: right, reason: 'typing' };
    stage.do(13, { type: 'CorrectEntry', body });
    expect(stage.judge(13).alerts.history[0]?.ended?.why).toBe('corrected');
  });

  it('[ACK] of equal alerts those nobody has seen come first', () => {
    const stage = dosed();
    stage.set(12, { hr: 115 });
    const { episodeId } = openAlert(stage.judge(12), 'HR') ?? { episodeId: '' };
    stage.do(13, { type: 'AcknowledgeAlert', body: { episodeId } });
    stage.set(14, { rr: 22 });
    expect(stage.judge(14).alerts.open.map(({ family }) => family)).toEqual(['RR', 'HR']);
  });

  it('[L-18] [LATCH] is named for the values furthest out, and keeps everybody who saw it', () => {
    const stage = dosed();
    stage.set(20, { bp: [186, 112] });
    const { episodeId } = openAlert(stage.judge(20), 'BP') ?? { episodeId: '' };
    stage.do(21, { type: 'AcknowledgeAlert', body: { episodeId } });
    stage.set(25, { bp: [184, 110] });
    stage.pass(32);
    stage.do(32, { type: 'AcknowledgeAlert', body: { episodeId } });
    for (const minute of [33, 38]) stage.set(minute, { bp: [120, 76] });
    const [latched] = stage.judge(39).alerts.latched;
    expect(latched).toMatchObject({ message: 'SYS 186 ≥ 180', evidenceAtMs: stage.at(20) });
    expect(latched?.acknowledgements.map(({ atMs }) => atMs)).toEqual([stage.at(21), stage.at(32)]);
    stage.do(40, { type: 'CloseAlert', body: { episodeId, note: 'Rested' } });
    expect(stage.judge(41).alerts.history[0]).toMatchObject({ message: 'SYS 186 ≥ 180' });
    expect(stage.judge(41).alerts.history[0]?.acknowledgements).toHaveLength(2);
  });

  it('[BP-SX] an emergency symptom alone is critical, tells the prescriber at once and closes only with a note', () => {
    const stage = dosed();
    stage.do(20, symptom(stage, 20, 'chestPain', 'pain'));
    const alert = openAlert(stage.judge(20), 'BP');
    expect(alert).toMatchObject({
      severity: 'critical',
      status: 'confirmed',
      message: 'Chest pain, moderate',
    });
    expect(alert?.told.map((told) => told.who)).toEqual(['prescriber', 'everyone']);
    const close = (note: string | null): SessionCommand => ({
      type: 'CloseAlert',
      body: { episodeId: alert?.episodeId ?? '', note },
    });
    expect(stage.ask(21, close(null))?.code).toBe('noteNeeded');
    stage.do(22, close('ECG normal, settled'));
    expect(stage.judge(22).alerts.open).toEqual([]);
  });

  it('[LATCH] closing is refused while the value is outside', () => {
    const stage = dosed();
    stage.set(12, { bp: [184, 90] });
    stage.set(17, { bp: [186, 90] });
    const body = { episodeId: openAlert(stage.judge(17), 'BP')?.episodeId ?? '', note: 'fine' };
    expect(stage.ask(18, { type: 'CloseAlert', body })?.code).toBe('alertStillActive');
  });

  it('[L-27] [ACK] of two who acknowledge, one wins and the other is told who', () => {
    const stage = dosed();
    stage.set(12, { bp: [165, 90] });
    const body = { episodeId: openAlert(stage.judge(12), 'BP')?.episodeId ?? '' };
    stage.do(13, { type: 'AcknowledgeAlert', body });
    const refused = stage.ask(13, { type: 'AcknowledgeAlert', body }, PRESCRIBER);
    expect(refused).toMatchObject({
      code: 'alreadyDone',
      sentence: 'N. Okafor has already acknowledged this alert.',
    });
  });

  it('[ACK] a missed repeat sounds an acknowledged critical again one minute after it was due', () => {
    const stage = dosed();
    stage.set(12, { bp: [184, 90] });
    stage.do(13, {
      type: 'AcknowledgeAlert',
      body: { episodeId: openAlert(stage.judge(13), 'BP')?.episodeId ?? '' },
    });
    expect(openAlert(stage.judge(18), 'BP')?.acknowledged).not.toBeNull();
    expect(openAlert(stage.judge(18.01), 'BP')?.acknowledged).toBeNull();
    expect(steps(stage, 'BP')).toContain('resounded critical');
  });

  it('[ESC] an unseen warning reaches the second nurse after 5 minutes and the prescriber after 10', () => {
    const stage = dosed();
    stage.set(12, { hr: 115 });
    const told = (min: number) => openAlert(stage.judge(min), 'HR')?.told.map((item) => item.who);
    expect(told(17)).toEqual([]);
    expect(told(17.01)).toEqual(['secondNurse']);
    expect(told(22.01)).toEqual(['secondNurse', 'prescriber']);
  });

  it('[ESC] an unseen critical reaches both after 2 minutes; a seen one neither', () => {
    const unseen = dosed();
    unseen.set(12, { hr: 133 });
    expect(openAlert(unseen.judge(14.01), 'HR')?.told.map((item) => item.who)).toEqual([
      'secondNurse',
      'prescriber',
    ]);
    const seen = dosed();
    seen.set(12, { hr: 133 });
    seen.do(13, {
      type: 'AcknowledgeAlert',
      body: { episodeId: openAlert(seen.judge(13), 'HR')?.episodeId ?? '' },
    });
    expect(openAlert(seen.judge(13.9), 'HR')?.told).toEqual([]);
  });

  it('[ESC] a warning confirmed by two repeats reaches the prescriber', () => {
    const stage = dosed();
    for (const [min, sys] of [
      [12, 165],
      [17, 166],
      [27, 167],
    ] as const)
      stage.set(min, { bp: [sys, 90] });
    expect(openAlert(stage.judge(27), 'BP')?.told.some((told) => told.who === 'prescriber')).toBe(true);
  });

  it.each([
    ['MOAA/S 1', { sed: 1 }, 'SED'],
    ['RR 0', { rr: 0 }, 'RR'],
    ['SpO₂ 85', { spo2: 85 }, 'SPO2'],
  ])('[ESC] [SED] %s reaches everyone on site at once', (_, set, family) => {
    const stage = dosed();
    stage.set(20, set);
    expect(openAlert(stage.judge(20), family)?.told.map((told) => told.who)).toContain('everyone');
  });

  it('[SED] [CLEAR] an observer score is confirmed at once, asks again in one minute and clears after one', () => {
    const stage = dosed();
    stage.set(20, { sed: 2 });
    const alert = openAlert(stage.judge(20), 'SED');
    expect(alert).toMatchObject({ severity: 'critical', status: 'confirmed', repeatDueAtMs: stage.at(21) });
    stage.set(21, { sed: 5, name: 'again' });
    expect(openAlert(stage.judge(21), 'SED')).toMatchObject({ status: 'latched', mayClose: true });
  });

  it('[DIS-HI] 7 warns, 10 is critical, CADSS 25 and CADSS-6 12 warn', () => {
    const severity = (set: object, family: string) => {
      const stage = dosed();
      stage.set(20, set);
      return openAlert(stage.judge(20), family)?.severity;
    };
    expect(severity({ diss: 6 }, 'DIS-HI')).toBeUndefined();
    expect(severity({ diss: 7 }, 'DIS-HI')).toBe('warning');
    expect(severity({ diss: 10 }, 'DIS-HI')).toBe('critical');
    expect(severity({ cadss: 24 }, 'DIS-HI/CADSS')).toBeUndefined();
    expect(severity({ cadss: 25 }, 'DIS-HI/CADSS')).toBe('warning');
    expect(severity({ cadss6: 12 }, 'DIS-HI/CADSS-6')).toBe('warning');
  });

  it('[DIS-SLOW] [DIS-LATE] the time of the score decides: 2 at T+119 is nothing, 3 at T+90 a notice, 2 at T+120 a warning', () => {
    const family = (min: number, diss: number) => {
      const stage = dosed();
      stage.set(min, { diss });
      return stage
        .judge(min)
        .alerts.open.filter((alert) => alert.alertClass === 'clinical')
        .map((alert) => alert.family);
    };
    expect(family(119, 2)).toEqual([]);
    expect(family(89, 3)).toEqual([]);
    expect(family(90, 3)).toEqual(['DIS-SLOW']);
    expect(family(120, 2)).toEqual(['DIS-LATE']);
    expect(family(120, 1)).toEqual([]);
  });

  it('[DIS-LATE] a patient who came with 2 warns only from 3, so that D7 can be met', () => {
    const stage = scene();
    stage.set(-8, { ...CALM, bp: [120, 76], diss: 2 });
    stage.dose(0);
    stage.dose(5);
    stage.set(120, { diss: 2 });
    expect(openAlert(stage.judge(120), 'DIS-LATE')).toBeUndefined();
    expect(stage.judge(120).readiness.criteria.find((item) => item.criterion === 'D7')?.status).toBe('met');
    stage.set(121, { diss: 3 });
    expect(openAlert(stage.judge(121), 'DIS-LATE')?.severity).toBe('warning');
  });

  it('[NAUSEA] 7 warns and clears at 6; vomiting stays until closed; again while sedated is critical', () => {
    const stage = dosed();
    stage.set(20, { nausea: 7 });
    expect(openAlert(stage.judge(20), 'NAUSEA')?.severity).toBe('warning');
    stage.set(25, { nausea: 6 });
    expect(openAlert(stage.judge(25), 'NAUSEA')).toBeUndefined();
    stage.do(26, symptom(stage, 26, 'vomiting', 'v1'));
    expect(openAlert(stage.judge(26), 'VOMIT')).toMatchObject({ severity: 'warning', mayClose: true });
    stage.set(27, { sed: 3 });
    stage.do(28, symptom(stage, 28, 'vomiting', 'v2'));
    expect(openAlert(stage.judge(28), 'VOMIT')).toMatchObject({
      severity: 'critical',
      message: 'Vomited 2 times',
    });
  });

  it('[SI] a suicide screen warns or is critical, and only a clinician closes it', () => {
    const stage = dosed();
    stage.set(20, { screen: 3 });
    expect(openAlert(stage.judge(20), 'SI')).toMatchObject({ severity: 'critical', noteNeeded: true });
    stage.set(22, { screen: 0, name: 'negative' });
    expect(openAlert(stage.judge(22), 'SI')).toBeDefined();
  });

  it('[HAND] an alert is raised by hand without any vitals and blocks D3 until closed', () => {
    const stage = scene();
    stage.dose(0);
    stage.do(3, {
      type: 'RaiseAlert',
      body: { alertId: id('hand'), severity: 'critical', text: 'Looks grey' },
    });
    const alert = openAlert(stage.judge(3), `HAND:${id('hand')}`);
    expect(alert).toMatchObject({ severity: 'critical', message: 'Looks grey', noteNeeded: true });
    stage.do(4, { type: 'CloseAlert', body: { episodeId: alert?.episodeId ?? '', note: 'colour back' } });
    expect(stage.judge(4).alerts.open).toEqual([]);
  });

  it('[PRE] before the dose SpO₂ 90 alarms, pressure 170/105 only holds', () => {
    const stage = scene();
    stage.set(-10, { bp: [170, 105], spo2: 90 });
    const judged = stage.judge(-10);
    expect(judged.alerts.open.map((alert) => alert.family)).toEqual(['SPO2']);
    expect(judged.stage).toBe('hold');
  });
});

describe('Oxygen', () => {
  it('[SPO2] oxygen keeps the alert open whatever the number; 91 on it worsens; two room-air readings clear', () => {
    const stage = dosed();
    stage.set(20, { spo2: 97, oxygen: 2 });
    expect(openAlert(stage.judge(20), 'SPO2')?.severity).toBe('critical');
    stage.set(21, { spo2: 91, name: 'low' });
    expect(steps(stage, 'SPO2').filter((step) => step.startsWith('worsened'))).toHaveLength(1);
    stage.set(22, { spo2: 99 });
    expect(openAlert(stage.judge(22), 'SPO2')).toMatchObject({ severity: 'critical' });
    stage.set(30, { spo2: 97, oxygen: 0 });
    stage.set(31, { spo2: 97, name: 'air2' });
    expect(openAlert(stage.judge(31), 'SPO2')).toMatchObject({ status: 'latched' });
  });
});

describe('Continuous signals', () => {
  const stream = (stage: Scene, fromS: number, toS: number, spo2: number) => {
    for (let s = fromS; s <= toS; s++) stage.device(20 + s / 60, { spo2Percent: spo2 }, { continuous: true });
  };

  it('[HOLD-TIME] saturation must stay out 15 seconds before it raises', () => {
    const stage = dosed();
    stream(stage, 0, 14, 89);
    expect(openAlert(stage.judge(20 + 14 / 60), 'SPO2')).toBeUndefined();
    stream(stage, 15, 15, 89);
    expect(openAlert(stage.judge(20 + 15 / 60), 'SPO2')).toMatchObject({
      severity: 'critical',
      status: 'unconfirmed',
    });
  });

  it('[L-28] [HOLD-TIME] a dip of 10 seconds raises nothing, and breathing 0 never waits', () => {
    const stage = dosed();
    stream(stage, 0, 9, 89);
    stream(stage, 10, 40, 97);
    expect(stage.judge(20.7).alerts.open).toEqual([]);
    stage.device(21, { respiratoryRatePerMin: 0 }, { continuous: true });
    expect(openAlert(stage.judge(21), 'RR')?.severity).toBe('critical');
  });

  describe('of a probe just put on', () => {
    const second = (s: number) => 20 + s / 60;
    const boundStage = () => {
      const stage = dosed();
      const body = { deviceId: id('device'), name: 'Monitor M-2', continuous: true };
      stage.append(stage.at(20), { type: 'DeviceBound', body });
      return stage;
    };

    it('[L-31] [START-UP] what it reads while it settles raises nothing, and stays on the chart', () => {
      const stage = boundStage();
      stream(stage, 1, 29, 78);
      expect(openAlert(stage.judge(second(29)), 'SPO2')).toBeUndefined();
      expect(stage.judge(second(29)).values.spo2Percent).toMatchObject({ value: 78, severity: 'critical' });
      stream(stage, 30, 90, 97);
      expect(stage.state.alerts.steps.filter(({ family }) => family === 'SPO2')).toEqual([]);
    });

    it('[START-UP] what is still outside after 30 seconds raises at once', () => {
      const stage = boundStage();
      stream(stage, 1, 30, 88);
      expect(openAlert(stage.judge(second(30)), 'SPO2')).toMatchObject({ severity: 'critical' });
    });

    it('[START-UP] breathing 0 does not wait for it', () => {
      const stage = boundStage();
      stage.device(second(5), { respiratoryRatePerMin: 0 }, { continuous: true });
      expect(openAlert(stage.judge(second(5)), 'RR')?.severity).toBe('critical');
    });
  });

  it('[L-17] [DEVICE] a continuous device unheard for 60 seconds is a technical notice, after 3 minutes a warning, and returns', () => {
    const stage = dosed();
    const bound = { deviceId: id('device'), name: 'Monitor M-2', continuous: true };
    stage.append(stage.at(10), { type: 'DeviceBound', body: bound });
    stage.device(10.5, { spo2Percent: 98 }, { continuous: true });
    const silent = (min: number) => openAlert(stage.judge(min), `DEVICE:${id('device')}`);
    expect(silent(11.49)).toBeUndefined();
    expect(silent(11.5)).toMatchObject({
      severity: 'notice',
      alertClass: 'technical',
      message: 'No signal from Monitor M-2',
    });
    expect(silent(13.5)).toMatchObject({ severity: 'warning' });
    stage.device(14, { spo2Percent: 98 }, { continuous: true });
    expect(silent(14)).toBeUndefined();
  });

  it('[CUFF-CYCLE] a device that falls silent while a cuff cycles is missed a minute later; without one after 60 seconds', () => {
    const bound = { deviceId: id('device'), name: 'Monitor M-2', continuous: true };
    const silentAt = (pressureAt: number | null, min: number) => {
      const stage = dosed();
      stage.append(stage.at(10), { type: 'DeviceBound', body: bound });
      stage.device(20, { spo2Percent: 97 }, { continuous: true });
      if (pressureAt !== null) stage.set(pressureAt, { bp: [122, 78] });
      return openAlert(stage.judge(min), `DEVICE:${id('device')}`);
    };
    expect(silentAt(null, 21)).toBeDefined();
    expect(silentAt(20.6, 21.9)).toBeUndefined();
    expect(silentAt(20.6, 22)).toBeDefined();
  });

  it('[L-4] [FRESH] a device that is heard is not a value that is fresh: what it no longer sends grows old', () => {
    const stage = dosed();
    const body = { deviceId: id('device'), name: 'Monitor M-2', continuous: true };
    stage.append(stage.at(10), { type: 'DeviceBound', body });
    stage.device(20, { spo2Percent: 97, heartRateBpm: 70 }, { continuous: true });
    for (let s = 20; s <= 80; s += 20)
      stage.device(20 + s / 60, { heartRateBpm: 71 }, { continuous: true, name: `h${s}` });
    const judged = stage.judge(20 + 80 / 60);
    expect(judged.values.spo2Percent).toMatchObject({ value: 97, stale: true });
    expect(judged.values.heartRateBpm).toMatchObject({ value: 71, stale: false });
    expect(openAlert(judged, `DEVICE:${id('device')}`)).toBeUndefined();
  });

  it('[L-29] an alert stands while its device is silent: no data clears nothing, and the silence is told beside it', () => {
    const stage = dosed();
    const body = { deviceId: id('device'), name: 'Monitor M-2', continuous: true };
    stage.append(stage.at(10), { type: 'DeviceBound', body });
    stream(stage, 0, 16, 88);
    const silent = stage.judge(25);
    expect(openAlert(silent, 'SPO2')).toMatchObject({ severity: 'critical' });
    expect(openAlert(silent, `DEVICE:${id('device')}`)).toMatchObject({ severity: 'warning' });
  });

  it('[FRESH] a continuous value is stale after 60 seconds', () => {
    const stage = dosed();
    stage.device(10, { spo2Percent: 98 }, { continuous: true });
    expect(stage.judge(10.9).values.spo2Percent.stale).toBe(false);
    expect(stage.judge(11).values.spo2Percent.stale).toBe(true);
  });
});
