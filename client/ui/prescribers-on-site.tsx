import { useState } from 'react';
import { ProblemError } from '#client/connection/api.ts';
import { markPresence } from '#client/connection/mark-presence.ts';
import { useClinicians } from '#client/connection/use-clinicians.ts';
import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { marksAt, type PresenceMark } from '#shared/clinical/pre-dose/presence.ts';
import { Act } from './act.tsx';
import { formatClock } from './format.ts';
import { isolated } from './isolated.ts';
import styles from './prescribers-on-site.module.css';
import { ProblemNote } from './problem-note.tsx';

/** Every prescriber of the clinic, and whether they are in the building. Said by them, or by a nurse for them. */
export function PrescribersOnSite({ timeZone }: { timeZone: string }) {
  const clinicians = useClinicians();
  const presence = useLive((live) => live.clinic?.presence) ?? [];
  const nowMs = useNow();
  const marks = new Map(marksAt(presence, nowMs).map((mark) => [mark.staffId, mark]));
  if (clinicians.status === 'loading') return <p role="status">Loading the prescribers…</p>;
  if (clinicians.status === 'failed')
    return <ProblemNote title="The prescribers did not load" sentence={clinicians.sentence} />;
  const prescribers = clinicians.answer.filter(({ role }) => role === 'prescriber');
  if (prescribers.length === 0)
    return <p>This clinic has no prescriber yet. An admin adds one under People.</p>;
  return (
    <ul className={styles.people} aria-label="Prescribers on site">
      {prescribers.map(({ staffId, name }) => (
        <Prescriber
          key={staffId}
          staffId={staffId}
          name={name}
          mark={marks.get(staffId) ?? null}
          timeZone={timeZone}
        />
      ))}
    </ul>
  );
}

interface Props {
  staffId: string;
  name: string;
  mark: PresenceMark | null;
  timeZone: string;
}

function Prescriber({ staffId, name, mark, timeZone }: Props) {
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function say(onSite: boolean): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      await markPresence(staffId, onSite);
    } catch (why) {
      if (!(why instanceof ProblemError)) throw why;
      setProblem(why.problem.detail);
    } finally {
      setSending(false);
    }
  }
  const blocked = sending ? 'Sending' : null;
  return (
    <li>
      <p>
        <b>{isolated(name)}</b>
        <small>{presenceText(mark, timeZone)}</small>
      </p>
      <span className={styles.acts}>
        <Act
          look={mark?.onSite === true ? 'primary' : 'outline'}
          aria-pressed={mark?.onSite === true}
          aria-label={`${isolated(name)}: on site`}
          blockedBy={blocked}
          onClick={() => void say(true)}
        >
          On site
        </Act>
        <Act
          aria-pressed={mark?.onSite === false}
          aria-label={`${isolated(name)}: has left`}
          blockedBy={blocked}
          onClick={() => void say(false)}
        >
          Left
        </Act>
      </span>
      {problem !== null && <ProblemNote sentence={problem} />}
    </li>
  );
}

/** `since 08:40`, `left 10:15`; nothing marked today is not known. */
function presenceText(mark: PresenceMark | null, timeZone: string): string {
  if (mark === null) return 'not marked today';
  return `${mark.onSite ? 'on site since' : 'left'} ${formatClock(mark.atMs, timeZone)}`;
}
