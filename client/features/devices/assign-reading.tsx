import { NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { apiSend, ProblemError } from '#client/connection/api.ts';
import { newId } from '#client/connection/ids.ts';
import { useBoard } from '#client/store/board.ts';
import { useDraft } from '#client/store/drafts.ts';
import { Act } from '#client/ui/act.tsx';
import { ClockText } from '#client/ui/clock-text.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import formStyles from '#client/ui/form.module.css';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { BoardSummary } from '#shared/summary.ts';
import type { WaitingReading } from '#shared/wire/api.ts';
import { readingText } from './reading-text.ts';
import { TwoPatients } from './two-patients.tsx';
import { useIdentity } from './use-identity.ts';

interface Props {
  reading: WaitingReading;
  onClose: () => void;
}

/** A waiting reading goes to a session once a person has seen both sides and said why. None is chosen beforehand. */
export function AssignReading({ reading, onClose }: Props) {
  const [commandId] = useState(newId);
  const [toSessionId, setTo] = useState('');
  const [reason, setReason, clearReason] = useDraft(`assign:${reading.readingId}`);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const { summaries } = useBoard();
  const last = useIdentity(reading.lastSessionId);
  const to = useIdentity(toSessionId === '' ? null : toSessionId);
  const named =
    reading.patientId === null ? '' : ` The device names the patient ${isolated(reading.patientId)}.`;

  async function assign(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (toSessionId === '') return setProblem('Choose whose reading it is.');
    if (reason.trim() === '') return setProblem('Say why: the reason stays in the record.');
    setSending(true);
    setProblem(null);
    try {
      const path = `/api/v1/waiting-readings/${reading.readingId}/assign`;
      await apiSend('POST', path, { commandId, sessionId: toSessionId, reason: reason.trim() });
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
    <Dialog title="Assign a waiting reading" opened onClose={onClose} size="lg">
      <form className={formStyles.form} onSubmit={(event) => void assign(event)}>
        <p>
          <b>{readingText(reading.content)}</b>, {isolated(reading.deviceName)}, measured{' '}
          <ClockText atMs={reading.content.takenAtMs} />
        </p>
        <NativeSelect
          label="Give it to"
          size="lg"
          data-autofocus
          value={toSessionId}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
          data={[{ value: '', label: 'Choose a session' }, ...Object.values(summaries).map(optionOf)]}
        />
        {toSessionId !== '' && (
          <TwoPatients
            from={{
              ...last,
              title: 'The device was last with',
              note: `${isolated(reading.explanation)}${named}`,
            }}
            to={{ ...to, title: 'It will stand on the chart of', note: '' }}
          />
        )}
        <Textarea
          label="Why"
          autosize
          minRows={1}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {problem !== null && <ProblemNote sentence={problem} />}
        <div className={formStyles.acts}>
          <Act onClick={onClose}>Not now</Act>
          <Act look="primary" type="submit" blockedBy={sending ? 'Sending' : null}>
            {to.identity === null ? 'Assign' : `Assign to ${isolated(to.identity.name)}`}
          </Act>
        </div>
      </form>
    </Dialog>
  );
}

function optionOf({ sessionId, chairId, identity }: BoardSummary): { value: string; label: string } {
  const where = chairId === null ? '' : `Chair ${chairId}, `;
  return {
    value: sessionId,
    label: `${where}${isolated(identity.name)} · ${formatBirthDate(identity.birthDate)}`,
  };
}
