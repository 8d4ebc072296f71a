import type { ChangeAfterSigning } from '#shared/clinical/signature.ts';
import { actorName, KIND_WORDS } from './entry-words.ts';
import { formatClock, formatDay } from './format.ts';

const HOW_WORDS: Record<ChangeAfterSigning['how'], string> = {
  corrected: 'corrected',
  enteredInError: 'marked as entered in error',
  movedAway: 'moved to another patient',
  movedHere: 'moved here from another patient',
};

/** `Vitals of 11:40 corrected 13:20 by N. Okafor`; with the day where it was changed on another one. */
export function changeText({ kind, how, takenAtMs, atMs, by }: ChangeAfterSigning, zone: string): string {
  const day = formatDay(atMs, zone);
  const on = day === formatDay(takenAtMs, zone) ? '' : `${day} `;
  const clock = formatClock(atMs, zone);
  return `${KIND_WORDS[kind]} of ${formatClock(takenAtMs, zone)} ${HOW_WORDS[how]} ${on}${clock} by ${actorName(by)}`;
}
