import { typedClock } from '#client/ui/read-clock.ts';
import type { ScoreContent } from '#shared/entries.ts';
import { type EntryFields, noFields, textFromFields, withClock } from './entry-fields.ts';
import { FAIL_REASONS, SCORE_SLOTS } from './entry-words.ts';
import type { RecordSet } from './record-set.ts';

/** A set that was kept and then refused, as text with its measured time: put back to be mended and filed again. */
export function textOfSet({ reading, scores }: RecordSet['body'], timeZone: string): string {
  const fields = noFields();
  for (const [key, value] of Object.entries(reading?.content.vitals ?? {})) {
    if (value !== undefined) fields[key as keyof EntryFields] = String(value);
  }
  for (const { vital, reason } of reading?.content.failed ?? []) {
    const letter = FAIL_REASONS.find(({ word }) => word === reason)?.letter ?? 'n';
    fields[vital === 'bloodPressure' ? 'systolicMmHg' : vital] = `x${letter}`;
  }
  for (const { content } of scores) {
    const slot = SCORE_SLOTS.find((known) => known === content.scale);
    if (slot) fields[slot] = scoreText(content);
  }
  const takenAtMs = reading?.content.takenAtMs ?? scores[0]?.content.takenAtMs;
  const text = textFromFields(fields, '');
  return takenAtMs === undefined ? text : withClock(text, typedClock(takenAtMs, timeZone));
}

function scoreText({ value, notObtained }: ScoreContent): string {
  if (value !== null) return String(value);
  return `x${FAIL_REASONS.find(({ reason }) => reason === notObtained)?.letter ?? 'n'}`;
}
