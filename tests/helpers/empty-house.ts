import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { environment } from '#server/config.ts';
import { freePort } from '#server/demo/server-process.ts';

const root = resolve(import.meta.dirname, '../..');

/** The built server as it starts for the first time: nobody and nothing in its folder. */
export interface EmptyHouse {
  base: string;
  /** The one-time link as it stands in the terminal. */
  setUpLink: string;
  close(): Promise<void>;
}

export async function openEmptyHouse(): Promise<EmptyHouse> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'afterdose-empty-'));
  const child = spawn(process.execPath, [join(root, '.build/server/main.js')], {
    cwd: root,
    env: {
      ...environment(),
      AFTERDOSE_DATA: dataFolder,
      AFTERDOSE_PORT: String(await freePort()),
      AFTERDOSE_LOG_LEVEL: 'error',
      AFTERDOSE_DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    const setUpLink = /http\S+\/set-up#\S+/.exec(printed)?.[0];
    if (setUpLink === undefined) continue;
    return {
      base: new URL(setUpLink).origin,
      setUpLink,
      close: async () => {
        child.kill('SIGTERM');
        await exited;
        rmSync(dataFolder, { recursive: true, force: true });
      },
    };
  }
  throw new Error(`the server ended without a set-up link: ${printed}`);
}
