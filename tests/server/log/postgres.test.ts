import { afterAll, beforeAll } from 'vitest';
import { logContract } from './contract.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

let server: PostgresServer | null = null;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

logContract({
  name: 'PostgreSQL',
  async newDatabaseUrl() {
    if (server === null) throw new Error('PostgreSQL did not start');
    return server.newDatabaseUrl();
  },
});
