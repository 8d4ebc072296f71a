import * as z from 'zod/mini';
import { identitySchema } from './identity.ts';

/**
 * What people type, as it is taken in. What was stored before these checks stays readable: the events themselves ask
 * for less (`shortText`, `longText`).
 */

/** Letters, digits, signs: an entry of spaces and hidden characters says nothing. */
const visible = z.regex(/[\p{L}\p{N}\p{P}\p{S}]/u, 'needs something that can be read');
/** No escapes, bells or half characters. Tabs and line ends are text. */
const WHOLE = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u;
const wholeText = z.regex(WHOLE, 'holds a character that is no text');
const oneLine = z.regex(/^[^\t\n\r\u2028\u2029]*$/u, 'is one line');
/** Characters that turn the order of what stands behind them make one name look like another. */
const straight = z.regex(/^[^\u202a-\u202e\u2066-\u2069]*$/u, 'holds a character that turns its order');
const noPath = z.regex(/^(?!.*\.\.)[^/\\]*$/u, 'has no slash and no two dots');

/** One line of at most so many characters. */
export function typedLineOf(longest: number) {
  return z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), visible, wholeText, oneLine);
}
/** One line. */
export const typedLine = typedLineOf(200);
/** Several lines. */
export const typedText = z.string().check(z.trim(), z.minLength(1), z.maxLength(4000), visible, wholeText);
/** What people, displays, devices and clinics are called. Names of patients come as their papers write them. */
export const typedName = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(200), visible, wholeText, oneLine, straight);
/** Where a station stands, as people there call it; it must fit into a line across the page. */
export const typedRoom = typedName.check(z.maxLength(40));
/** A chair stands in addresses and sentences: a short name, without what an address reads as a way. */
export const typedChair = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(8), visible, wholeText, oneLine, straight, noPath);

/** A patient's identity as somebody types it. */
export const typedIdentitySchema = z.extend(identitySchema, {
  name: typedLine,
  chosenName: z.nullable(typedLine),
  recordNumber: typedLine,
  allergies: z.array(typedLine).check(z.maxLength(30)),
});

/** Whether every text in it is whole: what is asked of contents that are stored as they come. */
export function isWholeText(value: unknown): boolean {
  if (typeof value === 'string') return WHOLE.test(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isWholeText);
}
