import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes the data folder, for its owner alone, and the folders above it where they are missing. Throws with a sentence
 * for the operator. One by one from above: asked for all at once Node never comes back from where none can be made (/proc).
 */
export function makeDataFolder(dataFolder: string): void {
  const missing: string[] = [];
  for (let at = resolve(dataFolder); !existsSync(at); at = dirname(at)) missing.unshift(at);
  try {
    for (const path of missing) makeFolder(path);
    if (!statSync(dataFolder).isDirectory()) throw new Error('it is no folder');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `the data folder ${dataFolder} cannot be made (${why}). Set AFTERDOSE_DATA to a folder that can be written to`,
      { cause },
    );
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another program begun at the same moment made it first.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
