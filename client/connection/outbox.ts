import { type IDBPDatabase, openDB } from 'idb';
import * as z from 'zod/mini';
import { REFUSAL_CODES, type SessionCommand, sessionCommandSchema } from '#shared/commands.ts';

/** What a kept command is worth without its ack: who wrote it, about whom, when it was true, for which clinic. */
export const keptSchema = z.strictObject({
  commandId: z.uuid(),
  clinicId: z.string(),
  sessionId: z.uuid(),
  command: sessionCommandSchema,
  author: z.strictObject({ staffId: z.string(), name: z.string() }),
  takenAtMs: z.nullable(z.number()),
  sinceMs: z.number(),
  refused: z.nullable(
    z.strictObject({ code: z.enum(REFUSAL_CODES), sentence: z.string(), pointer: z.nullable(z.string()) }),
  ),
});
export type Kept = z.infer<typeof keptSchema>;

/** Facts about the patient are kept until recorded. Acts on what the screen shows now (acknowledge, sign) are not. */
const KEPT_TYPES = new Set<SessionCommand['type']>([
  'RecordSet',
  'GiveDose',
  'RunInfusion',
  'EndLozenge',
  'RecordWaste',
  'StopDosing',
  'GiveMedicine',
  'ReportSymptom',
  'ReportSeriousEvent',
  'WriteNote',
]);

export function isKept(command: SessionCommand): boolean {
  return KEPT_TYPES.has(command.type);
}

const STORE = 'commands';
let opened: Promise<IDBPDatabase> | null = null;

function database(): Promise<IDBPDatabase> {
  opened ??= openDB('afterdose-outbox', 1, {
    upgrade: (db) => {
      db.createObjectStore(STORE, { keyPath: 'commandId' });
    },
  });
  return opened;
}

/** Writes a command down on this station. Throws when the browser has no storage to give. */
export async function keep(kept: Kept): Promise<void> {
  await (await database()).put(STORE, kept);
}

export async function letGo(commandId: string): Promise<void> {
  await (await database()).delete(STORE, commandId);
}

/** Everything kept here, oldest first. What an older program wrote in another shape is left out, not guessed at. */
export async function allKept(): Promise<Kept[]> {
  const rows: unknown[] = await (await database()).getAll(STORE);
  return rows
    .flatMap((row) => {
      const parsed = keptSchema.safeParse(row);
      return parsed.success ? [parsed.data] : [];
    })
    .sort((a, b) => a.sinceMs - b.sinceMs);
}
