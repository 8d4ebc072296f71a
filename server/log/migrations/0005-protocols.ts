import type { Kysely } from 'kysely';

/** The clinic's own protocols and their documents, folded from their streams. */
export async function protocols(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('protocols')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('protocol_id', 'text', (c) => c.notNull())
    .addColumn('stream_id', 'text', (c) => c.notNull())
    .addColumn('lineage', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('protocols_pk', ['clinic_id', 'protocol_id'])
    .execute();
  await db.schema
    .createIndex('protocols_stream')
    .on('protocols')
    .columns(['clinic_id', 'stream_id'])
    .unique()
    .execute();
  await db.schema
    .createTable('protocol_documents')
    .addColumn('clinic_id', 'text', (c) => c.notNull())
    .addColumn('protocol_id', 'text', (c) => c.notNull())
    .addColumn('version', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('protocol_documents_pk', ['clinic_id', 'protocol_id', 'version'])
    .execute();
}
