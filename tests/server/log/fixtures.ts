import { readFileSync } from 'node:fs';
import type { StreamKind } from '#shared/events.ts';

export interface StoredFixture {
  kind: StreamKind;
  schemaV: number;
  type: string;
  body: Record<string, unknown>;
}

/** One of every event and entry, as the newest version stores them. Every private text in them holds the word MARKER. */
export const FIXTURES: readonly StoredFixture[] = JSON.parse(
  readFileSync(new URL('../../shared/fixtures-v4.json', import.meta.url), 'utf8'),
);
export const MARKER = 'Zebedee';
