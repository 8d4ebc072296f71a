import { MEASURES, type Measure } from '#shared/vocabulary.ts';

const WORDS: Record<Measure, string> = {
  bloodPressure: 'BP',
  heartRateBpm: 'HR',
  spo2Percent: 'SpO₂',
  respiratoryRatePerMin: 'RR',
  moaas: 'sedation',
  dissociation: 'dissociation',
};

/** `BP, HR, scores`, `sedation`: what somebody has to measure, in the order of a set; both scores together are the scores. */
export function measuresText(needs: Iterable<Measure>): string {
  const asked = new Set(needs);
  const both = asked.has('moaas') && asked.has('dissociation');
  const word = (measure: Measure) =>
    both && (measure === 'moaas' || measure === 'dissociation') ? 'scores' : WORDS[measure];
  return [...new Set(MEASURES.filter((measure) => asked.has(measure)).map(word))].join(', ');
}
