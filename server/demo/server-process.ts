import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { environment } from '#server/config.ts';

/** A running server, in a process of its own. */
export interface ServerProcess {
  base: string;
  pid: number;
  /** The first part of a match in what it has printed, or prints from now on. */
  says(pattern: RegExp): Promise<string>;
  /** As an operator stops it; resolves when it is gone. */
  stop(): Promise<void>;
  /** As a power cut stops it. */
  kill(): Promise<void>;
  exited: Promise<number | null>;
}

export interface ServerSettings {
  /** Folder with main.js and cli.js. */
  programs: string;
  port: number;
  environment: Record<string, string>;
  /** Where the server's own output goes. */
  output: 'inherit' | 'ignore';
}

const KEPT_CHARACTERS = 10_000;

/** Starts the built server and waits until it says that it is ready. Rejects when it ends before. */
export async function startServer(settings: ServerSettings): Promise<ServerProcess> {
  const child = spawn(process.execPath, [join(settings.programs, 'main.js')], {
    // The server finds the built screens from the root of the house.
    cwd: join(settings.programs, '../..'),
    env: { ...environment(), ...settings.environment, AFTERDOSE_PORT: String(settings.port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const says = hear(child, settings.output);
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const base = `http://127.0.0.1:${settings.port}`;
  await untilReady(base, child);
  return {
    base,
    pid: child.pid ?? 0,
    says,
    exited,
    stop: () => end(child, 'SIGTERM', exited),
    kill: () => end(child, 'SIGKILL', exited),
  };
}

/** Keeps what a server prints at its start, where its set-up link stands. */
function hear(child: ChildProcess, output: 'inherit' | 'ignore'): ServerProcess['says'] {
  let printed = '';
  let check = () => {};
  child.stdout?.on('data', (chunk: Buffer) => {
    if (output === 'inherit') process.stdout.write(chunk);
    printed = `${printed}${chunk}`.slice(-KEPT_CHARACTERS);
    check();
  });
  return (pattern) =>
    new Promise((found, lost) => {
      check = () => {
        const match = pattern.exec(printed);
        if (match !== null) found(match[1] ?? match[0]);
      };
      check();
      child.once('exit', () => lost(new Error(`the server ended without printing ${pattern}`)));
    });
}

async function end(child: ChildProcess, signal: NodeJS.Signals, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  await exited;
}

async function untilReady(base: string, child: ChildProcess): Promise<void> {
  while (!(await answers(`${base}/readyz`))) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode} before it was ready.`);
    await new Promise((soon) => setTimeout(soon, 25));
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** Runs the command line of the built server (`staff add …`); resolves with what it printed. */
export async function runCli(
  programs: string,
  args: readonly string[],
  settings: Record<string, string>,
): Promise<string> {
  const child = spawn(process.execPath, [join(programs, 'cli.js'), ...args], {
    cwd: join(programs, '../..'),
    env: { ...environment(), ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args.slice(0, 2).join(' ')} ended with ${code}: ${printed}`);
  return printed;
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port given');
  return address.port;
}
