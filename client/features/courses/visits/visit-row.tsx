import { Link } from 'wouter';
import { formatCalendarDay, formatDaysAway } from '#client/ui/calendar-day.ts';
import { shortGapText } from '#client/ui/course-words.ts';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import type { CourseVisit } from '#shared/courses/course-judgement.ts';
import { statusWord, visitName } from '../course-words.ts';
import type { VisitAct } from './visit-acts.ts';
import styles from './visits.module.css';

interface Props {
  visit: CourseVisit;
  phase: string;
  today: string;
  acts: readonly VisitAct[];
  onAct: (act: VisitAct) => void;
  maySeeSession: boolean;
}

/** One planned visit: its day, what became of it and why, and what can be done. */
export function VisitRow({ visit, phase, today, acts, onAct, maySeeSession }: Props) {
  const { day, plannedDay, status, reason, shortGap, sessionId } = visit;
  const name = visitName(visit);
  const moved = plannedDay !== null && plannedDay !== day;
  return (
    <li className={styles.row} data-status={status}>
      <p className={styles.day}>
        <b>{formatCalendarDay(day, today)}</b>
        <span>{formatDaysAway(day, today)}</span>
      </p>
      <p className={styles.what}>
        <span>
          {name} · {isolated(phase)}
          {(status !== 'planned' || sessionId !== null) && (
            <b className={styles.status}>{statusWord(visit)}</b>
          )}
        </span>
        {moved && <span>planned for {formatCalendarDay(plannedDay, today)}</span>}
        {reason !== null && <span>{isolated(reason)}</span>}
        {shortGap !== null && <span className={styles.gap}>{shortGapText(shortGap, today)}</span>}
      </p>
      {sessionId !== null && maySeeSession && (
        <Link href={`/sessions/${sessionId}`} className={styles.open}>
          Open<span className="visually-hidden"> the session of {formatCalendarDay(day, today)}</span>
        </Link>
      )}
      <MoreMenu
        label="Change"
        about={`${name} of ${formatCalendarDay(day, today)}`}
        title={`${name}, ${formatCalendarDay(day, today)}`}
        choices={acts.map((act) => ({ label: act.label, onChoose: () => onAct(act) }))}
      />
    </li>
  );
}
