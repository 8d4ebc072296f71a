import { Act } from '#client/ui/act.tsx';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import type { AlertsJudgement } from '#shared/judgement.ts';
import classes from './session-screen.module.css';

export type Part = 'course' | 'alerts' | 'readiness' | 'symptoms' | 'entries' | 'rems' | 'log';

const LABELS: Record<Part, string> = {
  course: 'Timeline',
  alerts: 'Alerts',
  readiness: 'Readiness',
  symptoms: 'Symptoms',
  entries: 'Given',
  rems: 'REMS',
  log: 'Log',
};

interface Props {
  part: Part;
  onPart: (part: Part) => void;
  /** On a wide screen alerts and readiness stand beside and need no tab. */
  wide: boolean;
  alerts: AlertsJudgement;
  /** There is a form to draft once there was a dose, and the protocol asks for one. */
  hasRems: boolean;
}

export function PartTabs({ part, onPart, wide, alerts, hasRems }: Props) {
  const beside: Part[] = wide ? [] : ['alerts', 'readiness'];
  const rems: Part[] = hasRems ? ['rems'] : [];
  const parts: Part[] = ['course', ...beside, 'symptoms', 'entries', ...rems, 'log'];
  return (
    <nav className={classes.tabs} aria-label="Parts of the session">
      {parts.map((one) => (
        <Act key={one} look="quiet" aria-current={one === part} onClick={() => onPart(one)}>
          {LABELS[one]}
          {one === 'alerts' && <AlertCount alerts={alerts} />}
        </Act>
      ))}
    </nav>
  );
}

/** An alert must be seen from every tab: its mark, and how many there are. */
function AlertCount({ alerts: { open, latched } }: { alerts: AlertsJudgement }) {
  const worst = open[0];
  const count = open.length + latched.length;
  if (count === 0) return null;
  return (
    <>
      {worst !== undefined && (
        <SeverityMark
          severity={worst.severity}
          unseen={worst.acknowledged === null && worst.silenced === null}
        />
      )}
      {count}
    </>
  );
}
