import { useRef, useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { sendCommand } from '#client/connection/send-command.ts';
import { serverNow } from '#client/store/now.ts';
import { useSessionFacts } from '#client/store/sessions.ts';
import { Act } from '#client/ui/act.tsx';
import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import { previewSet } from '#shared/clinical/preview.ts';
import { EFFECT_NAMES, EMERGENCY_EFFECTS } from '#shared/clinical/symptoms.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { Effect } from '#shared/entries.ts';
import styles from './filed-note.module.css';
import type { Filed } from './use-filing.ts';

/** What the question names and what the record then says was asked: the same words. */
const ASKED = EMERGENCY_EFFECTS.map((effect, nth) =>
  nth === 0 ? EFFECT_NAMES[effect] : EFFECT_NAMES[effect].toLowerCase(),
).join(', ');

/** Asked only after a set whose blood pressure breaks a limit, once the patient has had a dose. */
export function EmergencyQuestion({ filed, who }: { filed: Filed; who: string }) {
  const { state } = useSessionFacts(filed.sessionId);
  const [answered, setAnswered] = useState<readonly (Effect | 'none')[]>([]);
  const [listed, setListed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  // Asked of what is recorded, not of what was known while typing: a fast hand files before the record has arrived.
  const content = state?.entries[filed.entryId]?.versions.at(-1)?.content;
  if (state === null || content?.kind !== 'reading') return null;
  const isAsked = previewSet(state, content, []).reasons.some(({ rule }) => rule.startsWith('BP'));
  if (!isAsked || firstDoseAtMs(state) === null || answered.includes('none')) return null;

  async function answer(given: Effect | 'none', command: SessionCommand): Promise<void> {
    // A press that trembles is one answer.
    if (busy.current) return;
    busy.current = true;
    setProblem(null);
    const outcome = await sendCommand(filed.sessionId, command);
    busy.current = false;
    if (outcome.state === 'refused') setProblem(outcome.problem.sentence);
    else setAnswered((before) => [...before, given]);
  }

  return (
    <fieldset className={styles.question} aria-label="Emergency symptoms">
      <p>
        <b>Emergency symptoms?</b> {who}.{' '}
        {listed ? 'One pressed is recorded as severe, from now.' : `${ASKED}.`}
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
      <div className={styles.acts}>
        {answered.length === 0 && (
          <Act onClick={() => void answer('none', noneReported())}>None of these</Act>
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

function noneReported(): SessionCommand {
  const content = { kind: 'note' as const, takenAtMs: serverNow(), text: `Asked: ${ASKED}? None.` };
  return { type: 'WriteNote', body: { entryId: newId(), content, lateReason: null } };
}
