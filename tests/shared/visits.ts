import type { SessionCommand } from '#shared/commands.ts';
import type { Judgement } from '#shared/judgement.ts';
import { attestAll, type Scene, scene, setCommand } from './scene.ts';

/** Values of a calm patient. */
export const CALM = { hr: 70, spo2: 98, rr: 14, sed: 5, diss: 0 } as const;

/** A patient with baseline 120/76 and 56 mg given, at T+5. */
export function dosed(): Scene {
  const stage = scene();
  stage.set(-8, { ...CALM, bp: [120, 76] });
  stage.dose(0);
  stage.dose(5);
  return stage;
}

/** The same patient when the minimum time is over: calm throughout and everything stated at T+126. */
export function readyToSign(): Scene {
  const stage = dosed();
  for (const min of [20, 40, 60, 90, 120]) stage.set(min, { ...CALM, bp: [124, 78] });
  attestAll(stage, 126);
  return stage;
}

/** A correction of a pressure taken at `takenAt`, as seen in its first version. */
export function correct(
  stage: Scene,
  min: number,
  name: string,
  takenAt: number,
  bp: [number, number],
): SessionCommand {
  const command = setCommand(stage.at(takenAt), name, { bp }, false);
  if (command.type !== 'RecordSet' || !command.body.reading) throw new Error('no reading');
  const { entryId, content } = command.body.reading;
  return { type: 'CorrectEntry', body: { entryId, version: 1, content, reason: `typed wrong at ${min}` } };
}

/** Families of the open clinical alerts. */
export function clinical(judged: Judgement): string[] {
  return judged.alerts.open.filter((alert) => alert.alertClass === 'clinical').map((alert) => alert.family);
}
