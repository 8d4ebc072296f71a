import type { Kysely } from 'kysely';

export async function createProjectionTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('clinic')
    .addColumn('clinic_id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('chairs', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('patients')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('patient_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('chosen_name_key', 'text')
    .addColumn('birth_date', 'text', (c) => c.notNull())
    .addColumn('record_number', 'text', (c) => c.notNull())
    .addColumn('identity', 'text', (c) => c.notNull())
    .addColumn('registered_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('patients_pk', ['clinic_id', 'patient_id'])
    .execute();
  await db.schema.createIndex('patients_name').on('patients').columns(['clinic_id', 'name_key']).execute();
  await db.schema
    .createIndex('patients_number')
    .on('patients')
    .columns(['clinic_id', 'record_number'])
    .execute();

  await db.schema
    .createTable('sessions')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('patient_id', 'text', (c) => c.notNull())
    .addColumn('chair_id', 'text')
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('planned_at', 'bigint', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addColumn('first_dose_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addPrimaryKeyConstraint('sessions_pk', ['clinic_id', 'session_id'])
    .execute();
  await db.schema.createIndex('sessions_status').on('sessions').columns(['clinic_id', 'status']).execute();
  await db.schema
    .createIndex('sessions_patient')
    .on('sessions')
    .columns(['clinic_id', 'patient_id'])
    .execute();

  await db.schema
    .createTable('session_doses')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('entry_id', 'text', (c) => c.notNull())
    .addColumn('taken_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('session_doses_pk', ['clinic_id', 'session_id', 'entry_id'])
    .execute();

  await db.schema
    .createTable('devices')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('continuous', 'integer', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('devices_pk', ['clinic_id', 'device_id'])
    .execute();

  await db.schema
    .createTable('bindings')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('from_ms', 'bigint', (c) => c.notNull())
    .addColumn('to_ms', 'bigint')
    .addPrimaryKeyConstraint('bindings_pk', ['clinic_id', 'device_id', 'session_id', 'from_ms'])
    .execute();
  await db.schema
    .createIndex('bindings_session')
    .on('bindings')
    .columns(['clinic_id', 'session_id'])
    .execute();

  await db.schema
    .createTable('readings_seen')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('reading_id', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('stream_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('content_hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('readings_seen_pk', ['clinic_id', 'device_id', 'reading_id'])
    .execute();

  await db.schema
    .createTable('waiting_readings')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('reading_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('last_session_id', 'text')
    .addColumn('patient_id', 'text')
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('waiting_readings_pk', ['clinic_id', 'device_id', 'reading_id'])
    .execute();
  await db.schema
    .createIndex('waiting_readings_status')
    .on('waiting_readings')
    .columns(['clinic_id', 'status'])
    .execute();

  await db.schema
    .createTable('refused_readings')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('reading_id', 'text')
    .addColumn('pointer', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('refused_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('refused_readings_pk', ['clinic_id', 'device_id', 'seq'])
    .execute();

  await db.schema
    .createTable('staff')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('name_key', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('staff_pk', ['clinic_id', 'staff_id'])
    .execute();
  await db.schema.createIndex('staff_name').on('staff').columns(['clinic_id', 'name_key']).execute();
}
