import type { BoardSummary } from '#shared/summary.ts';
import type { Severity } from '#shared/vocabulary.ts';
import type { Watching } from '#shared/wire/stations.ts';

/** Something that asks to be heard, as the server announced it. */
export interface Call {
  /** The episode of an alert, or a trouble of the clinic's own screens: the same as long as it is the same trouble. */
  about: string;
  severity: Severity;
  /** Since when it has been calling as it does now. */
  sinceMs: number;
  /** Heard once in each state; false: again and again until somebody has seen it. */
  once: boolean;
  chairId: string | null;
}

/**
 * What the board calls for: every open alert nobody has acknowledged. What is over and waits for its note is silent, as
 * its escalations are, and so is what was silenced for a promise, until the server says that it calls again [SILENCE]. A notice asks for no acknowledgement, so it is heard once.
 */
export function boardCalls(summaries: readonly BoardSummary[]): Call[] {
  return summaries.flatMap(({ sessionId, chairId, alerts }) =>
    alerts
      .filter(
        ({ acknowledged, silenced, status }) =>
          acknowledged === null && silenced === null && status !== 'latched',
      )
      .map(({ episodeId, severity, sinceMs }) => ({
        about: `${sessionId} ${episodeId}`,
        severity,
        sinceMs,
        once: severity === 'notice',
        chairId,
      })),
  );
}

/**
 * What the screens themselves call for, by the server's word. Nobody can acknowledge these: each is heard once, and stands
 * on the screen until it is mended. Where nobody watches, or nobody would hear, the one who might is told in medium.
 */
export function watchCalls(stations: Watching | null): Call[] {
  if (stations === null) return [];
  const { sinceMs, silentSinceMs, silentRooms, lost } = stations;
  const once = (about: string, severity: Severity, atMs: number): Call => ({
    about,
    severity,
    sinceMs: atMs,
    once: true,
    chairId: null,
  });
  return [
    ...(sinceMs === null ? [] : [once('nobody watches', 'warning', sinceMs)]),
    ...(silentSinceMs === null ? [] : [once('nobody is heard', 'warning', silentSinceMs)]),
    ...silentRooms.map(({ room, sinceMs: atMs }) => once(`silent room ${room}`, 'warning', atMs)),
    ...lost.map(({ stationId, sinceMs: atMs }) => once(`lost station ${stationId}`, 'notice', atMs)),
  ];
}
