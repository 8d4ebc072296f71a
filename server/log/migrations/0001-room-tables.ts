import type { Kysely } from 'kysely';

/** Sign-in and device secrets (hashes only) and device contact times: mutable, not made from events. */
export async function createRoomTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('credentials')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('passphrase_hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('credentials_pk', ['clinic_id', 'staff_id'])
    .execute();

  await db.schema
    .createTable('sign_ins')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();

  await db.schema
    .createTable('device_tokens')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('issued_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('device_tokens_device')
    .on('device_tokens')
    .columns(['clinic_id', 'device_id'])
    .execute();

  await db.schema
    .createTable('device_contacts')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('device_id', 'text', (c) => c.notNull())
    .addColumn('last_seen_at', 'bigint', (c) => c.notNull())
    .addColumn('skew_ms', 'bigint')
    .addPrimaryKeyConstraint('device_contacts_pk', ['clinic_id', 'device_id'])
    .execute();
}
