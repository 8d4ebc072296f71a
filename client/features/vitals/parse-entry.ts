import type { ValueKey } from '#shared/judgement.ts';
import { type Span, type Token, type TypedTime, type TypedValue, tokenize } from './entry-tokens.ts';
import {
  type FailReason,
  failReasonsFor,
  isScoreSlot,
  type Slot,
  slotWords,
  valueKeysOf,
} from './entry-words.ts';

/** What was said about one slot. A slot that is absent was not mentioned. */
export type Given =
  | { kind: 'pressure'; systolicMmHg: number; diastolicMmHg: number }
  | { kind: 'number'; value: number; fahrenheit: number | null }
  | { kind: 'notTaken' }
  | { kind: 'failed'; reason: FailReason | null; span: Span };

/** `unfinished`: more typing may yet mend it; say it only when filing is tried. */
export interface EntryProblem {
  sentence: string;
  unfinished: boolean;
}

export interface ParsedEntry {
  given: Partial<Record<Slot, Given>>;
  time: TypedTime | null;
  problems: EntryProblem[];
  /** The value the last digits belong to, while more of them may follow. */
  typing: ValueKey | null;
}

/** Plain values are taken in this order. Temperature slips in before sedation when the number can be nothing else. */
const IN_ORDER: readonly Slot[] = [
  'bloodPressure',
  'heartRateBpm',
  'spo2Percent',
  'respiratoryRatePerMin',
  'moaas',
  'dissociation',
];
/** A plain number from here on, after the breaths, is a temperature in °C: no score reaches it. */
const TEMPERATURE_FROM = 25;

interface Reading {
  parsed: ParsedEntry;
  /** Next slot of IN_ORDER that a plain value fills. */
  next: number;
  /** A label has named a slot of IN_ORDER: from here on position no longer says what a plain value is. */
  orderBroken: boolean;
  /** `142` typed for blood pressure: the next number is its diastolic. */
  systolic: number | null;
  /** `hr` typed alone: the next value is its. */
  label: Slot | null;
}

/**
 * Reads a set as it is typed. Never guesses: what cannot be placed is a problem, and a set with a problem is not
 * filed. Whether the numbers are possible or dangerous is not asked here; see `previewSet`.
 */
export function parseEntry(text: string): ParsedEntry {
  const reading: Reading = {
    parsed: { given: {}, time: null, problems: [], typing: null },
    next: 0,
    orderBroken: false,
    systolic: null,
    label: null,
  };
  for (const token of tokenize(text)) {
    const stillTyping = token.span[1] === text.length;
    takeToken(reading, token, stillTyping);
  }
  if (reading.systolic !== null)
    problem(reading, `${reading.systolic} needs a diastolic. Nothing is filed.`, true);
  if (reading.label !== null) {
    problem(reading, `${slotWords(reading.label).short} has no value. Nothing is filed.`, true);
  }
  return reading.parsed;
}

function takeToken(reading: Reading, token: Token, stillTyping: boolean): void {
  if (reading.label && token.kind === 'value') {
    const slot = reading.label;
    reading.label = null;
    takeLabelled(reading, slot, token.value, stillTyping);
    return;
  }
  if (reading.systolic !== null && !isPlainNumber(token)) dropLoneSystolic(reading);
  if (reading.label) dropLoneLabel(reading);
  switch (token.kind) {
    case 'unclear':
      problem(reading, token.sentence, stillTyping);
      return;
    case 'time':
      if (reading.parsed.time) problem(reading, 'The time is given twice. Nothing is filed.', false);
      reading.parsed.time = token.time;
      return;
    case 'label':
      if (token.value) takeLabelled(reading, token.slot, token.value, stillTyping);
      else reading.label = token.slot;
      return;
    case 'value':
      takePlain(reading, token.value, token.text, stillTyping);
  }
}

function isPlainNumber(token: Token): boolean {
  return token.kind === 'value' && token.value.kind === 'number';
}

function dropLoneSystolic(reading: Reading): void {
  problem(reading, `${reading.systolic} needs a diastolic. Nothing is filed.`, false);
  reading.systolic = null;
}

function dropLoneLabel(reading: Reading): void {
  if (reading.label)
    problem(reading, `${slotWords(reading.label).short} has no value. Nothing is filed.`, false);
  reading.label = null;
}

function takeLabelled(reading: Reading, slot: Slot, value: TypedValue, stillTyping: boolean): void {
  const opensTheOrder = slot === 'bloodPressure' && reading.next === 0;
  if (opensTheOrder) reading.next = 1;
  else if (IN_ORDER.includes(slot)) reading.orderBroken = true;
  place(reading, slot, value, stillTyping);
}

function takePlain(reading: Reading, value: TypedValue, text: string, stillTyping: boolean): void {
  if (reading.systolic !== null && value.kind === 'number') {
    const systolic = reading.systolic;
    reading.systolic = null;
    place(reading, 'bloodPressure', { kind: 'pair', systolic, diastolic: value.value }, stillTyping);
    return;
  }
  // A pair and a temperature with its unit say themselves what they are, wherever they stand.
  if (value.kind === 'pair') {
    if (reading.next === 0) reading.next = 1;
    place(reading, 'bloodPressure', value, stillTyping);
    return;
  }
  if (value.kind === 'temperature') {
    place(reading, 'temperatureC', value, stillTyping);
    return;
  }
  if (reading.orderBroken) {
    problem(reading, `“${text}” follows a labelled value: label it too, such as hr78 or s98.`, false);
    return;
  }
  if (IN_ORDER[reading.next] === 'moaas' && value.kind === 'number' && value.value >= TEMPERATURE_FROM) {
    place(reading, 'temperatureC', value, stillTyping);
    return;
  }
  const slot = IN_ORDER[reading.next];
  if (!slot) {
    problem(reading, `“${text}” is one value too many. Nothing is filed.`, false);
    return;
  }
  reading.next += 1;
  place(reading, slot, value, stillTyping);
}

function place(reading: Reading, slot: Slot, value: TypedValue, stillTyping: boolean): void {
  if (slot === 'bloodPressure' && value.kind === 'number') {
    takeSystolic(reading, value.value, value.digits);
    return;
  }
  const given = toGiven(slot, value);
  if (typeof given === 'string') {
    problem(reading, given, stillTyping && value.kind === 'pair' && value.diastolic === null);
    return;
  }
  if (reading.parsed.given[slot]) {
    problem(reading, `${slotWords(slot).short} is given twice. Nothing is filed.`, false);
    return;
  }
  reading.parsed.given[slot] = given;
  if (stillTyping) reading.parsed.typing = valueKeysOf(slot).at(-1) ?? null;
}

function takeSystolic(reading: Reading, value: number, digits: string): void {
  if (/^\d{1,3}$/.test(digits)) reading.systolic = value;
  else problem(reading, notAPressure(digits), false);
}

/** The most likely slip is a forgotten slash; the sentence shows where it may belong. */
function notAPressure(digits: string): string {
  const cannot = `${digits} cannot be a blood pressure.`;
  const head = /^[12]/.test(digits) ? 3 : 2;
  if (!/^\d{4,6}$/.test(digits)) return `${cannot} Write it as 142/88.`;
  const systolic = digits.slice(0, head);
  const rest = digits.slice(head);
  const diastolic = rest.length === 1 ? `${rest}…` : rest;
  return `${cannot} Try ${systolic}/${diastolic} or ${systolic} ${diastolic}`;
}

/** The value as the slot understands it, or the sentence that says why it cannot be. */
function toGiven(slot: Slot, value: TypedValue): Given | string {
  const { short } = slotWords(slot);
  switch (value.kind) {
    case 'notTaken':
      return { kind: 'notTaken' };
    case 'failed': {
      const allowed = failReasonsFor(slot).some((known) => known.reason === value.reason);
      if (value.reason !== null && !allowed) return `${short} cannot fail for that reason. Nothing is filed.`;
      return { kind: 'failed', reason: value.reason, span: value.span };
    }
    case 'pair':
      if (slot !== 'bloodPressure') return `${short} is one number, not a pair. Nothing is filed.`;
      if (value.systolic === null) return 'The systolic is missing. Nothing is filed.';
      if (value.diastolic === null) return `${value.systolic}/ needs a diastolic. Nothing is filed.`;
      return { kind: 'pressure', systolicMmHg: value.systolic, diastolicMmHg: value.diastolic };
    case 'temperature':
      if (slot !== 'temperatureC') return `${short} is not in degrees. Nothing is filed.`;
      return { kind: 'number', value: value.celsius, fahrenheit: value.fahrenheit };
    case 'number':
      if (isScoreSlot(slot) && !Number.isInteger(value.value))
        return `${short} is a whole number. Nothing is filed.`;
      return { kind: 'number', value: value.value, fahrenheit: null };
  }
}

function problem(reading: Reading, sentence: string, unfinished: boolean): void {
  reading.parsed.problems.push({ sentence, unfinished });
}

/** The text with the reason written behind its `x`: the text alone is the draft, so nothing else can be lost. */
export function withFailReason(text: string, span: Span, letter: string): string {
  return `${text.slice(0, span[0])}x${letter}${text.slice(span[1])}`;
}
