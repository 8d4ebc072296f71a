import { ENDED_WORDS } from '#client/ui/ended-words.ts';
import { formatLongDay } from '#client/ui/format.ts';
import { REMS_DUE_DAYS } from '#shared/clinical/rems.ts';
import type { EndedSession } from '#shared/wire/sessions.ts';

/** `signed out, signature superseded · REMS form due by Tue 19 May 2026`. */
export function endedText({ kind, superseded, remsFromMs }: EndedSession, zone: string): string {
  const how = superseded ? `${ENDED_WORDS[kind]}, signature superseded` : ENDED_WORDS[kind];
  return remsFromMs === null
    ? how
    : `${how} · REMS form due by ${formatLongDay(remsFromMs, zone, REMS_DUE_DAYS)}`;
}
