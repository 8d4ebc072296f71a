import * as z from 'zod/mini';
import { type Protocol, protocolSchema } from '#shared/protocols/protocol.ts';
import type { Finding } from '#shared/wire/protocols.ts';
import { isSame } from './is-same.ts';
import type { NumberPlace } from './number-places.ts';
import { setAt } from './set-at.ts';
import { type ReadNumber, readNumber, type Written, writeNumber } from './typed-number.ts';

/** What an editor holds until it is saved; kept on this station with every keystroke. */
const editDraftSchema = z.strictObject({
  /** What the server had when this was begun: whoever edited something older is told. */
  editSeq: z.int(),
  base: protocolSchema,
  document: protocolSchema,
  /** What stands in a number field as typed, where the document does not say it: `3.`, `abc`, nothing. */
  typed: z.record(z.string(), z.string()),
  /** What colleagues are told of the change; as it was at first, and as it is. */
  baseNote: z.string(),
  note: z.string(),
});
export type EditDraft = z.infer<typeof editDraftSchema>;

/** What the server has of a protocol that is edited. */
export interface Saved {
  editSeq: number;
  document: Protocol;
  draft: { note: string | null } | null;
}

export function beginDraft({ editSeq, document, draft }: Saved): EditDraft {
  const note = draft?.note ?? '';
  return { editSeq, base: document, document, typed: {}, baseNote: note, note };
}

/** A draft as it was kept; null: none, or one that this version of the program cannot read. */
export function keptDraft(text: string): EditDraft | null {
  if (text === '') return null;
  const read = editDraftSchema.safeParse(JSON.parse(text));
  return read.success ? read.data : null;
}

/** Anything but a number: it can always be read. */
export function change(draft: EditDraft, pointer: string, value: unknown): EditDraft {
  return { ...draft, document: setAt(draft.document, pointer, value) };
}

/** A list as a whole: half-typed numbers in its rows are where another row may stand now, and go. */
export function changeList(draft: EditDraft, pointer: string, rows: readonly unknown[]): EditDraft {
  const typed = Object.fromEntries(
    Object.entries(draft.typed).filter(([at]) => !at.startsWith(`${pointer}/`)),
  );
  return change({ ...draft, typed }, pointer, rows);
}

/**
 * A number as typed. Text that is none is kept as it stands, and the document keeps the number before. `put` says where
 * the number goes.
 */
export function typeNumber(
  draft: EditDraft,
  pointer: string,
  text: string,
  written: Written,
  put: (value: number | null) => EditDraft = (value) => change(draft, pointer, value),
): EditDraft {
  const read = readNumber(text, written);
  const next = read.ok ? put(read.value) : draft;
  const { [pointer]: _, ...others } = next.typed;
  const isPlain = read.ok && writeNumber(read.value, written) === text;
  return { ...next, typed: isPlain ? others : { ...others, [pointer]: text } };
}

/** Whether anything is to be kept: another document than it began with, another note, or a number half typed. */
export function isChanged({ base, document, typed, baseNote, note }: EditDraft): boolean {
  return note !== baseNote || Object.keys(typed).length > 0 || !isSame(document, base);
}

/** Number fields whose text is none: nothing is judged by them, and nothing is saved. */
export function unreadable({ typed }: EditDraft, places: readonly NumberPlace[]): Finding[] {
  return places.flatMap(({ pointer, label, ...written }) => {
    const text = typed[pointer];
    const read = text === undefined ? null : readNumber(text, written);
    if (read === null || read.ok) return [];
    return [{ pointer, level: 'wrong' as const, sentence: `${label}: ${whyText(read, text ?? '')}` }];
  });
}

function whyText({ why }: Extract<ReadNumber, { ok: false }>, text: string): string {
  return why === 'missing' ? 'a number is missing.' : `“${text.trim()}” is not a number.`;
}
