import type { AnyEvent } from '#shared/events.ts';
import type { KeyOwner, OpenKeys } from './patient-keys.ts';
import { ERASED, ERASED_IDENTITY, SEALED_FIELDS } from './sealed-fields.ts';
import { openText, sealText } from './sealing.ts';

/**
 * A stored body is the event's body in its erased form, which parses by itself, and beside it, when there was
 * anything to hide, the hidden parts as one sealed text. Destroying the key leaves the erased form.
 */
interface Sealed {
  by: KeyOwner;
  text: string;
}
/** No event has a field of this name. */
const SEALED = '~sealed';

type Node = Record<string, unknown>;
type Part = [path: string[], value: unknown];

/** Whether storing this event needs a key. */
export function hasPrivateParts(event: AnyEvent): boolean {
  return privateParts(event).length > 0;
}

/** JSON text to store. Under a destroyed key (null) the private parts are dropped for good. */
export function sealBody(event: AnyEvent, owner: KeyOwner, key: Buffer | null, context: string): string {
  const parts = privateParts(event);
  if (parts.length === 0) return JSON.stringify(event.body);
  const open: Node = structuredClone(event.body);
  for (const [path] of parts) setAt(open, path, path.at(-1) === 'identity' ? ERASED_IDENTITY : ERASED);
  if (key === null) return JSON.stringify(open);
  const sealed: Sealed = { by: owner, text: sealText(key, context, JSON.stringify(parts)) };
  return JSON.stringify({ ...open, [SEALED]: sealed });
}

/** A stored body parsed, with its private parts still shut. */
export interface ShutBody {
  body: Node;
  sealed: Sealed | null;
}

export function parseBody(text: string): ShutBody {
  const { [SEALED]: sealed, ...body }: Node & { [SEALED]?: Sealed } = JSON.parse(text);
  return { body, sealed: sealed ?? null };
}

/** The body as it was recorded, or its erased form when the key was destroyed. Throws when the key was never there. */
export function openBody({ body, sealed }: ShutBody, keys: OpenKeys, context: string): Node {
  if (sealed === null) return body;
  const key = keys.get(sealed.by);
  if (key === undefined) throw new Error(`the key of ${sealed.by} is missing`);
  if (key === null) return body;
  const parts: Part[] = JSON.parse(openText(key, context, sealed.text));
  for (const [path, value] of parts) setAt(body, path, value);
  return body;
}

function privateParts(event: AnyEvent): Part[] {
  return SEALED_FIELDS[event.type].flatMap((field) => partsAt(event.body, field.split('.'), []));
}

function partsAt(value: unknown, rest: string[], path: string[]): Part[] {
  if (value === null || value === undefined) return [];
  const [step, ...further] = rest;
  if (step === undefined) return [[path, value]];
  if (typeof value !== 'object') return [];
  if (step === '*') return Object.entries(value).flatMap(([i, item]) => partsAt(item, further, [...path, i]));
  return partsAt(Object.entries(value).find(([name]) => name === step)?.[1], further, [...path, step]);
}

function setAt(body: Node, path: string[], value: unknown): void {
  const [step, ...further] = path;
  if (step === undefined) return;
  if (further.length === 0) body[step] = value;
  else setAt(body[step] as Node, further, value);
}
