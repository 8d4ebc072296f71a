import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';

const EVERY_MINUTE_MS = 60_000;

/** The calendar date in the zone of the clinic, `2026-05-12`. */
export function useToday(): string {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  return dateAt(useNow(EVERY_MINUTE_MS), zone);
}

export function dateAt(atMs: number, timeZone: string): string {
  return format(new TZDate(atMs, timeZone), 'yyyy-MM-dd');
}
