import { type Kysely, sql } from 'kysely';
import { appendViews, type NewView } from '../append-views.ts';
import type { LogDatabase } from '../database.ts';
import { guardsOfPostgres, guardsOfSqlite } from './0003-guards.ts';

/** The access trail as a chain beside the log, and guards of both: what was recorded is only ever added to. */
export function trail(engine: 'SQLite' | 'PostgreSQL') {
  return async (db: Kysely<unknown>): Promise<void> => {
    const before = await setAside(db);
    await createTrail(db);
    await db.schema
      .createIndex('events_recorded')
      .on('events')
      .columns(['clinic_id', 'recorded_at'])
      .execute();
    if (before) await takeOver(db);
    for (const statement of engine === 'SQLite' ? guardsOfSqlite() : guardsOfPostgres())
      await sql.raw(statement).execute(db);
  };
}

/** Before there were sequences, roles and hashes the table was made at every start, where it was missing. */
type TrailBefore = {
  access_trail_before: {
    clinic_id: string;
    at_ms: number;
    staff_id: string;
    viewed: NewView['viewed'];
    subject_id: string;
  };
};

async function setAside(db: Kysely<unknown>): Promise<boolean> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === 'access_trail')) return false;
  await db.schema.alterTable('access_trail').renameTo('access_trail_before').execute();
  return true;
}

async function createTrail(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('access_trail')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('at_ms', 'bigint', (c) => c.notNull())
    .addColumn('viewer_kind', 'text', (c) => c.notNull())
    .addColumn('viewer_id', 'text', (c) => c.notNull())
    .addColumn('viewer_name', 'text', (c) => c.notNull())
    .addColumn('viewer_role', 'text')
    .addColumn('viewed', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('access_trail_pk', ['clinic_id', 'seq'])
    .execute();
  await db.schema.createIndex('access_trail_at').on('access_trail').columns(['clinic_id', 'at_ms']).execute();
  await db.schema
    .createTable('trail_heads')
    .addColumn('clinic_id', 'text', (c) => c.primaryKey())
    .addColumn('head_seq', 'integer', (c) => c.notNull())
    .addColumn('head_hash', 'text', (c) => c.notNull())
    .addColumn('last_at', 'bigint', (c) => c.notNull())
    .execute();
}

/** Chains the rows of the table before in the order of their times. Roles were not noted then, names as they are now. */
async function takeOver(db: Kysely<unknown>): Promise<void> {
  const rows = await (db as Kysely<LogDatabase>)
    .withTables<TrailBefore>()
    .selectFrom('access_trail_before as old')
    .leftJoin('staff', (join) =>
      join.onRef('staff.clinic_id', '=', 'old.clinic_id').onRef('staff.staff_id', '=', 'old.staff_id'),
    )
    .selectAll('old')
    .select('staff.name')
    .orderBy('old.at_ms')
    .execute();
  for (const clinicId of new Set(rows.map((row) => row.clinic_id))) {
    const views = rows.filter((row) => row.clinic_id === clinicId).map(viewBefore);
    await appendViews(db as Kysely<LogDatabase>, { lockHeads: false }, clinicId, views);
  }
  await db.schema.dropTable('access_trail_before').execute();
}

function viewBefore(row: TrailBefore['access_trail_before'] & { name: string | null }): NewView {
  return {
    at_ms: row.at_ms,
    viewer_kind: 'staff',
    viewer_id: row.staff_id,
    viewer_name: row.name ?? row.staff_id,
    viewer_role: null,
    viewed: row.viewed,
    subject_id: row.subject_id,
  };
}
