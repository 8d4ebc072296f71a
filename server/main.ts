import { resolve } from 'node:path';
import { environment, parseConfig } from './config.ts';
import { makeLogger } from './http/logging.ts';
import { startServer } from './start-server.ts';

const parsed = parseConfig(environment());
if (!parsed.ok) {
  console.error('Afterdose cannot start with these settings:');
  for (const problem of parsed.problems) console.error(`  ${problem}`);
  process.exit(1);
}

const logger = makeLogger(parsed.config.logLevel);

process.on('unhandledRejection', (error) => logger.error({ err: error }, 'nobody handled a failure'));
process.on('uncaughtException', (error) => {
  // What is on disk is whole and the screens cover themselves; what is in memory can no longer be trusted.
  logger.fatal({ err: error }, 'ending after an error nobody caught');
  process.exit(1);
});

const starting = startServer(parsed.config, resolve('.build/client'), logger);

/** Asked to stop at any moment, also while still starting: what was begun is finished and written first. */
let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  starting
    .then((server) => server.stop())
    .then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
}
/** Renewal programs say so by this signal. Without a certificate it means what it always does: the terminal is gone. */
if (parsed.config.network.tls !== null)
  process.on('SIGHUP', () => {
    starting.then(
      (server) => server.lookAtCertificate?.(),
      () => undefined,
    );
  });
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

try {
  const server = await starting;
  console.log(`Afterdose${parsed.config.demo ? ' DEMO' : ''} is at ${server.publicUrl}`);
  if (server.setUpLink !== null)
    console.log(
      `There is no clinic here yet. Whoever opens this link founds it and is its first admin; it works once, until the next start:\n\n  ${server.setUpLink}\n`,
    );
} catch (error) {
  // Before anyone has signed in there is no patient data in a start-up error: its sentence is for the operator.
  console.error(`Afterdose could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
