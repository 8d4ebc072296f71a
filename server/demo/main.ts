import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { environment } from '#server/config.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { Heartbeat } from '#shared/wire/api.ts';
import { type DemoClinic, openClinic } from './clinic.ts';
import { foundDemoClinic } from './found-clinic.ts';
import { ROSTER, STAFF } from './roster.ts';
import { freePort, type ServerProcess, startServer } from './server-process.ts';

/**
 * A clinic of ten simulated patients in a throw-away folder. Its morning is played at once with the controlled clock;
 * then the server starts again with a clock that runs `--speed` times real time, and the day goes on before your eyes.
 */
const DEFAULT_SPEED = 20;
const MORNING_STEP_MS = MINUTE_MS;
const programs = import.meta.dirname;

const speed = readSpeed();
const dataFolder = mkdtempSync(join(tmpdir(), 'afterdose-demo-'));
const settings = {
  AFTERDOSE_DATA: dataFolder,
  AFTERDOSE_DEMO: '1',
  AFTERDOSE_DATABASE_URL: '',
  AFTERDOSE_CLOCK_RATE: '',
  AFTERDOSE_LOG_LEVEL: 'error',
};
let server: ServerProcess | null = null;
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

await main().catch((error: unknown) => {
  if (stopping) return;
  console.error(error);
  return stop(1);
});

async function main(): Promise<void> {
  const openingMs = todayAtTwo();
  const beginMs = openingMs + (Math.min(...ROSTER.map((visitor) => visitor.arriveMin)) - 1) * MINUTE_MS;
  const controlled = { ...settings, AFTERDOSE_CLOCK: 'controlled', AFTERDOSE_CLOCK_START: rfc3339(beginMs) };
  console.log('Preparing the demo clinic …');
  const port = await freePort();
  server = await startServer({ programs, port, environment: controlled, output: 'ignore' });
  const { devices, spare } = await foundDemoClinic(server);
  const clinic = openClinic(openingMs, devices, spare);
  await playMorning(server, clinic, beginMs, openingMs);
  await runDay(clinic);
}

async function playMorning(
  { base, stop: stopServer }: ServerProcess,
  clinic: DemoClinic,
  beginMs: number,
  openingMs: number,
): Promise<void> {
  await clinic.moveTo(base);
  for (let nowMs = beginMs; nowMs <= openingMs; nowMs += MORNING_STEP_MS) {
    await fetch(`${base}/api/v1/clock`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: rfc3339(nowMs) }),
    });
    await clinic.step(nowMs);
  }
  await stopServer();
}

/** The same folder with a running clock. Its time is invented from the first record on, so the marker may say so. */
async function runDay(clinic: DemoClinic): Promise<void> {
  writeFileSync(join(dataFolder, 'clock.json'), JSON.stringify({ kind: 'scaled', atMs: null }));
  const running = {
    ...settings,
    AFTERDOSE_CLOCK: 'scaled',
    AFTERDOSE_CLOCK_RATE: String(speed),
    AFTERDOSE_CLOCK_START: '',
  };
  const port = Number(environment().AFTERDOSE_PORT ?? '8420');
  server = await startServer({ programs, port, environment: running, output: 'ignore' });
  void server.exited.then((code) => stop(code ?? 1));
  await clinic.moveTo(server.base);
  greet(server.base);
  const stepMs = Math.min(1000, 20_000 / speed);
  while (!stopping) {
    const { serverNowMs } = (await (await fetch(`${server.base}/api/v1/clock`)).json()) as Heartbeat;
    await clinic.step(serverNowMs);
    await new Promise((soon) => setTimeout(soon, stepMs));
  }
}

function greet(base: string): void {
  console.log(`\n  DEMO  ${base}   time runs ${speed} × (npm run demo -- --speed 1..60)`);
  console.log('  Ten simulated patients. Everything is thrown away at the end (Ctrl-C).\n');
  for (const { name, role, passphrase, pin } of Object.values(STAFF)) {
    const withPin = pin === null ? '' : `PIN ${pin}`;
    console.log(`  ${role.padEnd(11)} ${name.padEnd(15)} ${passphrase.padEnd(32)} ${withPin}`);
  }
  console.log('');
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await server?.stop();
  rmSync(dataFolder, { recursive: true, force: true });
  process.exit(code);
}

function readSpeed(): number {
  const given = parseArgs({ options: { speed: { type: 'string' } } }).values.speed;
  const wanted = given === undefined ? DEFAULT_SPEED : Number(given);
  if (Number.isInteger(wanted) && wanted >= 1 && wanted <= 60) return wanted;
  console.error(`--speed must be a whole number from 1 to 60, not ${given}.`);
  return process.exit(1);
}

/** The demo opens at 14:00 UTC of today, so that its dates look right and no session crosses midnight soon. */
function todayAtTwo(): number {
  const now = new Date();
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 14);
}

function rfc3339(atMs: number): string {
  return new Date(atMs).toISOString();
}
