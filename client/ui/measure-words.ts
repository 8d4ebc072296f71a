import { MEASURES, type Measure } from '#shared/vocabulary.ts';

const WORDS: Record<Measure, string> = {
  bloodPressure: 'BP',
  heartRateBpm: 'HR',
  spo2Percent: 'SpO₂',
  respiratoryRatePerMin: 'RR',
  moaas: 'scores',
  dissociation: 'scores',
};

/** `BP, HR, scores`: what somebody has to measure, in the order of a set. */
export function measuresText(needs: Iterable<Measure>): string {
  const asked = new Set(needs);
  return [...new Set(MEASURES.filter((measure) => asked.has(measure)).map((one) => WORDS[one]))].join(', ');
}
