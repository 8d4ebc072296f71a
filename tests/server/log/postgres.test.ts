import { afterAll, beforeAll } from 'vitest';
import { logContract } from './contract.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

logContract({ name: 'PostgreSQL', newDatabaseUrl: () => server.newDatabaseUrl() });
