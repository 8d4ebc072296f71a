import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { formatWhen } from './format.ts';

/** Midnight comes unannounced: by then a time of today has become one of yesterday. */
const LOOK_AGAIN_MS = 60_000;

/**
 * An instant as wall time of the clinic, with its day when that is not today. Before the clinic is known, nothing stands
 * for it but dashes.
 */
export function ClockText({ atMs }: { atMs: number }) {
  const zone = useLive((live) => live.clinic?.timeZone);
  const nowMs = useNow(LOOK_AGAIN_MS);
  if (zone === undefined) return <span>––:––</span>;
  return <time dateTime={new Date(atMs).toISOString()}>{formatWhen(atMs, nowMs, zone)}</time>;
}
