import * as z from 'zod/mini';
import { type Identity, identitySchema } from '#shared/identity.ts';
import { SEXES } from '#shared/vocabulary.ts';

/** The boxes of the identity form as typed. */
export const identityDraftSchema = z.object({
  name: z.string(),
  chosenName: z.string(),
  birthDate: z.string(),
  sex: z.enum([...SEXES, '']),
  recordNumber: z.string(),
  /** One per line or comma. Empty means not asked, which is said beside the box. */
  allergies: z.string(),
});
export type IdentityDraft = z.infer<typeof identityDraftSchema>;

export const EMPTY_IDENTITY: IdentityDraft = {
  name: '',
  chosenName: '',
  birthDate: '',
  sex: '',
  recordNumber: '',
  allergies: '',
};

export function draftOfIdentity(identity: Identity): IdentityDraft {
  return { ...identity, chosenName: identity.chosenName ?? '', allergies: identity.allergies.join(', ') };
}

/** The draft as kept on this station; empty when there is none or it has another shape. */
export function readIdentityDraft(kept: string): IdentityDraft | null {
  if (kept === '') return null;
  const parsed = identityDraftSchema.safeParse(JSON.parse(kept));
  return parsed.success ? parsed.data : null;
}

export type IdentityAnswer =
  | { ok: true; identity: Identity }
  | { ok: false; field: keyof IdentityDraft; sentence: string };

/** The identity the boxes stand for, or the first box that is not right yet. `today` is the clinic's date. */
export function identityFromDraft(draft: IdentityDraft, today: string): IdentityAnswer {
  if (draft.name.trim() === '') return not('name', 'The name is missing.');
  if (draft.birthDate === '')
    return not('birthDate', 'The birth date is missing: it is the second identifier.');
  if (!isDate(draft.birthDate))
    return not('birthDate', `“${draft.birthDate}” is not a date such as 1990-04-14.`);
  if (draft.birthDate > today) return not('birthDate', 'The birth date has not come yet.');
  if (draft.birthDate < '1900-01-01') return not('birthDate', 'The birth date is before 1900.');
  if (draft.sex === '') return not('sex', 'Choose the sex, or unknown.');
  if (draft.recordNumber.trim() === '') return not('recordNumber', 'The record number is missing.');
  const parsed = identitySchema.safeParse({
    name: draft.name,
    chosenName: draft.chosenName.trim() === '' ? null : draft.chosenName,
    birthDate: draft.birthDate,
    sex: draft.sex,
    recordNumber: draft.recordNumber,
    allergies: listOf(draft.allergies),
  });
  if (parsed.success) return { ok: true, identity: parsed.data };
  const field = parsed.error.issues[0]?.path[0];
  return not(isField(field) ? field : 'name', 'This is longer than a record can hold.');
}

/** The text of a search as a name; nothing where it holds digits, as record numbers and birth dates do. */
export function nameSearched(text: string): string {
  return /\d/.test(text) ? '' : text.trim();
}

/** The box a refusal of the server points at; null where it points at none of them. */
export function boxOf(pointer: string | undefined): keyof IdentityDraft | null {
  const field = pointer?.replace('/identity/', '');
  return isField(field) ? field : null;
}

function not(field: keyof IdentityDraft, sentence: string): IdentityAnswer {
  return { ok: false, field, sentence };
}

function isField(field: PropertyKey | undefined): field is keyof IdentityDraft {
  return typeof field === 'string' && field in EMPTY_IDENTITY;
}

/** A real day of the calendar: 30 February is none. */
export function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function listOf(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
