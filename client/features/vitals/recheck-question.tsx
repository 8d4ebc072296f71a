import { useState } from 'react';
import { Link } from 'wouter';
import { sendCommand } from '#client/connection/send-command.ts';
import { useSessionFacts } from '#client/store/sessions.ts';
import { Act } from '#client/ui/act.tsx';
import { surprisesOf } from '#shared/clinical/preview.ts';
import styles from './filed-note.module.css';
import type { Filed } from './use-filing.ts';

/** A startling value is on the chart and judged already; this asks whether anyone has looked at it again. */
export function RecheckQuestion({ filed, who }: { filed: Filed; who: string }) {
  const [problem, setProblem] = useState<string | null>(null);
  const { state } = useSessionFacts(filed.sessionId);
  const entry = state?.entries[filed.entryId];
  // Asked of what is recorded, not of what was known while typing: a fast hand files before the record has arrived.
  const content = entry?.versions.at(-1)?.content;
  if (!state || !entry?.needsReview || entry.withdrawn !== null || content?.kind !== 'reading') return null;
  const asks = surprisesOf(state, content);

  async function review(): Promise<void> {
    const { entryId } = filed;
    const outcome = await sendCommand(filed.sessionId, { type: 'ReviewEntry', body: { entryId } });
    setProblem(outcome.state === 'refused' ? outcome.problem.sentence : null);
  }

  return (
    <fieldset className={styles.question} aria-label="Re-checked?">
      <p>
        {who}? {asks.map(({ sentence }) => sentence).join(' ')}
      </p>
      {problem !== null && <p role="alert">{problem}</p>}
      <div className={styles.acts}>
        <Act onClick={() => void review()}>Yes, re-checked</Act>
        <Link href={`/sessions/${filed.sessionId}`} className={styles.correct}>
          Correct it on the session page
        </Link>
      </div>
    </fieldset>
  );
}
