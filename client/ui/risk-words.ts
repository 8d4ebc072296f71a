import type { Risk } from '#shared/protocols/modifiers.ts';

/** A risk in few words, where it says why something is asked for. */
const SHORT: Record<Risk, string> = {
  age65: 'age 65 or over',
  hypertensiveEncephalopathy: 'hypertensive encephalopathy before',
  maoiToday: 'MAOI today',
  stimulantToday: 'stimulant today',
  cnsDepressantToday: 'CNS depressant today',
  liverImpairment: 'liver impairment',
};

/** `MAOI today, stimulant today`; '' where no risk asked. */
export function risksText(risks: readonly Risk[]): string {
  return risks.map((risk) => SHORT[risk]).join(', ');
}
