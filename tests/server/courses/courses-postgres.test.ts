import { afterAll, describe } from 'vitest';
import { startPostgres } from '../log/postgres-server.ts';
import { startTestServer } from '../test-server.ts';
import { courseContract } from './contract.ts';

const postgres = await startPostgres();
afterAll(() => postgres.stop());

describe('courses on PostgreSQL', () => {
  courseContract(async () => startTestServer({ config: { databaseUrl: await postgres.emptyDatabaseUrl() } }));
});
