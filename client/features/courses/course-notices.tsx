import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { formatCalendarDay } from '#client/ui/calendar-day.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { MissedProposal } from '#shared/courses/course-judgement.ts';
import type { Course } from '#shared/wire/courses.ts';
import styles from './course.module.css';
import { rhythmText } from './course-words.ts';

interface Props {
  course: Course;
  onReview: (session: number) => void;
  /** Opens the plan with the denser rhythm back, for a prescriber to look at. */
  onReturn: () => void;
}

/** What of a course waits for a decision. Nothing here happens by itself. */
export function CourseNotices({ course, onReview, onReturn }: Props) {
  const { refusal } = useRights();
  const { missed, reviews, today } = course.judgement;
  const barred = refusal('changeCourses');
  return (
    <>
      {missed !== null && (
        <div className={styles.notice} data-quiet={missed.kind === 'goOn' || undefined}>
          <p>
            <b>{`The visit of ${formatCalendarDay(missed.day, today)} was missed. `}</b>
            {missedText(missed, course)}
          </p>
          {missed.kind === 'returnToPhase' && course.returningPlan !== null && (
            <Act blockedBy={barred} onClick={onReturn}>
              Look at that plan
            </Act>
          )}
          {missed.kind === 'returnToPhase' && barred !== null && <p className={styles.quiet}>{barred}</p>}
        </div>
      )}
      {reviews
        .filter(({ status }) => status === 'due')
        .map(({ session }) => (
          <div key={session} className={styles.notice}>
            <p>
              <b>{`Benefit review due after session ${session}. `}</b>
              Whether going on is worth it is looked at before the next phase.
            </p>
            <Act blockedBy={barred} onClick={() => onReview(session)}>
              Record the review
            </Act>
            {barred !== null && <p className={styles.quiet}>{barred}</p>}
          </div>
        ))}
    </>
  );
}

/** What is proposed after a missed visit, as a sentence. */
export function missedText({ kind, phase }: MissedProposal, { plan }: Pick<Course, 'plan'>): string {
  const back = phase === null ? undefined : plan.phases[phase];
  switch (kind) {
    case 'goOn':
      return 'The patient is stable: the rhythm goes on.';
    case 'ask':
      return 'Nobody could say how the patient is: ask before the next visit.';
    case 'decide':
      return 'The patient is worse, and there is no denser rhythm before this one: a prescriber decides how to go on.';
    case 'returnToPhase':
      return back === undefined
        ? 'The patient is worse: a prescriber may go back to the rhythm before.'
        : `The patient is worse: a prescriber may go back to the rhythm of ${isolated(back.name)}, ${rhythmText(back)}.`;
  }
}
