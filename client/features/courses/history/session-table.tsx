import { Link } from 'wouter';
import { placeText } from '#client/ui/course-words.ts';
import { formatDelta } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { SessionDigest } from '#shared/clinical/digest.ts';
import {
  alertsText,
  dissociationText,
  doseText,
  endText,
  pressureText,
  readyText,
  UNKNOWN,
} from './digest-words.ts';
import styles from './history.module.css';
import { sessionDay } from './session-day.ts';

interface Props {
  /** Newest first. */
  sessions: readonly SessionDigest[];
  nowMs: number;
  /** Record numbers of merged records, by their ids. */
  otherNumbers: Readonly<Record<string, string>>;
  mayOpen: boolean;
  selected: string | null;
  onSelect: (sessionId: string | null) => void;
}

/** One row per session, newest first; its day opens it. The charts beside draw the same numbers. */
export function SessionTable({ sessions, nowMs, otherNumbers, mayOpen, selected, onSelect }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={styles.scroller} tabIndex={0} aria-label="Sessions, one a row">
      <table className={styles.table}>
        <caption className="visually-hidden">Sessions, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Session</th>
            <th scope="col">Protocol</th>
            <th scope="col">Dose</th>
            <th scope="col">
              Peak pressure <small>mmHg</small>
            </th>
            <th scope="col">Peak dissociation</th>
            <th scope="col">
              Ready <small>min</small>
            </th>
            <th scope="col">Alerts</th>
            <th scope="col">End</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr
              key={session.sessionId}
              data-selected={session.sessionId === selected || undefined}
              onPointerEnter={() => onSelect(session.sessionId)}
              onPointerLeave={() => onSelect(null)}
            >
              <th scope="row">
                {mayOpen ? (
                  <Link href={`/sessions/${session.sessionId}`}>{sessionDay(session, nowMs)}</Link>
                ) : (
                  sessionDay(session, nowMs)
                )}
                {otherNumbers[session.patientId] !== undefined && (
                  <small>record {isolated(otherNumbers[session.patientId] ?? '')}</small>
                )}
              </th>
              <td>{session.course === null ? '–' : placeText(session.course)}</td>
              <td>{isolated(session.protocol.name)}</td>
              <td>{doseText(session)}</td>
              <Known text={pressureText(session)}>{riseText(session)}</Known>
              <Known text={dissociationText(session)} />
              <Known text={readyText(session)} />
              <Known text={alertsText(session)} />
              <td>{endText(session)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How far the peak lies over the baseline of its own day: `+34`. */
function riseText({ baseline, peakSystolic }: SessionDigest): string {
  const own = baseline?.systolicMmHg ?? null;
  return own === null || peakSystolic === null ? '' : formatDelta(peakSystolic.value - own);
}

function Known({ text, children = '' }: { text: string; children?: string }) {
  return (
    <td data-unknown={text === UNKNOWN || undefined}>
      {text === UNKNOWN ? (
        <>
          <span aria-hidden="true">{UNKNOWN}</span>
          <span className="visually-hidden">not known</span>
        </>
      ) : (
        text
      )}
      {children !== '' && (
        <small>
          {' '}
          {children}
          <span className="visually-hidden"> over the baseline</span>
        </small>
      )}
    </td>
  );
}
