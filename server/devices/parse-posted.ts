import { findImpossible } from '#shared/clinical/vitals.ts';
import type { ReadingContent } from '#shared/entries.ts';
import { type PostedReadingBody, postedReadingBodySchema } from '#shared/wire/api.ts';
import { fieldAtFault } from '../http/problem.ts';
import { parseInstant } from './instant.ts';

export interface PostedReading {
  readingId: string;
  content: ReadingContent;
  /** The patient the device believes it measures: our id or a record number; null when it does not say. */
  patientId: string | null;
}

export type ParsedPost =
  | { ok: true; reading: PostedReading }
  | { ok: false; readingId: string | null; pointer: string; why: string };

/** One posted item as a reading, or the first reason why it cannot be one. */
export function parsePosted(item: unknown): ParsedPost {
  const parsed = postedReadingBodySchema.safeParse(item);
  if (!parsed.success) return { ok: false, readingId: claimedId(item), ...fieldAtFault(parsed.error) };
  const { readingId } = parsed.data;
  const takenAt = parseInstant(parsed.data.takenAt);
  if (!takenAt.ok) return { ok: false, readingId, pointer: '/takenAt', why: takenAt.why };
  const reading = {
    readingId,
    content: contentOf(parsed.data, takenAt.atMs),
    patientId: parsed.data.patientId ?? null,
  };
  const impossible = findImpossible(reading.content.vitals, reading.content.failed)[0];
  if (impossible !== undefined)
    return { ok: false, readingId, pointer: impossible.pointer ?? '', why: impossible.sentence };
  return { ok: true, reading };
}

function contentOf(body: PostedReadingBody, takenAtMs: number): ReadingContent {
  const { readingId: _id, takenAt: _takenAt, failed, quality, method, patientId: _patient, ...vitals } = body;
  return {
    kind: 'reading',
    takenAtMs,
    vitals,
    failed: failed ?? [],
    quality: quality ?? 'good',
    method: method ?? null,
  };
}

/** What the item calls itself, if it can be told at all: shown back so that the device can match the answer. */
function claimedId(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('readingId' in item)) return null;
  return typeof item.readingId === 'string' ? item.readingId.slice(0, 64) : null;
}
