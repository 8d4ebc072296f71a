import type { SessionDigest } from '#shared/clinical/digest.ts';
import { UNKNOWN } from './digest-words.ts';
import type { CellLook } from './session-grid.tsx';

type Grade = SessionDigest['sideEffects'][number]['grade'];
type Answer = SessionDigest['screening'][number]['answer'];

/** One mark more for every grade, beside its word. */
const MARKS: Record<Exclude<Grade, 'unknown'>, string> = { mild: '▪', moderate: '▪▪', severe: '▪▪▪' };

/** A side effect by its grade. Nothing recorded is a dash: nobody said that it was absent. */
export function gradeLook(grade: Grade | null): CellLook {
  if (grade === null) return unknown('none recorded');
  if (grade === 'unknown') return { look: 'notSaid', text: 'not graded' };
  return {
    look: grade,
    text: (
      <>
        <i aria-hidden="true">{MARKS[grade]}</i> {grade}
      </>
    ),
  };
}

/** An answer before the dose. Not asked is a dash, and could not say is hatched: neither reads as no. */
export function answerLook(answer: Answer | null): CellLook {
  if (answer === null) return unknown('not asked');
  if (answer === 'unknown') return { look: 'notSaid', text: 'not said' };
  return { look: answer, text: answer };
}

function unknown(spoken: string): CellLook {
  return {
    look: 'unknown',
    text: (
      <>
        <span aria-hidden="true">{UNKNOWN}</span>
        <span className="visually-hidden">{spoken}</span>
      </>
    ),
  };
}
