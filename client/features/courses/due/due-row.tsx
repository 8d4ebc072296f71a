import { Link } from 'wouter';
import { Act } from '#client/ui/act.tsx';
import type { ActForm } from '#client/ui/act-form/act-form.ts';
import { formatCalendarDay, formatDaysAway } from '#client/ui/calendar-day.ts';
import { doseRemarks, placeText, proposedFromText, shortGapText } from '#client/ui/course-words.ts';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import type { DueVisit } from '#shared/wire/courses.ts';
import { visitActs } from '../visits/visit-acts.ts';
import styles from './due.module.css';

interface Props {
  visit: DueVisit;
  today: string;
  /** Null: this person opens no sessions. */
  onOpen: ((visit: DueVisit) => void) | null;
  /** Null: this person plans no visits. */
  onAct: ((form: ActForm) => void) | null;
}

/** One visit at the desk: when, who, what is proposed, and one act; the rest is one step in. */
export function DueRow({ visit, today, onOpen, onAct }: Props) {
  const { identity, patientId, day, details, sameName, restricted } = visit;
  const name = isolated(identity.name);
  const acts = dueActs(visit, today, onOpen, onAct);
  const [first, ...rest] = acts;
  return (
    <li className={styles.row}>
      <p className={styles.day}>
        <b>{formatCalendarDay(day, today)}</b> <span>{formatDaysAway(day, today)}</span>
      </p>
      <div className={styles.who}>
        <p>
          <Link href={`/patients/${patientId}`}>{name}</Link>
          {identity.chosenName !== null && ` (${isolated(identity.chosenName)})`}{' '}
          {sameName && <span className={styles.mark}>Similar name</span>}{' '}
          {restricted && <span className={styles.mark}>Restricted</span>}
        </p>
        <p className={styles.quiet}>
          Born {formatBirthDate(identity.birthDate)}
          {details?.place != null && ` · session ${placeText(details.place)}`}
          {details !== null && ` · ${isolated(details.protocol.routeShort ?? details.protocol.protocolId)}`}
        </p>
        {details?.dose != null && <p className={styles.quiet}>Proposed: {proposedFromText(details.dose)}</p>}
        {remarksOf(visit, today).map((remark) => (
          <p key={remark} className={styles.remark}>
            {remark}
          </p>
        ))}
      </div>
      <span className={styles.acts}>
        <MoreMenu label="More" about={`for ${name}`} title={name} choices={rest} />
        {first !== undefined && (
          <Act onClick={first.onChoose}>
            {first.label}
            <span className="visually-hidden"> {name}</span>
          </Act>
        )}
      </span>
    </li>
  );
}

interface DueAct {
  label: string;
  onChoose: () => void;
}

/** The likely act first: to open the session of today, to say what became of one that is overdue, to move one ahead. */
function dueActs(visit: DueVisit, today: string, onOpen: Props['onOpen'], onAct: Props['onAct']): DueAct[] {
  const { details, status } = visit;
  // A record this person may not open: who and when, and nothing to do about it here.
  if (details === null) return [];
  const open = onOpen === null ? [] : [{ label: 'Open session', onChoose: () => onOpen(visit) }];
  const course = { courseId: visit.courseId, seq: details.seq };
  const { visit: number, visitId } = details;
  const about = { visit: number, visitId, day: visit.day, status, sessionId: visit.sessionId };
  const [likely, ...others] =
    onAct === null
      ? []
      : visitActs(course, about, today).map(({ label, form }) => ({ label, onChoose: () => onAct(form) }));
  const first = likely === undefined ? [] : [likely];
  return status === 'due' ? [...open, ...first, ...others] : [...first, ...open, ...others];
}

function remarksOf({ details, overdue }: DueVisit, today: string): string[] {
  return [
    ...(overdue > 1 ? [`${overdue} visits of this course are overdue.`] : []),
    ...(details?.shortGap != null ? [shortGapText(details.shortGap, today)] : []),
    ...(details?.reviewDue === true ? ['Benefit review due.'] : []),
    ...(details?.dose != null ? doseRemarks(details.dose) : []),
  ];
}
