import { Act } from '#client/ui/act.tsx';
import { EmergencyQuestion } from './emergency-question.tsx';
import { type EntryTarget, whoIs } from './entry-target.ts';
import styles from './filed-note.module.css';

interface Props {
  sessions: readonly EntryTarget[];
  /** Whose question stands here in full: whom the entry is bound to, and whom a set was just filed for. */
  shown: readonly (string | null)[];
  onBind: (sessionId: string) => void;
}

/** The questions about emergency symptoms that wait for an answer: in full for whoever is at hand, else a reminder. */
export function EmergencyQuestions({ sessions, shown, onBind }: Props) {
  return (
    <div className={styles.filed} aria-live="polite">
      {sessions.map((target) => {
        const { sessionId } = target;
        if (shown.includes(sessionId))
          return <EmergencyQuestion key={sessionId} sessionId={sessionId} who={whoIs(target)} />;
        if (target.emergencyAsked === undefined || target.emergencyAsked === null) return null;
        return (
          <Act key={sessionId} onClick={() => onBind(sessionId)}>
            Emergency symptoms? Not yet asked: {whoIs(target)}
          </Act>
        );
      })}
    </div>
  );
}
