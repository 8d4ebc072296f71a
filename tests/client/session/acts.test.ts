import { describe, expect, it } from 'vitest';
import { arrive, changeChair } from '#client/features/session/acts/arrival.ts';
import {
  acceptBaseline,
  doseCautions,
  giveDevice,
  overrideHold,
  stopDosing,
} from '#client/features/session/acts/dosing.ts';
import { checkNotDone, giveMedicine, writeNote } from '#client/features/session/acts/facts.ts';
import {
  cancelSession,
  completeCallBack,
  extendObservation,
  leaveAgainstAdvice,
  transferOutcome,
  transferPatient,
} from '#client/features/session/acts/leaving.ts';
import { barActs, moreActs } from '#client/features/session/acts/offered-acts.ts';
import { changePlan } from '#client/features/session/acts/plan.ts';
import { reportSymptom } from '#client/features/session/acts/symptom.ts';
import { takeOver } from '#client/features/session/acts/take-over.ts';
import { firstFault } from '#client/ui/act-form/act-form.ts';
import { answerEverything } from '#server/demo/before-dose.ts';
import type { SessionCommand } from '#shared/commands.ts';
import { id, PRESCRIBER, type Scene, scene } from '#tests/shared/scene.ts';
import { commandAt, formAt } from './act-view.ts';

const FULL = { hr: 78, spo2: 98, rr: 14, sed: 5, diss: 0 };

function readyToDose(): Scene {
  const stage = scene();
  stage.set(-8, { bp: [122, 76], ...FULL });
  return stage;
}

function observing(): Scene {
  const stage = readyToDose();
  stage.dose(0);
  stage.dose(5);
  return stage;
}

const labelsAt = (stage: Scene, minute: number) => {
  const judgement = stage.judge(minute);
  return {
    bar: barActs(stage.state, judgement).map(({ label }) => label),
    more: moreActs(stage.state, judgement).map(({ label }) => label),
  };
};

describe('giving a device', () => {
  it('records the next one with its lot, at the moment it is sent', () => {
    const stage = readyToDose();
    const command = commandAt(
      stage,
      0,
      giveDevice(() => stage.at(0)),
      { lot: ' L-7 ' },
    );
    expect(command).toMatchObject({
      body: { content: { takenAtMs: stage.at(0), deliveredMg: 28, lot: 'L-7' } },
    });
    stage.do(0, command);
    expect(
      formAt(
        stage,
        1,
        giveDevice(() => stage.at(1)),
      ).title,
    ).toBe('Device 2 of 2, 28 mg');
  });

  it('warns of the rest between two, and records it all the same', () => {
    const stage = readyToDose();
    stage.dose(0);
    const form = formAt(
      stage,
      2,
      giveDevice(() => stage.at(2)),
    );
    expect(form.lines?.join(' ')).toContain('Rest between devices until 11:05');
    stage.do(
      2,
      commandAt(
        stage,
        2,
        giveDevice(() => stage.at(2)),
        { lot: 'L-7' },
      ),
    );
    expect(stage.state.doses).toHaveLength(2);
  });

  it('names a hold, a missing baseline and what is open on the checklist', () => {
    const stage = scene();
    stage.set(-8, { bp: [146, 92], ...FULL });
    const view = {
      state: stage.state,
      judgement: stage.judge(-7),
      role: null,
      chairIds: [],
      takenChairIds: [],
    };
    const cautions = doseCautions(view, stage.at(-7)).join(' ');
    expect(cautions).toContain('Hold: SYS 146 > 140');
    expect(cautions).toMatch(/Checklist open: Baseline set; .*Identity by two identifiers.* and 18 more/);
  });

  it('[CONTRA] names what nobody has decided over, and does not press for the dose', () => {
    const stage = readyToDose();
    stage.do(-7, { type: 'AnswerContraindication', body: { item: 'aneurysm', answer: 'yes', note: null } });
    const form = () =>
      formAt(
        stage,
        -6,
        giveDevice(() => stage.at(-6)),
      ).lines?.join(' ');
    expect(form()).toContain(
      'No prescriber has decided over: Aneurysm of the aorta, in the head or in a limb.',
    );
    expect(barActs(stage.state, stage.judge(-6))[0]).toMatchObject({ primary: false });
    const body = { decision: 'doNotGive', reason: 'aneurysm of 5 cm' } as const;
    stage.do(-5, { type: 'DecideContraindications', body }, PRESCRIBER);
    expect(form()).toContain('A prescriber decided not to give the dose: aneurysm of 5 cm.');
  });

  it('[CHECKLIST] asks for a tick while lines are open, and says so after the dose until they are answered', () => {
    const stage = readyToDose();
    const ticks = () =>
      formAt(
        stage,
        -5,
        giveDevice(() => stage.at(-5)),
      ).fields.filter(({ kind }) => kind === 'check');
    // The list of the nasal spray has 24 lines; the baseline set is done.
    expect(ticks()).toMatchObject([{ label: 'Give with 23 lines of the checklist open', required: true }]);
    const kit = (command: SessionCommand) => JSON.stringify(command).includes('emergencyKit');
    for (const command of answerEverything(stage.state.protocol, stage.at(-4)))
      if (!kit(command)) stage.do(-4, command);
    stage.dose(0);
    const said = () =>
      stage.judge(1).remarks.flatMap(({ kind, message }) => (kind === 'checklistOpen' ? message : []));
    expect(said()).toEqual(['Dosed with checklist open: Emergency kit and oximeter checked']);
    stage.do(1, { type: 'AnswerChecklist', body: { item: 'emergencyKit', answer: 'yes', note: null } });
    expect(said()).toEqual([]);
  });

  it('names an other symptom in words of whoever saw it', () => {
    const stage = observing();
    const form = formAt(stage, 30, reportSymptom);
    expect(form.fields.find(({ name }) => name === 'effect')?.initial).toBe('');
    expect(
      firstFault(form, { effect: 'other', grade: 'mild' }, { nowMs: stage.at(30), timeZone: 'UTC' })?.name,
    ).toBe('what');
    const command = commandAt(stage, 30, reportSymptom, { effect: 'other', what: 'Hiccups', grade: 'mild' });
    expect(command.body).toMatchObject({ content: { effect: 'other', what: 'Hiccups' } });
  });

  it('records a partial dose as it was delivered', () => {
    const stage = readyToDose();
    stage.do(
      0,
      commandAt(
        stage,
        0,
        giveDevice(() => stage.at(0)),
        { lot: 'L-7', sprays: '1', incident: 'sneezed' },
      ),
    );
    expect(stage.judge(1).dosing.deliveredMg).toBe(14);
    expect(stage.state.doses[0]?.content).toMatchObject({
      sprays: 1,
      incident: { kind: 'sneezed', atMs: stage.at(0) },
    });
  });

  it('says nothing of an incident where there was none, and both sprays unless told otherwise', () => {
    const stage = readyToDose();
    const give = giveDevice(() => stage.at(0));
    stage.do(0, commandAt(stage, 0, give, { lot: 'L-7' }));
    expect(stage.state.doses[0]?.content).toEqual({
      kind: 'dose',
      takenAtMs: stage.at(0),
      deliveredMg: 28,
      lot: 'L-7',
      remark: null,
      sprays: 2,
    });
  });
});

describe('every dialog sends what the rules accept', () => {
  it('arrival, to a chair that is free', () => {
    const stage = scene();
    const form = formAt(stage, -29, arrive);
    expect(form.fields[0]).toMatchObject({ options: [{ value: '1' }, { value: '3' }] });
  });

  it('another chair', () => {
    const stage = scene();
    stage.do(-20, commandAt(stage, -20, changeChair));
    expect(stage.state.chairId).toBe('3');
  });

  it('a hand-over that names every open alert and the next check', () => {
    const stage = observing();
    stage.set(40, { bp: [164, 98], ...FULL });
    const form = formAt(stage, 41, takeOver);
    expect(form.fields.map(({ label }) => label)).toEqual([
      expect.stringContaining('SYS 164 ≥ 160'),
      expect.stringContaining('next check'),
    ]);
    expect(stage.ask(41, commandAt(stage, 41, takeOver))?.code).toBe('handoverIncomplete');
    const accepted = Object.fromEntries(form.fields.map(({ name }) => [name, 'yes']));
    stage.do(41, commandAt(stage, 41, takeOver, accepted));
    expect(stage.state.nurse?.name).toBe('N. Okafor');
  });

  it('a changed plan, a stop and an overridden hold, each with its reason', () => {
    const stage = scene();
    stage.set(-8, { bp: [146, 92], ...FULL });
    stage.do(-7, commandAt(stage, -7, overrideHold, { reason: 'Anxious, known' }), PRESCRIBER);
    stage.do(-6, commandAt(stage, -6, changePlan, { mg: '84', reason: 'Week 3' }), PRESCRIBER);
    stage.dose(0);
    stage.do(
      6,
      commandAt(
        stage,
        6,
        stopDosing(() => stage.at(6)),
        { reason: 'Vomited', time: '11:05' },
      ),
    );
    expect(stage.judge(7).dosing.stoppedEarly).toMatchObject({ reason: 'Vomited', atMs: stage.at(5) });
  });

  it('a symptom with its grade, a medicine, a note', () => {
    const stage = observing();
    stage.do(30, commandAt(stage, 30, reportSymptom, { effect: 'dizziness', grade: 'mild', time: '11:25' }));
    stage.do(
      31,
      commandAt(stage, 31, giveMedicine, {
        purpose: 'antiemetic',
        name: 'Ondansetron',
        amount: '4 mg',
        route: 'oral',
      }),
    );
    stage.do(32, commandAt(stage, 32, writeNote, { text: 'Calm' }));
    expect(stage.state.symptoms[0]?.takenAtMs).toBe(stage.at(25));
    expect(stage.state.medicines).toHaveLength(1);
    expect(stage.state.notes[0]?.content.text).toBe('Calm');
  });

  it('a longer observation with a review time and whether the escort knows', () => {
    const stage = observing();
    const build = extendObservation(() => stage.at(126));
    stage.do(126, commandAt(stage, 126, build, { reason: 'Dissociation 2', escort: 'yes' }));
    expect(stage.state.extended).toMatchObject({ reviewAtMs: stage.at(141), escortInformed: true });
  });

  it('a check that was not done', () => {
    const stage = observing();
    stage.do(60, commandAt(stage, 60, checkNotDone('T+40', 'T+40'), { reason: 'Asleep' }));
    expect(stage.state.checksNotDone['T+40']?.reason).toBe('Asleep');
  });

  it('an older set as the baseline', () => {
    const stage = scene();
    stage.set(-8, { bp: [122, 76], ...FULL, name: 'set' });
    stage.dose(25);
    stage.do(
      26,
      commandAt(stage, 26, acceptBaseline(id('set')), { reason: 'Taken 33 min before' }),
      PRESCRIBER,
    );
    expect(stage.judge(27).baseline.entryId).toBe(id('set'));
  });

  it('a patient who leaves, with what is missing said beforehand and recorded', () => {
    const stage = observing();
    const form = formAt(stage, 50, leaveAgainstAdvice);
    expect(form.lines?.[0]).toContain('Minimum time (unmet)');
    stage.do(
      50,
      commandAt(stage, 50, leaveAgainstAdvice, { reason: 'Taxi waiting', risks: 'yes', left: '11:48' }),
    );
    const detail = stage.state.end?.detail;
    if (detail?.type !== 'LeftAgainstAdvice') throw new Error('not left');
    expect(detail.body).toMatchObject({ risksExplained: true, formSigned: false, leftAtMs: stage.at(48) });
    expect(detail.body.missing.length).toBeGreaterThan(0);
  });

  it('a transfer and, later, its outcome', () => {
    const stage = observing();
    stage.do(
      50,
      commandAt(stage, 50, transferPatient, { destination: 'City hospital', reason: 'Chest pain' }),
    );
    expect(labelsAt(stage, 51).bar).toContain('Outcome of the transfer');
    stage.do(52, commandAt(stage, 52, transferOutcome, { outcome: 'Discharged the same day' }));
    expect(labelsAt(stage, 53).bar).not.toContain('Outcome of the transfer');
  });

  it('a cancelled session', () => {
    const stage = scene();
    stage.do(-5, commandAt(stage, -5, cancelSession, { reason: 'Ate breakfast' }));
    expect(stage.state.end?.kind).toBe('cancelledNotDosed');
  });

  it('a call-back with its note', () => {
    const stage = scene();
    const command = commandAt(stage, -5, completeCallBack(id('late'), 'SYS 190 came in late'), {
      note: 'Reached',
    });
    expect(command).toEqual({ type: 'CompleteCallBack', body: { entryId: id('late'), note: 'Reached' } });
  });
});

describe('the acts offered', () => {
  it('begin with the arrival', () => {
    const stage = scene();
    expect(
      barActs({ ...stage.state, arrivedAtMs: null }, stage.judge(-29)).map(({ label }) => label),
    ).toEqual(['Patient arrived']);
  });

  it('name the next device until the plan is given, then none', () => {
    const stage = readyToDose();
    expect(labelsAt(stage, -1).bar[0]).toBe('Give device 1 of 2');
    expect(labelsAt(observing(), 6).bar.some((label) => label.startsWith('Give device'))).toBe(false);
  });

  it('do not press for a device while a hold is on', () => {
    const held = scene();
    held.set(-8, { bp: [146, 92], ...FULL });
    expect(barActs(held.state, held.judge(-7))[0]).toMatchObject({
      label: 'Give device 1 of 2',
      primary: false,
    });
    const free = readyToDose();
    expect(barActs(free.state, free.judge(-7))[0]).toMatchObject({ primary: true });
  });

  it('offer to cancel only before a dose, to stop only between devices, to extend only after one', () => {
    expect(labelsAt(readyToDose(), -1).more).toContain('Cancel, not dosed');
    const between = readyToDose();
    between.dose(0);
    expect(labelsAt(between, 1).more).toContain('Stop dosing early');
    expect(labelsAt(between, 1).more).not.toContain('Cancel, not dosed');
    expect(labelsAt(observing(), 6).more).toContain('Extend observation');
    expect(labelsAt(observing(), 6).more).not.toContain('Stop dosing early');
  });

  it('leave only a note once the session has ended', () => {
    const stage = scene();
    stage.do(-5, { type: 'CancelSession', body: { reason: 'Ate breakfast' } });
    expect(labelsAt(stage, -4)).toEqual({ bar: ['Note'], more: [] });
  });
});
