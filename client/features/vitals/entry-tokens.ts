import { FAIL_REASONS, type FailReason, type Slot } from './entry-words.ts';

/** Where a piece of the typed text stands: [from, to). */
export type Span = readonly [from: number, to: number];

/**
 * Measured time as typed: on the clock of the clinic, or minutes before filing. `offset` says which one is meant in an
 * hour that happens twice: `−4`; '' when that was not said.
 */
export type TypedTime =
  | { kind: 'clock'; hour: number; minute: number; offset: string }
  | { kind: 'ago'; minutes: number };

/** One value as typed, before anyone knows what it measures. */
export type TypedValue =
  | { kind: 'pair'; systolic: number | null; diastolic: number | null }
  | { kind: 'number'; value: number; digits: string }
  | { kind: 'temperature'; celsius: number; fahrenheit: number | null }
  | { kind: 'notTaken' }
  | { kind: 'failed'; reason: FailReason | null; span: Span };

export type Token = { span: Span; text: string } & (
  | { kind: 'value'; value: TypedValue }
  | { kind: 'label'; slot: Slot; value: TypedValue | null }
  | { kind: 'time'; time: TypedTime }
  | { kind: 'unclear'; sentence: string }
);

/** Longest first: `map` must not be read as sedation, nor `spo2` as saturation `po2`. */
const LABELS: readonly (readonly [string, Slot])[] = [
  ['spo2', 'spo2Percent'],
  ['temp', 'temperatureC'],
  ['map', 'meanArterialMmHg'],
  ['bp', 'bloodPressure'],
  ['hr', 'heartRateBpm'],
  ['rr', 'respiratoryRatePerMin'],
  ['s', 'spo2Percent'],
  ['r', 'respiratoryRatePerMin'],
  ['t', 'temperatureC'],
  ['o', 'oxygenLitresPerMin'],
  ['m', 'moaas'],
  ['d', 'dissociation'],
  ['n', 'nausea'],
];

const NUMBER = /^\d+(?:[.,]\d*)?$/;
const PAIR = /^(\d*)\s*\/\s*(\d*)$/;
const TEMPERATURE = /^(\d+(?:[.,]\d+)?)([fc])$/;
const FAILED = /^x([a-z])?$/;
const CLOCK = /^@(\d{1,2})[:.]?(\d{2})([+−-]\d{1,2}(?::?\d{2})?)?$/;
const AGO = /^-(\d{1,3})m(?:in)?$/;

/** The words of the text; a slash joins what stands on both sides of it, so that `142 / 88` is one. */
export function tokenize(text: string): Token[] {
  const words = text.matchAll(/[^\s/]+\s*\/\s*[^\s/]*|\S+/g);
  return Array.from(words, (match) => {
    const word = match[0].trimEnd();
    return readWord(word, [match.index, match.index + word.length]);
  });
}

function readWord(text: string, span: Span): Token {
  const word = text.toLowerCase();
  const time = readTime(word);
  if (time) return { kind: 'time', span, text, time };
  if (word.startsWith('@')) return unclear(text, span, `“${text}” is not a time. Write @14:05.`);
  const value = readValue(word, span[0]);
  if (value) return { kind: 'value', span, text, value };
  if (word.startsWith('-')) {
    return unclear(text, span, `“${text}” is not understood. - is not taken, -5min is five minutes ago.`);
  }
  for (const [label, slot] of LABELS) {
    if (!word.startsWith(label)) continue;
    const rest = word.slice(label.length);
    if (rest === '') return { kind: 'label', span, text, slot, value: null };
    const labelled = readValue(rest, span[0] + label.length);
    if (labelled) return { kind: 'label', span, text, slot, value: labelled };
  }
  return unclear(text, span, `“${text}” is not understood. Nothing is filed.`);
}

function unclear(text: string, span: Span, sentence: string): Token {
  return { kind: 'unclear', span, text, sentence };
}

function readTime(word: string): TypedTime | null {
  const ago = AGO.exec(word);
  if (ago) return { kind: 'ago', minutes: Number(ago[1]) };
  const clock = CLOCK.exec(word);
  if (!clock) return null;
  const hour = Number(clock[1]);
  const minute = Number(clock[2]);
  return hour < 24 && minute < 60 ? { kind: 'clock', hour, minute, offset: clock[3] ?? '' } : null;
}

/** `from` is where the value begins in the whole text: a failure's reason is later written in there. */
function readValue(word: string, from: number): TypedValue | null {
  if (word === '-') return { kind: 'notTaken' };
  const failed = FAILED.exec(word);
  if (failed) return readFailure(failed[1], [from, from + word.length]);
  const pair = PAIR.exec(word);
  if (pair) {
    return { kind: 'pair', systolic: whole(pair[1]), diastolic: whole(pair[2]) };
  }
  const temperature = TEMPERATURE.exec(word);
  if (temperature) return readTemperature(decimal(temperature[1] ?? ''), temperature[2] === 'f');
  return NUMBER.test(word) ? { kind: 'number', value: decimal(word), digits: word } : null;
}

function readFailure(letter: string | undefined, span: Span): TypedValue | null {
  if (!letter) return { kind: 'failed', reason: null, span };
  const known = FAIL_REASONS.find((reason) => reason.letter === letter);
  return known ? { kind: 'failed', reason: known.reason, span } : null;
}

/** Stored in °C to one decimal; what was typed in °F is shown beside it. */
function readTemperature(value: number, isFahrenheit: boolean): TypedValue {
  if (!isFahrenheit) return { kind: 'temperature', celsius: value, fahrenheit: null };
  return { kind: 'temperature', celsius: Math.round(((value - 32) * 50) / 9) / 10, fahrenheit: value };
}

/** A half that is missing, as in `142/`, is not zero. */
function whole(digits: string | undefined): number | null {
  return digits ? Number(digits) : null;
}

function decimal(digits: string): number {
  return Number(digits.replace(',', '.'));
}
