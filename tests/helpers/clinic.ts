import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Caller, signIn } from '#server/demo/clinic-client.ts';
import { freePort, runCli, type ServerProcess, startServer } from '#server/demo/server-process.ts';
import type { Role } from '#shared/vocabulary.ts';

const programs = resolve(import.meta.dirname, '../../.build/server');

export interface Colleague {
  name: string;
  role: Role;
  passphrase: string;
}

export const NORA: Colleague = {
  name: 'Nora Keller',
  role: 'nurse',
  passphrase: 'nora watches all the chairs',
};
export const SAM: Colleague = {
  name: 'Sam Okafor',
  role: 'nurse',
  passphrase: 'sam watches the other screen',
};
export const IDA: Colleague = {
  name: 'Ida Lindqvist',
  role: 'prescriber',
  passphrase: 'ida is on site all day long',
};

/** The built server as a process of its own, on a temporary folder, with a clock that only the test moves. */
export interface TestClinic {
  base: string;
  dataFolder: string;
  signIn(colleague: Colleague): Promise<Caller>;
  addDevice(name: string, options?: { continuous: boolean }): Promise<{ deviceId: string; token: string }>;
  setClock(atMs: number): Promise<void>;
  /** Ends the server as a power cut does, and starts it again on the same folder and port. */
  killAndRestart(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
  /** Process id of the server that runs now. */
  pid(): number;
}

export async function openTestClinic(
  startAtMs: number,
  colleagues: readonly Colleague[],
  settings: Record<string, string> = {},
): Promise<TestClinic> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'afterdose-clinic-'));
  const environment = {
    AFTERDOSE_DATA: dataFolder,
    AFTERDOSE_CLOCK: 'controlled',
    AFTERDOSE_CLOCK_START: new Date(startAtMs).toISOString(),
    AFTERDOSE_LOG_LEVEL: 'error',
    AFTERDOSE_CLINIC_NAME: 'Test clinic',
    AFTERDOSE_DATABASE_URL: '',
    ...settings,
  };
  await runCli(programs, ['clinic', 'add'], environment);
  for (const { name, role, passphrase } of colleagues)
    await runCli(programs, ['staff', 'add', '--name', name, '--role', role], {
      ...environment,
      AFTERDOSE_PASSPHRASE: passphrase,
    });
  const port = await freePort();
  const start = () => startServer({ programs, port, environment, output: 'inherit' });
  let server: ServerProcess = await start();
  const { base } = server;

  async function addDevice(name: string, options = { continuous: false }) {
    const args = ['device', 'add', '--name', name, ...(options.continuous ? ['--continuous'] : []), '--json'];
    return JSON.parse(await runCli(programs, args, environment)) as { deviceId: string; token: string };
  }
  async function restart(): Promise<void> {
    server = await start();
  }
  return {
    base,
    dataFolder,
    signIn: ({ name, passphrase }) => signIn(base, name, passphrase),
    addDevice,
    setClock: (atMs) => setClock(base, atMs),
    pid: () => server.pid,
    kill: () => server.kill(),
    restart,
    killAndRestart: () => server.kill().then(restart),
    close: async () => {
      await server.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

export async function setClock(base: string, atMs: number): Promise<void> {
  const answer = await fetch(`${base}/api/v1/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: new Date(atMs).toISOString() }),
  });
  if (!answer.ok) throw new Error(`the clock refused: ${await answer.text()}`);
}
