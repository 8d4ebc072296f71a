import type { Protocol } from '../../protocol.ts';
import { minutes } from '../words.ts';
import { type DescribedLine, line, under } from './line.ts';

function seconds(ms: number): string {
  return `${ms / 1000} seconds`;
}

export function describeAlerts({ confirmation, escalation, deviceSilence }: Protocol): DescribedLine[] {
  const confirming = (...names: string[]) => under('/confirmation', ...names);
  const escalating = (...names: string[]) => under('/escalation', ...names);
  const { insideToClear } = confirmation;
  return [
    line(
      `A value outside its limit is repeated: blood pressure after ${minutes(confirmation.bloodPressureRepeatMin)}, others after ${confirmation.otherRepeatMin}.`,
      ...confirming('bloodPressureRepeatMin', 'otherRepeatMin'),
    ),
    line(
      `A confirmed severity clears after ${insideToClear === 1 ? 'one reading' : `${insideToClear} readings in a row`} inside.`,
      ...confirming('insideToClear'),
    ),
    line(
      `Heart rate and saturation of a continuous device raise after ${seconds(confirmation.continuousHoldMs)} outside${confirmation.criticalSpo2AtOnce ? '; a critical saturation raises at once' : ', a critical saturation too'}.`,
      ...confirming('continuousHoldMs', 'criticalSpo2AtOnce'),
    ),
    line(
      `A warning nobody has seen reaches a second nurse after ${minutes(escalation.warningSecondMin)} and the prescriber after ${escalation.warningPrescriberMin}.`,
      ...escalating('warningSecondMin', 'warningPrescriberMin'),
    ),
    line(
      `A critical nobody has seen reaches a second nurse after ${minutes(escalation.criticalSecondMin)} and the prescriber after ${escalation.criticalPrescriberMin}.`,
      ...escalating('criticalSecondMin', 'criticalPrescriberMin'),
    ),
    line(
      `Everyone on site is told at once at or below sedation level ${escalation.everyoneMoaas} (MOAA/S), a breathing rate of ${escalation.everyoneRespiratoryRate} or a saturation of ${escalation.everyoneSpo2} %.`,
      ...escalating('everyoneMoaas', 'everyoneRespiratoryRate', 'everyoneSpo2'),
    ),
    line(
      `A continuous device that is silent is a notice after ${seconds(deviceSilence.lowMs)}, a warning after ${seconds(deviceSilence.mediumMs)}.`,
      ...under('/deviceSilence', 'lowMs', 'mediumMs'),
    ),
  ];
}
