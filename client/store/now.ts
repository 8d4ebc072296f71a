import { useEffect, useReducer } from 'react';
import type { Heartbeat } from '#shared/wire/api.ts';
import { elapsedMs, type Moment, momentNow } from './elapsed.ts';
import { useLive } from './live.ts';

let anchor: { heartbeat: Heartbeat; at: Moment } | null = null;

/** Takes the server's time as of this instant; everything the screen counts is counted from here. */
export function anchorTime(heartbeat: Heartbeat): void {
  anchor = { heartbeat, at: momentNow() };
  useLive.setState({ heartbeat, demo: heartbeat.demo, clock: heartbeat.clock });
}

/** Clinical time at `now`, counted on from the last heartbeat at the clinic's rate (0: it stands still). */
export function timeAfter(heartbeat: Heartbeat, at: Moment, now: Moment): number {
  return Math.round(heartbeat.serverNowMs + elapsedMs(at, now) * heartbeat.rate);
}

/** Clinical time of the server. Before the first heartbeat the machine's own, which no number is judged by. */
export function serverNow(): number {
  return anchor === null ? Date.now() : timeAfter(anchor.heartbeat, anchor.at, momentNow());
}

/** Process time of the server, by which sign-ins end. A test clock moves clinical time only: then this machine's. */
export function processNow(): number {
  return useLive.getState().clock === 'real' ? serverNow() : Date.now();
}

/** `serverNow()`, drawn again every `everyMs` of real time and with every heartbeat. */
export function useNow(everyMs = 1000): number {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLive((live) => live.heartbeat);
  useEffect(() => {
    const timer = setInterval(redraw, everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return serverNow();
}
