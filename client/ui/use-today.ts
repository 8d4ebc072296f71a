import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { formatDate } from '#client/ui/format.ts';

const EVERY_MINUTE_MS = 60_000;

/** The calendar date in the zone of the clinic, `2026-05-12`. */
export function useToday(): string {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  return formatDate(useNow(EVERY_MINUTE_MS), zone);
}
