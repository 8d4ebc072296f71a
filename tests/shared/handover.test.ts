import { describe, expect, it } from 'vitest';
import type { SessionCommand } from '#shared/commands.ts';
import { id, openAlert, PRESCRIBER, type Scene, scene } from './scene.ts';

const CALM = { bp: [120, 76], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 } as const;
const LEA = { kind: 'staff', staffId: id('lea'), name: 'Lea Brandt', role: 'nurse' } as const;
const OFFER: SessionCommand = {
  type: 'OfferHandover',
  body: { toStaffId: LEA.staffId, toName: LEA.name, note: 'left arm only' },
};
const RELEASE: SessionCommand = { type: 'ReleasePatient', body: { reason: 'end of shift' } };

function stepsOf(stage: Scene, family: string): string[] {
  return stage.state.alerts.steps
    .filter((step) => step.family === family)
    .map(({ step, severity, atMs }) => `${step} ${severity} T${(atMs - stage.t0) / 60_000}`);
}

describe('A patient whom nobody holds', () => {
  it('[HOLDER] is told after 5 minutes, and becomes a warning 2 minutes after a dose', () => {
    const stage = scene();
    stage.do(-30, RELEASE);
    stage.set(-10, { ...CALM, bp: [120, 76] });
    stage.dose(0);
    stage.pass(10);
    expect(stepsOf(stage, 'HOLDER')).toEqual(['raised notice T-25', 'worsened warning T2']);
  });

  it('[HOLDER] is with whoever seated them, without another word', () => {
    expect(scene().state).toMatchObject({ nurse: { name: 'N. Okafor' }, withoutNurseSinceMs: null });
  });

  it('[HOLDER] raises nothing while somebody holds them, and ends when somebody takes over', () => {
    const held = scene();
    held.set(-10, { ...CALM, bp: [120, 76] });
    held.dose(0);
    held.pass(30);
    expect(stepsOf(held, 'HOLDER')).toEqual([]);
    held.do(30, RELEASE);
    held.pass(31.9);
    expect(stepsOf(held, 'HOLDER')).toEqual([]);
    held.pass(32);
    expect(stepsOf(held, 'HOLDER')).toEqual(['raised warning T32']);
    const open = held.judge(33).alerts.open.map(({ episodeId }) => episodeId);
    const next = held.judge(33).checks.find(({ status }) => ['upcoming', 'due', 'overdue'].includes(status));
    held.do(33, {
      type: 'TakeOver',
      body: { acceptedAlertIds: open, acceptedCheckId: next?.checkId ?? null },
    });
    expect(stepsOf(held, 'HOLDER').at(-1)).toBe('cleared warning T33');
    expect(openAlert(held.judge(60), 'HOLDER')).toBeUndefined();
  });

  it('[HOLDER] stands in the way of nobody who may go home: it is not a criterion', () => {
    const stage = scene();
    stage.do(-30, RELEASE);
    stage.set(-10, { ...CALM, bp: [120, 76] });
    stage.dose(0);
    const d3 = stage.judge(10).readiness.criteria.find(({ criterion }) => criterion === 'D3');
    expect(d3?.status).toBe('met');
  });
});

describe('A handover', () => {
  it('[HANDOVER] leaves the patient with the nurse until the other has accepted every open alert and the next check', () => {
    const stage = scene();
    stage.set(-10, { ...CALM, bp: [120, 76] });
    stage.dose(0);
    stage.do(10, OFFER);
    expect(stage.state).toMatchObject({ nurse: { name: 'N. Okafor' }, handover: { toName: LEA.name } });
    const refused = stage.ask(
      11,
      { type: 'TakeOver', body: { acceptedAlertIds: [], acceptedCheckId: null } },
      LEA,
    );
    expect(refused).toMatchObject({ code: 'handoverIncomplete' });
    expect(stage.state.nurse?.name).toBe('N. Okafor');
    const next = stage.judge(11).checks.find(({ status }) => ['upcoming', 'due', 'overdue'].includes(status));
    stage.do(
      11,
      { type: 'TakeOver', body: { acceptedAlertIds: [], acceptedCheckId: next?.checkId ?? null } },
      LEA,
    );
    expect(stage.state).toMatchObject({ nurse: { name: LEA.name }, handover: null });
  });

  it('[HANDOVER] that is declined or taken back changes nothing of who holds the patient', () => {
    const stage = scene();
    stage.do(0, OFFER);
    stage.do(1, { type: 'EndHandover', body: { reason: 'three others already' } }, LEA);
    expect(stage.state).toMatchObject({ nurse: { name: 'N. Okafor' }, handover: null });
    expect(stage.ask(2, { type: 'EndHandover', body: { reason: null } })?.code).toBe('alreadyDone');
  });

  it('[HANDOVER] is not offered to whoever holds the patient, nor twice in the same words', () => {
    const stage = scene();
    const own = { toStaffId: id('nurse'), toName: 'N. Okafor', note: null };
    expect(stage.ask(0, { type: 'OfferHandover', body: own })?.code).toBe('alreadyDone');
    stage.do(0, OFFER);
    expect(stage.ask(1, OFFER, PRESCRIBER)?.code).toBe('alreadyDone');
    expect(stage.ask(1, { ...OFFER, body: { ...OFFER.body, note: 'urgent' } }, PRESCRIBER)).toBeNull();
  });
});
