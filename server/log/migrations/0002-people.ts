import { type Kysely, sql } from 'kysely';

/** People, stations, displays, restrictions: what the rooms of sign-in and devices keep, and the columns of their lists. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await widenLists(db);
  await widenSignIns(db);
  await createPeopleTables(db);
}

async function widenLists(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('staff').addColumn('disabled_at', 'bigint').execute();
  await db.schema
    .alterTable('staff')
    .addColumn('added_at', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('clinic').addColumn('settings', 'text').execute();
  await widenContacts(db);
  /** JSON list of the staff who may open the record; null: everyone who may open records. */
  await db.schema.alterTable('patients').addColumn('restricted_to', 'text').execute();
}

async function widenContacts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('device_contacts')
    .addColumn('addresses', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute();
  await db.schema.alterTable('device_contacts').addColumn('two_addresses_at', 'bigint').execute();
  await db.schema
    .alterTable('device_contacts')
    .addColumn('limited_day', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await db.schema
    .alterTable('device_contacts')
    .addColumn('limited_count', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}

async function widenSignIns(db: Kysely<unknown>): Promise<void> {
  // Whoever was signed in signs in again: an old row says neither where nor how.
  await db.schema.dropTable('sign_ins').execute();
  await db.schema
    .createTable('sign_ins')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('by_way', 'text', (c) => c.notNull())
    .addColumn('started_at', 'bigint', (c) => c.notNull())
    .addColumn('last_active_at', 'bigint', (c) => c.notNull())
    .addColumn('locked_at', 'bigint')
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('sign_ins_staff').on('sign_ins').columns(['clinic_id', 'staff_id']).execute();
  for (const column of ['pin_hash', 'totp_secret'])
    await db.schema.alterTable('credentials').addColumn(column, 'text').execute();
  await db.schema
    .alterTable('credentials')
    .addColumn('pin_failures', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('credentials')
    .addColumn('totp_last_step', 'bigint', (c) => c.notNull().defaultTo(sql`-1`))
    .execute();
}

async function createPeopleTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recovery_codes')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('recovery_codes_pk', ['clinic_id', 'staff_id', 'code_hash'])
    .execute();
  await db.schema
    .createTable('invitations')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('why', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('displays')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('display_id', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .addPrimaryKeyConstraint('displays_pk', ['clinic_id', 'display_id'])
    .execute();
  await db.schema
    .createTable('display_tokens')
    .addColumn('token_hash', 'text', (c) => c.primaryKey())
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('display_id', 'text', (c) => c.notNull())
    /** `pairing`: for one use, before it expires; `screen`: what the paired screen holds. */
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('last_seen_at', 'bigint')
    .execute();
  await db.schema
    .createTable('broken_glass')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('event_id', 'text', (c) => c.notNull())
    .addColumn('session_id', 'text', (c) => c.notNull())
    .addColumn('staff_id', 'text', (c) => c.notNull())
    .addColumn('broken_at', 'bigint', (c) => c.notNull())
    .addColumn('until_ms', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('broken_glass_pk', ['clinic_id', 'event_id'])
    .execute();
}
