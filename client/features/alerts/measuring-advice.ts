import type { Alert } from '#shared/judgement.ts';

/** What to do with an emergency symptom (label: emergency care at once); measuring again comes after the person. */
const EMERGENCY_ADVICE =
  'Emergency symptom: stay with the patient, call the prescriber, follow the emergency plan. Emergency care at once.';

/** The one line of advice on a card: an emergency symptom goes before how to measure. Null: nothing is advised. */
export function adviceOf({ family, reasons }: Alert): string | null {
  return reasons.some(({ rule }) => rule === 'BP-SX') ? EMERGENCY_ADVICE : measuringAdvice(family);
}

/** How to repeat a measurement so that it can be trusted, by alert family. Null: nothing is measured again. */
export function measuringAdvice(family: string): string | null {
  switch (family) {
    case 'BP':
    case 'BP-LO':
      return 'Same arm, cuff that fits, on bare skin, arm at heart level, feet down, no talking. Wait a minute between two.';
    case 'SPO2':
      return 'Warm finger, no polish, not the arm with the cuff. Watch the pulse wave, then read.';
    case 'HR':
      return 'Count at the wrist for half a minute and compare with the monitor.';
    case 'RR':
      return 'Count chest movements for a whole minute.';
    case 'SED':
      return 'Say the name in a normal voice, then louder, then touch the shoulder.';
    case 'TEMP':
      return 'Same place as before, probe well seated.';
    default:
      return null;
  }
}
