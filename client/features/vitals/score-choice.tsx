import { SCALE_SPECS } from '#shared/clinical/scales.ts';
import { failReasonsFor, type ScoreSlot } from './entry-words.ts';
import styles from './score-choice.module.css';

interface Props {
  scale: ScoreSlot;
  /** Digits, or `x` and the letter of a reason; empty when not given. */
  value: string;
  onChange: (value: string) => void;
}

const HINTS: Record<ScoreSlot, string> = {
  moaas: 'answer to the name',
  dissociation: '0 none, 1–3 mild, 4–6 can be redirected, 7–9 marked, 10 cannot be reached',
  nausea: '0 none, 1–3 mild, 4–6 moderate, 7–10 severe',
};

/** A score by its words; refused, asleep and could-not-measure stand beside the numbers and are none of them. */
export function ScoreChoice({ scale, value, onChange }: Props) {
  const { name, from, to, levels } = SCALE_SPECS[scale];
  const numbers = Array.from({ length: to - from + 1 }, (_, step) => from + step);
  // Sedation is read from awake down; the words are long, so each has room.
  const worded = scale === 'moaas';
  const choose = (chosen: string) => onChange(chosen === value ? '' : chosen);
  return (
    <fieldset className={styles.score}>
      <legend>
        {name} <span>{HINTS[scale]}</span>
      </legend>
      <div className={styles.numbers} data-worded={worded || undefined}>
        {(worded ? numbers.toReversed() : numbers).map((number) => (
          <button
            key={number}
            type="button"
            aria-pressed={value === String(number)}
            onClick={() => choose(String(number))}
          >
            <b>{number}</b>
            {worded && <span>{levels[number]}</span>}
          </button>
        ))}
      </div>
      <div className={styles.reasons}>
        {failReasonsFor(scale).map(({ reason, letter, word }) => (
          <button
            key={reason}
            type="button"
            aria-pressed={value === `x${letter}`}
            onClick={() => choose(`x${letter}`)}
          >
            {word}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
