import type { Kysely } from 'kysely';
import type { LogDatabase } from '../database.ts';

/** Courses and what belongs to them, merged records, consents, and what sessions are planned with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createCourses(db);
  await createConsents(db);
  await createDigests(db);
  await widenPatients(db);
  await widenSessions(db);
}

async function createCourses(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('courses')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('course_id', 'text', (c) => c.notNull())
    .addColumn('patient_id', 'text', (c) => c.notNull())
    .addColumn('protocol_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('courses_pk', ['clinic_id', 'course_id'])
    .execute();
  await db.schema.createIndex('courses_patient').on('courses').columns(['clinic_id', 'patient_id']).execute();
  await db.schema.createIndex('courses_status').on('courses').columns(['clinic_id', 'status']).execute();
  await db.schema
    .createTable('course_sessions')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('course_id', 'text', (c) => c.notNull())
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('course_sessions_pk', ['clinic_id', 'course_id', 'session_id'])
    .execute();
}

async function createConsents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('patient_consents')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('patient_id', 'text', (c) => c.notNull())
    .addColumn('consent_id', 'text', (c) => c.notNull())
    .addColumn('consent', 'text', (c) => c.notNull())
    .addColumn('signed_on', 'text', (c) => c.notNull())
    .addColumn('valid_through', 'text')
    .addColumn('kept_at', 'text')
    .addColumn('recorded_at', 'bigint', (c) => c.notNull())
    .addColumn('withdrawn_at', 'bigint')
    .addPrimaryKeyConstraint('patient_consents_pk', ['clinic_id', 'patient_id', 'consent_id'])
    .execute();
}

/** What ended sessions come to in a line, sealed: a cache beside the snapshots. */
async function createDigests(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('session_digests')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('stream_id', 'text', (c) => c.notNull())
    .addColumn('fold_key', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('key_owner', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('session_digests_pk', ['clinic_id', 'stream_id'])
    .execute();
}

async function widenPatients(db: Kysely<unknown>): Promise<void> {
  /** The record this one is read as part of; null: it stands by itself. */
  await db.schema.alterTable('patients').addColumn('merged_into', 'text').execute();
  /** JSON of the newest statement about the REMS; null: nobody said. */
  await db.schema.alterTable('patients').addColumn('rems', 'text').execute();
}

const PLANNED = ['planned_mg', 'planned_mg_per_kg', 'planned_over_min'] as const;

/** Numbers of the plan stand open in the log: sessions of before get theirs from it. */
async function widenSessions(db: Kysely<unknown>): Promise<void> {
  for (const column of PLANNED)
    await db.schema.alterTable('sessions').addColumn(column, 'double precision').execute();
  const log = db as Kysely<LogDatabase>;
  const rows = await log
    .selectFrom('events')
    .select(['clinic_id', 'stream_id', 'body'])
    .where('type', 'in', ['SessionOpened', 'PlanChanged'])
    .orderBy('clinic_id')
    .orderBy('stream_id')
    .orderBy('seq')
    .execute();
  for (const { clinic_id, stream_id, body } of rows) {
    const { plannedMg = null, plannedMgPerKg = null, plannedOverMin = null } = JSON.parse(body);
    await log
      .updateTable('sessions')
      .set({ planned_mg: plannedMg, planned_mg_per_kg: plannedMgPerKg, planned_over_min: plannedOverMin })
      .where('clinic_id', '=', clinic_id)
      .where('session_id', '=', stream_id)
      .execute();
  }
}
