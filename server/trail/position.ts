import * as z from 'zod/mini';

/**
 * Where a line stands among changes and views, newest first: by time, then views before changes, then by stream and
 * number. New lines come in before those of their time or later, so whoever pages back meets each older line once.
 */
export type Position =
  | { kind: 'view'; atMs: number; seq: number }
  | { kind: 'change'; atMs: number; streamId: string; seq: number };

const schema = z.union([
  z.strictObject({ kind: z.literal('view'), atMs: z.int(), seq: z.int() }),
  z.strictObject({ kind: z.literal('change'), atMs: z.int(), streamId: z.string(), seq: z.int() }),
]);

/** Opaque to callers: what is in it may change. */
export function writePosition(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Null for a text that is none of ours. */
export function readPosition(text: string): Position | null {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
