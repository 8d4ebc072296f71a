import { VITAL_KEYS, type VitalKey } from '#shared/vocabulary.ts';
import { type Token, type TypedTime, tokenize } from './entry-tokens.ts';
import { FAIL_REASONS, type FailReason, SCORE_SLOTS, type ScoreSlot } from './entry-words.ts';
import type { Given, ParsedEntry } from './parse-entry.ts';

/** One box per measure, each holding what was typed there: digits, or `x` and the letter of a reason. */
export const FIELD_KEYS = [...VITAL_KEYS, ...SCORE_SLOTS] as const;
export type FieldKey = VitalKey | ScoreSlot;
export type EntryFields = Record<FieldKey, string>;

const LABELS: Record<Exclude<FieldKey, 'systolicMmHg' | 'diastolicMmHg'>, string> = {
  meanArterialMmHg: 'map',
  heartRateBpm: 'hr',
  spo2Percent: 's',
  respiratoryRatePerMin: 'r',
  temperatureC: 't',
  oxygenLitresPerMin: 'o',
  moaas: 'm',
  dissociation: 'd',
  nausea: 'n',
};
const LABELLED = Object.keys(LABELS) as (keyof typeof LABELS)[];

export function noFields(): EntryFields {
  return Object.fromEntries(FIELD_KEYS.map((key) => [key, ''])) as EntryFields;
}

/**
 * The boxes as one line of quick entry, so that both are read, judged and filed by the same code. `time` is the measured
 * time as quick entry writes it, `@14:05`; empty: taken now.
 */
export function textFromFields(fields: EntryFields, time: string): string {
  const { systolicMmHg, diastolicMmHg } = fields;
  const pressure = systolicMmHg.startsWith('x') ? `bp${systolicMmHg}` : `${systolicMmHg}/${diastolicMmHg}`;
  const labelled = LABELLED.filter((key) => fields[key] !== '').map((key) => LABELS[key] + fields[key]);
  return [pressure === '/' ? '' : pressure, ...labelled, time].filter((part) => part !== '').join(' ');
}

/** What quick entry understood, box by box: opening the fields must not lose what was typed on the dock. */
export function fieldsFromEntry({ given }: ParsedEntry): EntryFields {
  const fields = noFields();
  for (const key of LABELLED) fields[key] = boxText(given[key]);
  const pressure = given.bloodPressure;
  if (pressure?.kind === 'pressure') {
    fields.systolicMmHg = String(pressure.systolicMmHg);
    fields.diastolicMmHg = String(pressure.diastolicMmHg);
  } else fields.systolicMmHg = boxText(pressure);
  return fields;
}

function boxText(given: Given | undefined): string {
  if (given?.kind === 'number')
    return given.fahrenheit === null ? String(given.value) : `${given.fahrenheit}f`;
  return given?.kind === 'failed' ? `x${reasonLetter(given.reason)}` : '';
}

function reasonLetter(reason: FailReason | null): string {
  return FAIL_REASONS.find((known) => known.reason === reason)?.letter ?? '';
}

function isTime({ kind, text }: Token): boolean {
  return kind === 'time' || text.startsWith('@');
}

/** The measured time in a text, as it was typed, also when it is not whole yet: `@14:05`, `-5min`, `@14:0`; else ''. */
export function timeWord(text: string): string {
  return tokenize(text).find(isTime)?.text ?? '';
}

/** A wall time as typed: `14:05`, `01:30−4`. */
export function clockText({ hour, minute, offset }: Extract<TypedTime, { kind: 'clock' }>): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}${offset}`;
}

/**
 * The text with its measured time set to what was typed as `clock` (`14:05`, `01:30−4`, `14:0`), or with none when that
 * is empty: taken now.
 */
export function withClock(text: string, clock: string): string {
  const words = tokenize(text)
    .filter((token) => !isTime(token))
    .map(({ text: word }) => word);
  const typed = clock.replace(/\s/g, '');
  return [...words, ...(typed === '' ? [] : [`@${typed}`])].join(' ');
}
