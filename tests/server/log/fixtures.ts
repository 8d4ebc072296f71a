import { readFileSync } from 'node:fs';
import type { StreamKind } from '#shared/events.ts';

export interface StoredFixture {
  kind: StreamKind;
  schemaV: number;
  type: string;
  body: Record<string, unknown>;
}

/** One of every event and entry as version 1 stored them. Every private text in them holds the word MARKER. */
export const FIXTURES_V1: readonly StoredFixture[] = JSON.parse(
  readFileSync(new URL('../../shared/fixtures-v1.json', import.meta.url), 'utf8'),
);
export const MARKER = 'Zebedee';
