import type { WaitingReading } from '#shared/wire/api.ts';
import { RANKS } from './need.ts';
import { byUrgency, type QueueRow } from './queue.ts';

/** All readings on nobody's chart, as one row among the low: they may be anybody's. */
export interface WaitingRow {
  sessionId: 'waiting-readings';
  readings: number;
  rank: number;
  escalation: number;
  sinceMs: number;
}

export type QueueItem = QueueRow | WaitingRow;

export function isWaitingRow(item: QueueItem): item is WaitingRow {
  return item.sessionId === 'waiting-readings';
}

/** The rows with the readings that wait, in their place: as old as the one that waits longest. */
export function queueItems(
  rows: readonly QueueRow[],
  waiting: readonly Pick<WaitingReading, 'receivedAtMs'>[],
): QueueItem[] {
  if (waiting.length === 0) return [...rows];
  const row: WaitingRow = {
    sessionId: 'waiting-readings',
    readings: waiting.length,
    rank: RANKS.indexOf('low'),
    escalation: 0,
    sinceMs: Math.min(...waiting.map(({ receivedAtMs }) => receivedAtMs)),
  };
  return [...rows, row].sort(byUrgency);
}
