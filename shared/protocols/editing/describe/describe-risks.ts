import { sentenceCase } from '../../../sentence-case.ts';
import type { Protocol } from '../../protocol.ts';
import { minutes } from '../words.ts';
import { checkWords } from './describe-schedule.ts';
import { type DescribedLine, line } from './line.ts';

/** Each check and each advice by itself, so that it stands beside its field. */
export function describeRisks({ modifiers }: Protocol): DescribedLine[] {
  if (modifiers.length === 0) return [line('No risk adds anything.', '/modifiers')];
  return modifiers.flatMap(({ label, checks, advice, longerMin, continuousSpo2 }, index) => {
    const at = `/modifiers/${index}`;
    const name = sentenceCase(label);
    return [
      ...(checks.length === 0 ? [line(`${name}: no check is added.`, `${at}/checks`)] : []),
      ...checks.map((check, nth) => line(`${name}: ${checkWords(check)}.`, `${at}/checks/${nth}`)),
      line(advice === null ? `${name}: nothing is said to the nurse.` : `${name}: ${advice}`, `${at}/advice`),
      ...(longerMin === undefined
        ? []
        : [
            line(
              longerMin === null
                ? `${name}: no longer watching is suggested.`
                : `${name}: ${minutes(longerMin)} beyond the minimum time are suggested.`,
              `${at}/longerMin`,
            ),
          ]),
      ...(continuousSpo2 === undefined
        ? []
        : [
            line(
              continuousSpo2
                ? `${name}: this is said until a continuous device is bound.`
                : `${name}: this is said all the time.`,
              `${at}/continuousSpo2`,
            ),
          ]),
    ];
  });
}
