import { formatCalendarDay } from '#client/ui/calendar-day.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { CoursePhaseView } from '#shared/courses/course-judgement.ts';
import { sentenceCase } from '#shared/sentence-case.ts';
import type { Course } from '#shared/wire/courses.ts';
import { rhythmText } from './course-words.ts';
import styles from './phase-bar.module.css';
import { type Pip, pipsOf } from './pips.ts';

/** The phases of a course side by side, every visit a mark. What the marks show is said in words beside them. */
export function PhaseBar({ course }: { course: Course }) {
  const { judgement, plan } = course;
  const pips = pipsOf(judgement);
  return (
    <ol className={styles.bar} aria-label="Phases">
      {judgement.phases.map((phase, nth) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: phases have no id, and their order is what they are
          key={nth}
          className={styles.phase}
          aria-current={nth === judgement.currentPhase ? 'step' : undefined}
        >
          <p className={styles.name}>
            <b>{sentenceCase(isolated(phase.name))}</b> <span>{countText(phase)}</span>
          </p>
          <Pips pips={pips[nth] ?? []} open={phase.toDay === null} />
          <p className={styles.days}>
            {plan.phases[nth] !== undefined && `${rhythmText(plan.phases[nth])}, `}
            {daysText(phase, judgement.today)}
          </p>
        </li>
      ))}
    </ol>
  );
}

function Pips({ pips, open }: { pips: readonly Pip[]; open: boolean }) {
  return (
    <p className={styles.pips} aria-hidden="true" data-open={open || undefined}>
      {pips.map(({ key, look, review }) => (
        <i key={key} className={styles.pip} data-look={look} data-review={review || undefined} />
      ))}
    </p>
  );
}

/** `5 of 8 sessions`; without an end `3 sessions`. */
function countText({ visits, sessions }: CoursePhaseView): string {
  if (visits !== null) return `${sessions} of ${visits} sessions`;
  return sessions === 1 ? '1 session' : `${sessions} sessions`;
}

function daysText({ fromDay, toDay }: CoursePhaseView, today: string): string {
  const from = formatCalendarDay(fromDay, today);
  return toDay === null ? `from ${from}` : `${from} to ${formatCalendarDay(toDay, today)}`;
}
