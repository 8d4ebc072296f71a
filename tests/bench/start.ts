import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '#server/demo/server-process.ts';
import type { Figure } from './figure.ts';

const house = resolve(import.meta.dirname, '../..');

/** `npm start` in a copy of the house that has its packages but was never built, then again. */
export async function measureStart(): Promise<Figure[]> {
  const copy = mkdtempSync(join(tmpdir(), 'afterdose-start-'));
  try {
    const tracked = execFileSync('git', ['ls-files'], { cwd: house, encoding: 'utf8' }).trim().split('\n');
    for (const path of tracked) cpSync(join(house, path), join(copy, path), { recursive: true });
    symlinkSync(join(house, 'node_modules'), join(copy, 'node_modules'));
    const cold = await untilServing(copy);
    const warm = await untilServing(copy);
    return [
      {
        name: 'cold start (packages there, nothing built)',
        value: cold,
        unit: 'ms',
        note: 'npm start to ready',
      },
      { name: 'warm start', value: warm, unit: 'ms', note: 'npm start to ready' },
    ];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function untilServing(folder: string): Promise<number> {
  const port = await freePort();
  const startMs = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, AFTERDOSE_PORT: String(port), AFTERDOSE_DATA: join(folder, '.data') },
  });
  while (!(await ready(port))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    await new Promise((soon) => setTimeout(soon, 10));
  }
  const tookMs = performance.now() - startMs;
  // npm is only the parent: the whole group ends.
  process.kill(-(child.pid ?? 0), 'SIGTERM');
  await once(child, 'exit');
  return tookMs;
}

function ready(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}
