import { describe, expect, it } from 'vitest';
import { decide } from '#shared/decide.ts';
import { evolve } from '#shared/session.ts';
import { id, NURSE, openAlert, type Scene, scene } from './scene.ts';

const TABLET = { kind: 'tablet', name: "Patient's tablet" } as const;
const FAMILY = 'HELP';

/** What the patient says `min` minutes after T0, by a tablet whose clock reads `takenMin`. */
function say(
  stage: Scene,
  min: number,
  type: 'CallNurse' | 'SayEased' | 'SayFeeling',
  takenMin: number = min,
): string {
  const said = { takenAtMs: stage.at(takenMin), language: 'es', saidBy: 'patient' } as const;
  const command =
    type === 'SayFeeling' ? { type, body: { ...said, feeling: 'anxious' as const } } : { type, body: said };
  const decision = decide(stage.state, command, TABLET, stage.at(min));
  if (!decision.ok) return decision.refusal.code;
  for (const { event, takenAtMs } of decision.events) {
    evolve(stage.state, {
      seq: stage.state.seq + 1,
      eventId: id(`${type}${min}`),
      commandId: null,
      schemaV: 4,
      rulesV: stage.state.rulesV,
      takenAtMs,
      recordedAtMs: stage.at(min),
      actor: TABLET,
      event,
    });
  }
  return 'ok';
}

function dosed(): Scene {
  const stage = scene();
  stage.set(-8, { bp: [120, 76], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 });
  stage.dose(0);
  return stage;
}

const help = (stage: Scene, min: number) => openAlert(stage.judge(min), FAMILY);
const steps = (stage: Scene) =>
  stage.state.alerts.steps.filter(({ family }) => family === FAMILY).map(({ step }) => step);

describe('A patient who asks for somebody', () => {
  it('[HELP] is a critical alert at once, counted as confirmed, aged from when the tablet was touched', () => {
    const stage = dosed();
    expect(say(stage, 20, 'CallNurse', 14)).toBe('ok');
    expect(help(stage, 20)).toMatchObject({
      severity: 'critical',
      alertClass: 'clinical',
      status: 'confirmed',
      message: 'I need someone',
      takenAtMs: stage.at(14),
      raisedAtMs: stage.at(20),
      noteNeeded: true,
    });
    expect(steps(stage)).toEqual(['raised']);
  });

  it('[HELP] is heard though the clock of the tablet runs ahead: the time is then now', () => {
    const stage = dosed();
    expect(say(stage, 20, 'CallNurse', 600)).toBe('ok');
    expect(help(stage, 20)?.takenAtMs).toBe(stage.at(20));
  });

  it('[HELP] raises nothing by asking again while it is open, and sounds anew where it had been seen', () => {
    const stage = dosed();
    say(stage, 20, 'CallNurse');
    say(stage, 21, 'CallNurse');
    expect(steps(stage)).toEqual(['raised']);
    stage.do(22, { type: 'AcknowledgeAlert', body: { episodeId: help(stage, 22)?.episodeId ?? '' } });
    expect(help(stage, 22)?.acknowledged).not.toBeNull();
    say(stage, 23, 'CallNurse');
    expect(help(stage, 23)).toMatchObject({ acknowledged: null, soundingSinceMs: stage.at(23) });
    expect(steps(stage)).toEqual(['raised', 'resounded']);
  });

  it('[HELP] that it is all right now is told and ends nothing; a clinician closes it with a note', () => {
    const stage = dosed();
    say(stage, 20, 'CallNurse');
    expect(say(stage, 22, 'SayEased')).toBe('ok');
    const alert = help(stage, 22);
    expect(alert).toMatchObject({
      severity: 'critical',
      status: 'confirmed',
      message: 'I need someone; all right now, says the patient',
    });
    const episodeId = alert?.episodeId ?? '';
    const close = (note: string | null) =>
      decide(stage.state, { type: 'CloseAlert', body: { episodeId, note } }, NURSE, stage.at(23));
    expect(close(null)).toMatchObject({ ok: false, refusal: { code: 'noteNeeded' } });
    stage.do(24, { type: 'CloseAlert', body: { episodeId, note: 'Sat with her' } });
    expect(help(stage, 24)).toBeUndefined();
    expect(say(stage, 25, 'SayEased')).toBe('unknownAlert');
    say(stage, 26, 'CallNurse');
    expect(help(stage, 26)?.episodeId).toBe('HELP#2');
  });

  it('[HELP] one tap on how it feels raises and clears nothing', () => {
    const stage = dosed();
    say(stage, 20, 'CallNurse');
    const before = stage.judge(21).alerts.open;
    expect(say(stage, 21, 'SayFeeling')).toBe('ok');
    expect(stage.judge(21).alerts.open).toEqual(before);
  });

  it('[HELP] speaks by the tablet alone: nobody of staff says it, and a tablet does nothing of theirs', () => {
    const stage = dosed();
    const said = { takenAtMs: stage.at(5), language: 'en', saidBy: 'carer' } as const;
    expect(decide(stage.state, { type: 'CallNurse', body: said }, NURSE, stage.at(5))).toMatchObject({
      ok: false,
      refusal: { code: 'notAllowed' },
    });
    say(stage, 20, 'CallNurse');
    const episodeId = help(stage, 20)?.episodeId ?? '';
    const seen = decide(stage.state, { type: 'AcknowledgeAlert', body: { episodeId } }, TABLET, stage.at(21));
    expect(seen).toMatchObject({ ok: false, refusal: { code: 'notAllowed' } });
  });
});
