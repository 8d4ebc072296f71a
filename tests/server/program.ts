import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A program of the server in a process of its own, as it was built before the first test from the sources as they are. */
export interface Program {
  child: ChildProcess;
  output: () => string;
  /** Resolves with the first match in what the program has printed. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  exited: Promise<number | null>;
}

export function runProgram(
  file: 'main.js' | 'cli.js',
  args: string[],
  settings: Record<string, string>,
  input = '',
): Program {
  const child = spawn(process.execPath, [`.build/server/${file}`, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...settings },
  });
  child.stdin?.end(input);
  let output = '';
  let check = () => {};
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      check();
    });
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    output: () => output,
    exited,
    says: (pattern) =>
      new Promise((found, lost) => {
        check = () => {
          const match = pattern.exec(output);
          if (match !== null) found(match);
        };
        check();
        void exited.then(() => lost(new Error(`ended without saying ${pattern}: ${output}`)));
      }),
  };
}
