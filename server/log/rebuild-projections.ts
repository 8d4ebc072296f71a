import type { StreamKind } from '#shared/events.ts';
import type { Db } from './database.ts';
import type { AppendedStream } from './event-log.ts';
import type { Log } from './open-log.ts';
import { project } from './project.ts';
import { PROJECTION_TABLES } from './projection-tables.ts';
import { readStream } from './read.ts';
import { ERASED_IDENTITY } from './sealed-fields.ts';

/** Makes every projection again from the events alone, in one transaction: after it they are as if never touched. */
export async function rebuildProjections({ engine, keys }: Log): Promise<void> {
  await engine.transact(async (tx) => {
    for (const table of PROJECTION_TABLES) await tx.deleteFrom(table).execute();
    const streams = await tx
      .selectFrom('streams')
      .select(['clinic_id', 'stream_id', 'kind'])
      .orderBy('clinic_id')
      .orderBy('stream_id')
      .execute();
    for (const { clinic_id, stream_id, kind } of streams) {
      const stream = await wholeStream(tx, keys.wrapping, clinic_id, stream_id, kind);
      if (!isErased(stream)) await project(tx, [stream]);
    }
  });
}

async function wholeStream(
  tx: Db,
  wrapping: Buffer,
  clinicId: string,
  streamId: string,
  kind: StreamKind,
): Promise<AppendedStream> {
  const events = await readStream(tx, wrapping, clinicId, streamId, 0, undefined);
  return { clinicId, streamId, kind, events };
}

/** A patient whose key was destroyed has no row to be found by. */
function isErased({ kind, events }: AppendedStream): boolean {
  const first = events[0]?.event;
  if (kind !== 'patient' || first?.type !== 'PatientRegistered') return false;
  return first.body.identity.name === ERASED_IDENTITY.name;
}
