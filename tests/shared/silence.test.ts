import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarize } from '#shared/clinical/summarize.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { SilenceDuty } from '#shared/events.ts';
import { openAlert, PRESCRIBER, type Scene, scene } from './scene.ts';

const CALM = { bp: [120, 76], hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 } as const;

/** Heart rate 115 at T+12 and T+13: a confirmed warning. */
function racing(): Scene {
  const stage = scene();
  stage.set(-8, { ...CALM, bp: [120, 76] });
  stage.dose(0);
  stage.dose(5);
  stage.set(12, { hr: 115 });
  stage.set(13, { hr: 115 });
  return stage;
}

function silence(stage: Scene, family: string, duty: SilenceDuty, minutes: number): SessionCommand {
  const alert = openAlert(stage.judge((stage.nowMs - stage.t0) / 60_000), family);
  return {
    type: 'SilenceAlert',
    body: { episodeId: alert?.episodeId ?? 'none', duty, minutes, note: null },
  };
}

function stepsAfter(stage: Scene, min: number): string[] {
  return stage.state.alerts.steps
    .filter(({ atMs }) => atMs > stage.at(min))
    .map(({ step, family }) => `${family} ${step}`);
}

describe('A silence with a duty', () => {
  it('[SILENCE] neither sounds nor escalates until it ends, then sounds again with nobody having seen it', () => {
    const stage = racing();
    stage.do(14, silence(stage, 'HR', 'recheck', 10));
    expect(openAlert(stage.judge(23), 'HR')?.silenced).toMatchObject({
      duty: 'recheck',
      untilMs: stage.at(24),
    });
    stage.pass(23.9);
    expect(stepsAfter(stage, 14).filter((step) => step.startsWith('HR'))).toEqual([]);
    stage.pass(24);
    expect(stepsAfter(stage, 14)).toContain('HR resounded');
    expect(openAlert(stage.judge(24), 'HR')).toMatchObject({ silenced: null, acknowledged: null });
  });

  it('[SILENCE] after the silence the times of escalation run anew: 5 minutes to the second nurse', () => {
    const stage = racing();
    stage.do(14, silence(stage, 'HR', 'recheck', 3));
    stage.pass(22);
    expect(stepsAfter(stage, 14)).not.toContain('HR secondNurseTold');
    stage.pass(22.1);
    expect(stepsAfter(stage, 14)).toContain('HR secondNurseTold');
  });

  it('[SILENCE] makes a check that is due when it ends, and overdue a minute later', () => {
    const stage = racing();
    stage.do(14, silence(stage, 'HR', 'recheck', 5));
    const duty = stage.judge(15).checks.find(({ kind }) => kind === 'duty');
    expect(duty).toMatchObject({ label: 'Recheck HR', dueAtMs: stage.at(19), needs: ['heartRateBpm'] });
    expect(duty?.why).toBe('Silenced by N. Okafor');
    expect(stage.judge(20).checks.find(({ kind }) => kind === 'duty')?.status).toBe('due');
    stage.pass(20.1);
    expect(stage.judge(20.1).checks.find(({ kind }) => kind === 'duty')?.status).toBe('overdue');
  });

  it('[L-20] [SILENCE] what was promised is kept by measuring: the same value again keeps the silence and does the check', () => {
    const stage = racing();
    stage.do(14, silence(stage, 'HR', 'recheck', 10));
    stage.set(17, { hr: 116 });
    const alert = openAlert(stage.judge(17), 'HR');
    expect(alert?.silenced).not.toBeNull();
    expect(stage.judge(17).checks.find(({ kind }) => kind === 'duty')?.status).toBe('done');
  });

  it('[SILENCE] [WORSE] a critical value breaks through at once', () => {
    const stage = racing();
    stage.do(14, silence(stage, 'HR', 'expected', 30));
    stage.set(16, { hr: 135 });
    expect(openAlert(stage.judge(16), 'HR')).toMatchObject({ severity: 'critical', silenced: null });
    expect(stepsAfter(stage, 14)).toContain('HR worsened');
  });

  it('[L-22] [SILENCE] silences one alert: another of the same patient sounds', () => {
    const stage = racing();
    stage.do(14, silence(stage, 'HR', 'recheck', 10));
    stage.set(16, { spo2: 92 });
    expect(openAlert(stage.judge(16), 'SPO2')).toMatchObject({ silenced: null, acknowledged: null });
    expect(openAlert(stage.judge(16), 'HR')?.silenced).not.toBeNull();
  });

  it('[L-20] [SILENCE] belongs to the episode: cleared and raised anew, it sounds', () => {
    const stage = racing();
    stage.do(14, silence(stage, 'HR', 'expected', 30));
    stage.set(15, { hr: 90 });
    stage.set(16, { hr: 90 });
    expect(openAlert(stage.judge(16), 'HR')).toBeUndefined();
    stage.set(18, { hr: 115 });
    expect(openAlert(stage.judge(18), 'HR')?.silenced).toBeNull();
  });

  it('[L-22] [SILENCE] is ended by a person, and sounds again at once', () => {
    const stage = racing();
    stage.do(14, silence(stage, 'HR', 'prescriberCalled', 15));
    const episodeId = openAlert(stage.judge(14), 'HR')?.episodeId ?? '';
    stage.do(15, { type: 'EndSilence', body: { episodeId } }, PRESCRIBER);
    expect(openAlert(stage.judge(15), 'HR')?.silenced).toBeNull();
    expect(stepsAfter(stage, 14)).toContain('HR resounded');
  });

  it('[SILENCE] of two at once one wins and the other is told who', () => {
    const stage = racing();
    const again = silence(stage, 'HR', 'recheck', 5);
    stage.do(14, again);
    expect(stage.ask(14.1, again, PRESCRIBER)).toMatchObject({
      code: 'alreadyDone',
      sentence: 'N. Okafor has already silenced this alert.',
    });
  });

  it('[SILENCE] a critical alert is never silenced', () => {
    const stage = racing();
    stage.set(15, { spo2: 88 });
    expect(stage.ask(15, silence(stage, 'SPO2', 'expected', 10))).toMatchObject({ code: 'wrongStage' });
  });

  it.each([
    ['recheck', 4],
    ['prescriberCalled', 30],
    ['expected', 5],
  ] as const)('[SILENCE] %s for %d minutes is refused: the minutes are fixed', (duty, minutes) => {
    const stage = racing();
    expect(stage.ask(14, silence(stage, 'HR', duty, minutes))).toMatchObject({
      code: 'impossibleValue',
      pointer: '/minutes',
    });
  });

  it('[L-21] [SILENCE] a late check can be silenced too, and climbing to medium breaks through', () => {
    const stage = scene();
    stage.set(-8, { ...CALM, bp: [120, 76] });
    stage.dose(0);
    stage.dose(5);
    stage.pass(26);
    stage.do(26, silence(stage, 'CHECK:T+20', 'expected', 20));
    stage.pass(29);
    expect(openAlert(stage.judge(29), 'CHECK:T+20')?.silenced).not.toBeNull();
    stage.pass(30.1);
    expect(openAlert(stage.judge(30.1), 'CHECK:T+20')).toMatchObject({ severity: 'warning', silenced: null });
  });

  it('[SILENCE] the board says until when and by whom', () => {
    const stage = racing();
    stage.do(14, silence(stage, 'HR', 'recheck', 10));
    const alert = summarize(stage.state, stage.at(15)).alerts.find(({ family }) => family === 'HR');
    expect(alert?.silenced).toEqual({ untilMs: stage.at(24), name: 'N. Okafor' });
  });

  it('[L-23] [SILENCE] whatever comes, no alert is silent past the end of its silence', () => {
    const hr = fc.integer({ min: 60, max: 130 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(1, 2, 3), hr), { maxLength: 20 }), (sets) => {
        const stage = racing();
        stage.do(14, silence(stage, 'HR', 'recheck', 10));
        let min = 14;
        for (const [step, value] of sets) {
          min += step;
          stage.set(min, { hr: value });
          for (const alert of stage.judge(min).alerts.open) {
            expect(alert.silenced === null || alert.silenced.untilMs > stage.at(min)).toBe(true);
            expect(alert.severity === 'critical' && alert.silenced !== null).toBe(false);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
