import { type Refusal, refusal } from '#shared/commands.ts';
import { SOCKET_RIGHTS } from '#shared/rights.ts';
import type { Limits } from '../http/limits.ts';
import { budget } from './budget.ts';
import type { StaffSocket } from './sockets.ts';

export const TOO_MUCH = refusal(
  'tooManyRequests',
  'This screen asks too much at once. Nothing was recorded: try again in a moment.',
);

/** Deeper and larger than any message of ours. */
const DEEPEST = 32;
const MOST_VALUES = 5000;

/** Every packet of a socket passes here before anything of ours reads it; a refused one is answered where somebody waits. */
export function guardMessages(socket: StaffSocket, limits: Limits): void {
  const mayAsk = budget(limits.messages);
  socket.use((packet: unknown[], next) => {
    const [event, ...args] = packet;
    const refused = mayAsk(performance.now()) ? messageFault(event, args) : TOO_MUCH;
    if (refused === null) return next();
    const answer = args.at(-1);
    if (typeof answer === 'function') answer({ ok: false, problem: refused });
  });
  // A connection without its one channel is nobody's.
  socket.once('disconnect', () => socket.conn.close());
}

/** Why no handler may see this: an unknown message, more than one body, or a body no schema of ours could mean. */
export function messageFault(event: unknown, args: readonly unknown[]): Refusal | null {
  if (typeof event !== 'string' || !Object.hasOwn(SOCKET_RIGHTS, event)) return malformed('is unknown');
  const bodies = typeof args.at(-1) === 'function' ? args.slice(0, -1) : args;
  if (bodies.length > 1) return malformed('has more than one body');
  return isReadable(bodies[0]) ? null : malformed('holds what no message has');
}

function malformed(why: string): Refusal {
  return refusal('malformed', `The message ${why}. Nothing was recorded.`, '');
}

/** Plain JSON of bearable size, without the names by which a text reaches into the language's own objects. */
function isReadable(body: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: body, depth: 0 }];
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string' && value.includes('\0')) return false;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= DEEPEST || ArrayBuffer.isView(value)) return false;
    const entries = Object.entries(value);
    values += entries.length;
    if (values > MOST_VALUES) return false;
    for (const [name, inner] of entries) {
      if (
        name === '__proto__' ||
        (name === 'constructor' && isObject(inner) && Object.hasOwn(inner, 'prototype'))
      )
        return false;
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
