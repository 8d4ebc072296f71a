export const REMARK_KINDS = [
  'deviceGapShort',
  'deviceGapLong',
  'partialDose',
  'airwayWatch',
  'infusionRunning',
  'lozengeHeld',
  'endMissing',
  'lozengeInMouth',
  'riskAdvice',
  'considerSerious',
  'planUnknown',
  'checklistOpen',
  'doseNote',
  'prescriberAway',
  'noBaseline',
  'lateBaseline',
  'overriddenBaseline',
  'needsReview',
  'moved',
  'twin',
  'failedTwice',
  'customLimits',
  'repeated',
  'afterAntihypertensive',
  'extendProposed',
  'protocolUnapproved',
] as const;
/** Something worth saying beside the numbers, that alarms nobody; `entryId`: what it is about. */
export interface Remark {
  kind: (typeof REMARK_KINDS)[number];
  entryId: string | null;
  message: string;
}
