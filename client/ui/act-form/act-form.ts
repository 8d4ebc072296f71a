import type { IdOf } from '#client/connection/ids.ts';
import type { SendOutcome } from '#client/connection/send-command.ts';
import type { SessionCommand } from '#shared/commands.ts';
import { readClock } from '../read-clock.ts';
import { readDate } from '../read-date.ts';

/** One question of a dialog. Answers are text, kept as typed; the command is built from them on submit. */
export type Field = FieldBase &
  (
    | { kind: 'text' | 'area' | 'phone' }
    /** A calendar day, `2026-05-12`. */
    | { kind: 'date' }
    | { kind: 'number'; unit: string }
    /** Empty means: at the moment it is sent. The time typed is the one nearest to `nearMs`; to now when absent. */
    | { kind: 'time'; nearMs?: number }
    | { kind: 'choice'; options: readonly Option[] }
    | { kind: 'select'; options: readonly Option[] }
    /** One choice out of several groups, each under its own words. */
    | { kind: 'grouped'; groups: readonly Group[] }
    /** Answered 'yes' when ticked. */
    | { kind: 'check' }
  );

interface FieldBase {
  name: string;
  label: string;
  hint?: string;
  /** Words over this field and those after it that belong together. */
  above?: string;
  required?: boolean;
  /** The focus starts here: a scanner types without anybody pointing. */
  first?: boolean;
  /** What stands there before anyone has typed. */
  initial?: string;
  /** Asked only when another answer has this value, or one of these. */
  when?: { name: string; is: string | readonly string[] };
}

export interface Option {
  value: string;
  label: string;
  /** What it means, under its label. */
  hint?: string;
}

export interface Group {
  label: string;
  options: readonly Option[];
  /** Apart and unmistakable: what is chosen here raises a critical alert at once. */
  emergency?: boolean;
}

export type Answers = Readonly<Record<string, string>>;

/** What a dialog hands to the command: fresh ids made once per opening (a repeat is recognised), and the time. */
export interface ActContext {
  entryId: string;
  /** The id of a command, the same as long as the same is asked. */
  idOf: IdOf;
  nowMs: number;
  timeZone: string;
}

interface ActFormBase {
  /** Names the draft: a half-typed dialog is found again under it. */
  key: string;
  title: string;
  /** Facts the person should see before acting, one line each. */
  lines?: readonly string[];
  fields: readonly Field[];
  /** The word on the button. */
  act: string;
  /** Much to choose from or to write: a wider dialog. */
  wide?: boolean;
}

export type ActForm =
  | (ActFormBase & {
      command: (answers: Answers, context: ActContext) => SessionCommand;
      /** The person gives their passphrase again; it goes with the command and is kept nowhere. */
      reauthenticates?: boolean;
    })
  | (ActFormBase & { send: (answers: Answers, context: ActContext) => Promise<SendOutcome> });

/** The trimmed answer, or null when it is empty or was not asked. */
export function given(answers: Answers, name: string): string | null {
  const text = answers[name]?.trim() ?? '';
  return text === '' ? null : text;
}

/** The answer as a number; NaN when it is none, which no schema lets through. */
export function givenNumber(answers: Answers, name: string): number {
  const text = given(answers, name);
  return text === null ? Number.NaN : Number(text.replace(',', '.'));
}

/** A required answer; empty text is refused by the schema with the field's name. */
export function must(answers: Answers, name: string): string {
  return given(answers, name) ?? '';
}

/** Whether a box is ticked, or a yes-or-no choice answered yes. */
export function ticked(answers: Answers, name: string): boolean {
  return answers[name] === 'yes';
}

export function isAsked(field: Field, answers: Answers): boolean {
  if (field.when === undefined) return true;
  return [field.when.is].flat().includes(answers[field.when.name] ?? '');
}

/** The first thing missing or unreadable, as a sentence; null when the form may be sent. */
export function firstFault(
  form: ActForm,
  answers: Answers,
  { nowMs, timeZone }: Pick<ActContext, 'nowMs' | 'timeZone'>,
): { name: string; sentence: string } | null {
  for (const field of form.fields) {
    if (!isAsked(field, answers)) continue;
    const text = given(answers, field.name);
    if (field.kind === 'check' && field.required === true && !ticked(answers, field.name)) {
      return { name: field.name, sentence: `${field.label}: not ticked yet.` };
    }
    if (field.required === true && text === null) {
      return { name: field.name, sentence: `${field.label}: not filled in yet.` };
    }
    if (field.kind === 'number' && text !== null && Number.isNaN(givenNumber(answers, field.name))) {
      return { name: field.name, sentence: `${field.label}: “${text}” is not a number.` };
    }
    if (field.kind === 'date' && text !== null && readDate(text) === null) {
      return { name: field.name, sentence: `${field.label}: “${text}” is not a date such as 31.5.2026.` };
    }
    if (field.kind === 'time' && text !== null) {
      const read = readClock(text, field.nearMs ?? nowMs, timeZone, nowMs);
      if (read.atMs === null) return { name: field.name, sentence: `${field.label}: ${read.sentence}` };
    }
  }
  return null;
}
