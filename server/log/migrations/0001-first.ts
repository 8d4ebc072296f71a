import type { Kysely } from 'kysely';
import { createLogTables } from './0001-log-tables.ts';
import { createProjectionTables } from './0001-projection-tables.ts';
import { createRoomTables } from './0001-room-tables.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createLogTables(db);
  await createProjectionTables(db);
  await createRoomTables(db);
}
