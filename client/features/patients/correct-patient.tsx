import { Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { apiSend, ProblemError } from '#client/connection/api.ts';
import { newId } from '#client/connection/ids.ts';
import { useDraft } from '#client/store/drafts.ts';
import { Act } from '#client/ui/act.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import formStyles from '#client/ui/form.module.css';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { useToday } from '#client/ui/use-today.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import {
  boxOf,
  draftOfIdentity,
  type IdentityDraft,
  identityFromDraft,
  readIdentityDraft,
} from './identity-draft.ts';
import { IdentityFields } from './identity-fields.tsx';

interface Props {
  patient: PatientRecord;
  onClose: () => void;
  onCorrected: (patient: PatientRecord) => void;
}

/** Corrects who a patient is, with the reason. Sessions already opened keep the identity they were opened with. */
export function CorrectPatient({ patient, onClose, onCorrected }: Props) {
  const [commandId] = useState(newId);
  const [kept, keep, clear] = useDraft(`correct-patient:${patient.patientId}`);
  const [reason, setReason, clearReason] = useDraft(`correct-patient-why:${patient.patientId}`);
  const [wrong, setWrong] = useState<{ field: keyof IdentityDraft; sentence: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const today = useToday();
  const draft = readIdentityDraft(kept) ?? draftOfIdentity(patient.identity);

  async function correct(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = identityFromDraft(draft, today);
    setWrong(answer.ok ? null : answer);
    setProblem(reason.trim() === '' ? 'Say why it is corrected: both versions stay in the record.' : null);
    if (!answer.ok || reason.trim() === '') return;
    const body = { commandId, identity: answer.identity, reason };
    try {
      const path = `/api/v1/patients/${patient.patientId}/correct`;
      const corrected = await apiSend<PatientRecord>('POST', path, body);
      clear();
      clearReason();
      onCorrected(corrected);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const field = boxOf(error.problem.pointer);
      if (field === null) setProblem(error.problem.detail);
      else setWrong({ field, sentence: error.problem.detail });
    }
  }

  return (
    <Dialog title={`Correct ${isolated(patient.identity.name)}`} opened onClose={onClose} size="lg">
      <form className={formStyles.form} noValidate onSubmit={(event) => void correct(event)}>
        <IdentityFields draft={draft} wrong={wrong} onChange={(next) => keep(JSON.stringify(next))} />
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
          <Act look="primary" type="submit">
            Correct
          </Act>
        </div>
      </form>
    </Dialog>
  );
}
