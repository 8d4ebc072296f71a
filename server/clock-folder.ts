import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { ClockSetting } from './config.ts';
import { makeDataFolder } from './data-folder.ts';

const markerSchema = z.strictObject({
  kind: z.enum(['real', 'controlled', 'scaled']),
  atMs: z.nullable(z.int()),
});
type Marker = z.infer<typeof markerSchema>;

/** Where a controlled clock stands when nobody says otherwise. */
const CONTROLLED_START_AT_MS = Date.UTC(2000, 0, 1);

export interface ClockFolder {
  /** Where clinical time begins for this start; null: at the real time. */
  startAtMs: number | null;
  keep(atMs: number): void;
}

/**
 * Binds a data folder to the kind of clock it was begun with, so that made-up time never mixes with real records.
 * Throws with a sentence for the operator when the folder was begun with another clock.
 */
export function openClockFolder(
  dataFolder: string,
  setting: ClockSetting,
  lastRecordedAtMs: number,
): ClockFolder {
  makeDataFolder(dataFolder);
  const file = join(dataFolder, 'clock.json');
  const known = readMarker(file);
  const marker = known ?? firstMarker(lastRecordedAtMs, setting);
  if (marker.kind !== setting.kind)
    throw new Error(
      `AFTERDOSE_CLOCK is ${setting.kind}, but the data folder ${dataFolder} was begun with the ${marker.kind} clock. Use another folder (AFTERDOSE_DATA): made-up time and real records must not mix.`,
    );
  // A mark that is there may be moving under another program's hands: it is only ever read here.
  if (known === null) writeMarker(file, marker);
  const startAtMs = startOf(setting, marker, lastRecordedAtMs);
  return { startAtMs, keep: (atMs) => writeMarker(file, { kind: setting.kind, atMs }) };
}

/** A folder that holds records but no marker is a real one. */
function firstMarker(lastRecordedAtMs: number, setting: ClockSetting): Marker {
  return { kind: lastRecordedAtMs > 0 ? 'real' : setting.kind, atMs: null };
}

function startOf(setting: ClockSetting, marker: Marker, lastRecordedAtMs: number): number | null {
  switch (setting.kind) {
    case 'real':
      return null;
    case 'controlled':
      return Math.max(marker.atMs ?? setting.startAtMs ?? CONTROLLED_START_AT_MS, lastRecordedAtMs);
    case 'scaled':
      // Time does not run while the server is down: it goes on from the last record.
      return lastRecordedAtMs > 0 ? lastRecordedAtMs : setting.startAtMs;
  }
}

function readMarker(file: string): Marker | null {
  return existsSync(file) ? markerSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** Written aside and renamed: a crash leaves the old position or the new one, never half a file. */
function writeMarker(file: string, marker: Marker): void {
  writeFileSync(`${file}.new`, JSON.stringify(marker));
  renameSync(`${file}.new`, file);
}
