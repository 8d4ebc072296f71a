import { Link } from 'wouter';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import {
  doseRemarks,
  doseSourceText,
  placeText,
  proposedText,
  shortGapText,
} from '#client/ui/course-words.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatWhen } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Panel } from '#client/ui/panel.tsx';
import type { Course } from '#shared/wire/courses.ts';
import styles from '../course.module.css';
import { dayText } from '../course-words.ts';

interface Props {
  course: Course;
  nowMs: number;
  timeZone: string;
  /** Null: its protocol is not one of the clinic's any more. */
  onOrder: (() => void) | null;
}

/** The session that comes next: its place, its day, and the dose that is proposed for it with who may change it. */
export function NextSession({ course, nowMs, timeZone, onOrder }: Props) {
  const { may } = useRights();
  const { next, today, openSessionId } = course.judgement;
  if (openSessionId !== null)
    return (
      <Panel title="This session">
        <p>A session of this course is open.</p>
        {may('seeSession') && (
          <p>
            <Link href={`/sessions/${openSessionId}`}>Open the session</Link>
          </p>
        )}
      </Panel>
    );
  if (next === null) return null;
  const { order } = course;
  return (
    <Panel title="Next session">
      <div className={styles.next}>
        <p className={styles.place}>{placeText(next.place)}</p>
        <p className={styles.when}>{next.day === null ? 'No visit is planned' : dayText(next.day, today)}</p>
        {next.shortGap !== null && <p className={styles.warn}>{shortGapText(next.shortGap, today)}</p>}
        <p className={styles.dose}>
          <b>{proposedText(next.dose)}</b>, {doseSourceText(next.dose)}
        </p>
        {order !== null && (
          <p className={styles.quiet}>
            {`Ordered by ${actorName(order.by)} ${formatWhen(order.atMs, nowMs, timeZone)}: ${isolated(order.reason)}`}
          </p>
        )}
        {doseRemarks(next.dose).map((remark) => (
          <p key={remark} className={styles.warn}>
            {remark}
          </p>
        ))}
        <p className={styles.quiet}>
          {may('changeCourses')
            ? 'A proposal. You decide at the visit, or order it now.'
            : 'A proposal. Only a prescriber changes it.'}
        </p>
        <div className={styles.acts}>
          {onOrder !== null && may('changeCourses') && <Act onClick={onOrder}>Order the next dose</Act>}
        </div>
      </div>
    </Panel>
  );
}
