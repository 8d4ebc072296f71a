import { formatDelta } from '#client/ui/format.ts';
import { Value } from '#client/ui/value.tsx';
import type { SetPreview } from '#shared/clinical/preview.ts';
import { SCALE_SPECS } from '#shared/clinical/scales.ts';
import { slotSeverity } from './entry-verdict.ts';
import { failWord, isScoreSlot, SLOTS, type Slot, slotWords, valueKeysOf } from './entry-words.ts';
import type { Given, ParsedEntry } from './parse-entry.ts';
import styles from './parsed-values.module.css';

/** What was understood so far, value by value, with the difference from the patient's own baseline. */
export function ParsedValues({ parsed, preview }: { parsed: ParsedEntry; preview: SetPreview | null }) {
  const given = SLOTS.flatMap((slot) => {
    const value = parsed.given[slot];
    return value ? [{ slot, value }] : [];
  });
  // A value that cannot be is a typing error, not a danger: it never wears severity's colours.
  const possible = preview?.impossible.length === 0;
  const scoresMissing = given.length > 0 && !given.some(({ slot }) => isScoreSlot(slot));
  return (
    <ul className={styles.values}>
      {given.map(({ slot, value }) => (
        <li key={slot}>
          {slotWords(slot).short}{' '}
          <Value
            state="measured"
            text={givenText(value)}
            severity={slotSeverity(slot, possible ? (preview?.reasons ?? []) : [])}
            strong
          />{' '}
          {deltaText(slot, preview)} {levelText(slot, value)}
        </li>
      ))}
      {scoresMissing && <li className={styles.missing}>scores not given</li>}
    </ul>
  );
}

/** A value as understood: a number, or in words why there is none. */
export function givenText(given: Given): string {
  switch (given.kind) {
    case 'pressure':
      return `${given.systolicMmHg}/${given.diastolicMmHg}`;
    case 'number':
      return given.fahrenheit === null ? `${given.value}` : `${given.value} °C (${given.fahrenheit} °F)`;
    case 'notTaken':
      return 'not taken';
    case 'failed':
      return given.reason === null ? 'attempted, failed' : `× ${failWord(given.reason).toLowerCase()}`;
  }
}

/** The words of the scale beside its number: a slip of one digit reads as another patient. */
export function levelText(slot: Slot, given: Given): string {
  if (slot !== 'moaas' || given.kind !== 'number') return '';
  return SCALE_SPECS.moaas.levels[given.value] ?? '';
}

function deltaText(slot: Slot, preview: SetPreview | null): string {
  const deltas = valueKeysOf(slot).map((key) => preview?.deltas[key]);
  const known = deltas.filter((delta) => delta !== undefined);
  return known.length === deltas.length ? known.map(formatDelta).join('/') : '';
}
