import { useLive } from '#client/store/live.ts';
import { formatClock } from './format.ts';

/** An instant as wall time of the clinic. Before the clinic is known, nothing stands for it but dashes. */
export function ClockText({ atMs }: { atMs: number }) {
  const zone = useLive((live) => live.clinic?.timeZone);
  if (zone === undefined) return <span>––:––</span>;
  return <time dateTime={new Date(atMs).toISOString()}>{formatClock(atMs, zone)}</time>;
}
