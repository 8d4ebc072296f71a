import type { Protocol } from '../../protocol.ts';
import { minutes } from '../words.ts';
import { type DescribedLine, line, under } from './line.ts';

export function describeReadiness({ readiness: rules }: Protocol): DescribedLine[] {
  const at = (...names: string[]) => under('/readiness', ...names);
  return [
    line(
      `Blood pressure: the last two sets, at least ${minutes(rules.setsApartMin)} apart, are each below ${rules.systolicBelow} systolic and ${rules.diastolicBelow} diastolic; or at most ${rules.baselinePercent} % above own baseline and below ${rules.systolicCap} and ${rules.diastolicCap}.`,
      ...at(
        'setsApartMin',
        'systolicBelow',
        'diastolicBelow',
        'baselinePercent',
        'systolicCap',
        'diastolicCap',
      ),
    ),
    line(
      `Saturation: at least ${rules.spo2AtLeast} % on room air; or at most ${rules.spo2NearBaseline} below own baseline and at least ${rules.spo2Floor} %.`,
      ...at('spo2AtLeast', 'spo2NearBaseline', 'spo2Floor'),
    ),
    line(
      `Breathing rate: ${rules.respiratoryRateFrom} to ${rules.respiratoryRateTo}.`,
      ...at('respiratoryRateFrom', 'respiratoryRateTo'),
    ),
    line(`Sedation (MOAA/S): ${rules.moaas}, or the level before the dose.`, ...at('moaas')),
    line(
      `Dissociation: a score of at most ${rules.dissociationAtMost}, or the one before the dose; a CADSS total of at most ${rules.cadssAtMost}.`,
      ...at('dissociationAtMost', 'cadssAtMost'),
    ),
    line(
      `Nausea: a score of at most ${rules.nauseaAtMost}, and no vomiting for ${minutes(rules.vomitingClearMin)}.`,
      ...at('nauseaAtMost', 'vomitingClearMin'),
    ),
    line(
      rules.accessSite
        ? 'Somebody states that the cannula is out and the site was looked at.'
        : 'Nothing is asked about a cannula.',
      ...at('accessSite'),
    ),
    line(
      `Final vitals are at most ${minutes(rules.finalVitalsMin)} old when a prescriber signs.`,
      ...at('finalVitalsMin'),
    ),
    line(
      `"Nearly ready" is said from ${minutes(rules.nearlyMin)} before the minimum time.`,
      ...at('nearlyMin'),
    ),
  ];
}
