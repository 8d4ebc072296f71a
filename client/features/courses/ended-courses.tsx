import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import type { ActForm } from '#client/ui/act-form/act-form.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatLongDay } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Panel } from '#client/ui/panel.tsx';
import type { Course } from '#shared/wire/courses.ts';
import { reopenForm } from './acts/course-forms.ts';
import styles from './course.module.css';
import { protocolName } from './course-words.ts';
import rowStyles from './visits/visits.module.css';

interface Props {
  courses: readonly Course[];
  timeZone: string;
  onAct: (course: Course, form: ActForm) => void;
}

/** Courses that have ended: from when to when, how many sessions, and why. */
export function EndedCourses({ courses, timeZone, onAct }: Props) {
  const { may } = useRights();
  if (courses.length === 0) return null;
  return (
    <Panel title="Ended courses">
      <ul>
        {courses.map((course) => (
          <li key={course.courseId} className={rowStyles.row}>
            <p className={rowStyles.what}>
              <b>{protocolName(course)}</b>
              <span>{spanText(course, timeZone)}</span>
              {course.end !== null && (
                <span className={styles.plan}>
                  {`Ended by ${actorName(course.end.by)}: ${isolated(course.end.reason)}`}
                </span>
              )}
            </p>
            {may('changeCourses') && (
              <Act onClick={() => onAct(course, reopenForm(course))}>
                Open again<span className="visually-hidden"> the course {protocolName(course)}</span>
              </Act>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function spanText({ started, end, judgement }: Course, timeZone: string): string {
  const sessions = judgement.sessions.filter(({ number }) => number !== null).length;
  const until = end === null ? '' : ` to ${formatLongDay(end.atMs, timeZone)}`;
  return `${formatLongDay(started.atMs, timeZone)}${until} · ${sessions === 1 ? '1 session' : `${sessions} sessions`}`;
}
