import type { Kysely } from 'kysely';

export async function createLogTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('streams')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('stream_id', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('head_seq', 'integer', (c) => c.notNull())
    .addColumn('head_hash', 'text', (c) => c.notNull())
    .addColumn('last_recorded_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('streams_pk', ['clinic_id', 'stream_id'])
    .execute();
  await db.schema.createIndex('streams_kind').on('streams').columns(['clinic_id', 'kind']).execute();

  await db.schema
    .createTable('events')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('stream_id', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('event_id', 'text', (c) => c.notNull())
    .addColumn('command_id', 'text')
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('schema_v', 'integer', (c) => c.notNull())
    .addColumn('rules_v', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('taken_at', 'bigint')
    .addColumn('recorded_at', 'bigint', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('events_pk', ['clinic_id', 'stream_id', 'seq'])
    .addUniqueConstraint('events_event_id', ['clinic_id', 'event_id'])
    .addForeignKeyConstraint('events_stream', ['clinic_id', 'stream_id'], 'streams', [
      'clinic_id',
      'stream_id',
    ])
    .execute();
  await db.schema
    .createIndex('events_command')
    .on('events')
    .columns(['clinic_id', 'command_id'])
    .where('command_id', 'is not', null)
    .execute();

  await db.schema
    .createTable('snapshots')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('stream_id', 'text', (c) => c.notNull())
    .addColumn('fold_key', 'text', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('key_owner', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('snapshots_pk', ['clinic_id', 'stream_id'])
    .execute();

  await db.schema
    .createTable('patient_keys')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('patient_id', 'text', (c) => c.notNull())
    .addColumn('wrapped_key', 'text')
    .addPrimaryKeyConstraint('patient_keys_pk', ['clinic_id', 'patient_id'])
    .execute();

  await db.schema
    .createTable('checkpoints')
    .addColumn('number', 'integer', (c) => c.primaryKey())
    .addColumn('day', 'text', (c) => c.notNull().unique())
    .addColumn('made_at', 'bigint', (c) => c.notNull())
    .addColumn('heads', 'text', (c) => c.notNull())
    .addColumn('mac', 'text', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('log_facts')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
}
