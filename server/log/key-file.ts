import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { makeDataFolder } from '../data-folder.ts';

/** Keys derived from the one secret file of a data folder. */
export interface MasterKeys {
  /** Wraps the patients' keys. */
  wrapping: Buffer;
  /** Signs checkpoints. */
  signing: Buffer;
  /** Seals the secrets of second factors. */
  secondFactors: Buffer;
  /** Goes into the hash of a PIN: six digits alone would not withstand whoever copies the database. */
  pins: Buffer;
  /** Marks stations at which a person has signed in before. */
  stations: Buffer;
  /** Seals what signs messages to places outside. */
  webhooks: Buffer;
  /** Recognises the file without telling the key. */
  fingerprint: string;
}

const FILE = 'afterdose.key';

/**
 * Reads the data folder's key file, making it (mode 0600) when it may: on the first start. Losing the file loses every
 * sealed name, so a missing one is never quietly replaced.
 */
export function loadMasterKeys(dataFolder: string, { mayMake }: { mayMake: boolean }): MasterKeys {
  makeDataFolder(dataFolder);
  const path = join(dataFolder, FILE);
  if (!existsSync(path)) {
    if (!mayMake) throw new Error(`${path} is missing: restore it from your backup`);
    writeKeyFile(path);
  }
  chmodSync(path, 0o600);
  const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (secret.length !== 32) throw new Error(`${path} is not a key file: restore it from your backup`);
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  return {
    wrapping: derive('afterdose wrapping'),
    signing: derive('afterdose signing'),
    secondFactors: derive('afterdose second factors'),
    pins: derive('afterdose pins'),
    stations: derive('afterdose stations'),
    webhooks: derive('afterdose webhooks'),
    fingerprint: createHmac('sha256', secret).update('afterdose fingerprint').digest('hex').slice(0, 32),
  };
}

/** Whole or not at all, whenever the power goes: written beside, synced, then given its name if nobody has it yet. */
function writeKeyFile(path: string): void {
  const beside = `${path}.${process.pid}`;
  const file = openSync(beside, 'w', 0o600);
  writeSync(
    file,
    `${randomBytes(32).toString('base64')}
`,
  );
  fsyncSync(file);
  closeSync(file);
  linkSync(beside, path);
  unlinkSync(beside);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
