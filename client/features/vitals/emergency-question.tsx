import { useRef, useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { sendCommand } from '#client/connection/send-command.ts';
import { serverNow } from '#client/store/now.ts';
import { useSessionFacts } from '#client/store/sessions.ts';
import { Act } from '#client/ui/act.tsx';
import { emergencyAsked } from '#shared/clinical/emergency-question.ts';
import { EFFECT_NAMES, EMERGENCY_EFFECTS } from '#shared/clinical/symptoms.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { Effect } from '#shared/entries.ts';
import styles from './filed-note.module.css';

/** What the question names and what the record then says was asked: the same words. */
const ASKED = EMERGENCY_EFFECTS.map((effect, nth) =>
  nth === 0 ? EFFECT_NAMES[effect] : EFFECT_NAMES[effect].toLowerCase(),
).join(', ');

/** Asked of whoever looks while the record waits for an answer: after a pressure outside its limits, once dosed. */
export function EmergencyQuestion({ sessionId, who }: { sessionId: string; who: string }) {
  const { state } = useSessionFacts(sessionId);
  const [answered, setAnswered] = useState<readonly Effect[]>([]);
  const [listed, setListed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const episodeId = state === null ? null : emergencyAsked(state);
  // One symptom answers it for everybody else; here the list stays for the next one.
  if (episodeId === null && !(listed && answered.length > 0)) return null;

  async function answer(given: Effect | null, command: SessionCommand): Promise<void> {
    // A press that trembles is one answer.
    if (busy.current) return;
    busy.current = true;
    setProblem(null);
    const outcome = await sendCommand(sessionId, command);
    busy.current = false;
    if (outcome.state === 'refused') setProblem(outcome.problem.sentence);
    else if (given !== null) setAnswered((before) => [...before, given]);
  }
  function close(): void {
    setListed(false);
    setAnswered([]);
  }

  return (
    <fieldset className={styles.question} aria-label="Emergency symptoms">
      <p>
        <b>Emergency symptoms?</b> {who}.{' '}
        {listed ? 'One pressed is recorded as severe, from now.' : `${ASKED}.`}
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
      <div className={styles.acts}>
        {episodeId !== null && answered.length === 0 && (
          <Act onClick={() => void answer(null, noneReported(episodeId))}>None of these</Act>
        )}
        {!listed && <Act onClick={() => setListed(true)}>Yes, one or more</Act>}
        {listed &&
          EMERGENCY_EFFECTS.map((effect) => (
            <Act
              key={effect}
              aria-pressed={answered.includes(effect)}
              blockedBy={answered.includes(effect) ? 'Recorded already' : null}
              onClick={() => void answer(effect, reported(effect))}
            >
              {EFFECT_NAMES[effect]}
            </Act>
          ))}
        {answered.length > 0 && <Act onClick={close}>That is all</Act>}
      </div>
    </fieldset>
  );
}

/** Recorded as severe: with a high pressure any of these calls the prescriber now. A person corrects it if not. */
function reported(effect: Effect): SessionCommand {
  const content = { kind: 'symptom' as const, takenAtMs: serverNow(), effect, grade: 'severe' as const };
  return {
    type: 'ReportSymptom',
    body: { entryId: newId(), content: { ...content, endAtMs: null, action: null }, lateReason: null },
  };
}

function noneReported(noSymptomsOf: string): SessionCommand {
  const text = `Asked: ${ASKED}? None.`;
  const content = { kind: 'note' as const, takenAtMs: serverNow(), text, noSymptomsOf };
  return { type: 'WriteNote', body: { entryId: newId(), content, lateReason: null } };
}
