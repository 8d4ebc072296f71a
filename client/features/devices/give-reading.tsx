import { NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { apiSend, ProblemError } from '#client/connection/api.ts';
import { newId } from '#client/connection/ids.ts';
import { useBoard } from '#client/store/board.ts';
import { useDraft } from '#client/store/drafts.ts';
import { Act } from '#client/ui/act.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { formatBirthDate } from '#client/ui/format.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import styles from './devices.module.css';
import { TwoPatients } from './two-patients.tsx';
import { type Side, useIdentity } from './use-identity.ts';

interface Props {
  title: string;
  /** The values that change hands, and when they were measured. */
  about: string;
  /** Names the draft of the reason. */
  draftKey: string;
  from: Side & { title: string; note: string };
  /** Not offered as a target: a reading does not move to where it is. */
  notTo: string | null;
  act: string;
  path: string;
  body: (commandId: string, sessionId: string, reason: string) => object;
  onClose: () => void;
}

/** Gives a reading to a session: which one, whose it was, whose it becomes, and why. Nothing is chosen beforehand. */
export function GiveReading({ title, about, draftKey, from, notTo, act, path, body, onClose }: Props) {
  const [commandId] = useState(newId);
  const [toSessionId, setTo] = useState('');
  const [reason, setReason, clearReason] = useDraft(draftKey);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const { summaries } = useBoard();
  const to = useIdentity(toSessionId === '' ? null : toSessionId);
  const targets = Object.values(summaries).filter(({ sessionId }) => sessionId !== notTo);

  async function give(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing =
      toSessionId === '' ? 'Choose whose reading it is.' : 'Say why: the reason stays in the record.';
    if (toSessionId === '' || reason.trim() === '') return setProblem(missing);
    setSending(true);
    setProblem(null);
    try {
      await apiSend('POST', path, body(commandId, toSessionId, reason.trim()));
      clearReason();
      onClose();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem.detail);
    } finally {
      setSending(false);
    }
  }

  return (
    <Dialog title={title} opened onClose={onClose} size="lg">
      <form className={styles.form} onSubmit={(event) => void give(event)}>
        <p>
          <b>{about}</b>
        </p>
        <NativeSelect
          label="Give it to"
          size="lg"
          data-autofocus
          value={toSessionId}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
          data={[
            { value: '', label: 'Choose a session' },
            ...targets.map(({ sessionId, chairId, identity }) => ({
              value: sessionId,
              label: `${chairId === null ? '' : `Chair ${chairId}, `}${identity.name} · ${formatBirthDate(identity.birthDate)}`,
            })),
          ]}
        />
        {toSessionId !== '' && (
          <TwoPatients from={from} to={{ ...to, title: 'It will stand on the chart of', note: '' }} />
        )}
        <Textarea
          label="Why"
          autosize
          minRows={1}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {problem !== null && <ProblemNote sentence={problem} />}
        <div className={styles.acts}>
          <Act onClick={onClose}>Not now</Act>
          <Act look="primary" type="submit" blockedBy={sending ? 'Sending' : null}>
            {to.identity === null ? act : `${act} to ${to.identity.name}`}
          </Act>
        </div>
      </form>
    </Dialog>
  );
}
