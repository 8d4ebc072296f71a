import { type FormEvent, useState } from 'react';
import { ProblemError } from '#client/connection/api.ts';
import { newId } from '#client/connection/ids.ts';
import { useDraft } from '#client/store/drafts.ts';
import { Act } from '#client/ui/act.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import formStyles from '#client/ui/form.module.css';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { useToday } from '#client/ui/use-today.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import {
  boxOf,
  EMPTY_IDENTITY,
  type IdentityDraft,
  identityFromDraft,
  nameSearched,
  readIdentityDraft,
} from './identity-draft.ts';
import { IdentityFields } from './identity-fields.tsx';
import { registerPatient } from './patient-api.ts';
import { SameName } from './same-name.tsx';

interface Props {
  /** What was searched for: a name typed once is not typed twice. */
  searched: string;
  onClose: () => void;
  onRegistered: (patient: PatientRecord) => void;
}

/** Registers a patient once: the ids are made when the dialog opens, so a second press is the same registration. */
export function RegisterPatient({ searched, onClose, onRegistered }: Props) {
  const [ids] = useState(() => ({ patientId: newId(), commandId: newId() }));
  const [kept, keep, clear] = useDraft('register-patient');
  const [candidates, setCandidates] = useState<PatientRecord[]>([]);
  const [wrong, setWrong] = useState<{ field: keyof IdentityDraft; sentence: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const today = useToday();
  const draft = readIdentityDraft(kept) ?? { ...EMPTY_IDENTITY, name: nameSearched(searched) };

  function done(patient: PatientRecord): void {
    clear();
    onRegistered(patient);
  }

  async function register(differentPersonConfirmed: boolean): Promise<void> {
    const answer = identityFromDraft(draft, today);
    setWrong(answer.ok ? null : answer);
    if (!answer.ok || sending) return;
    setSending(true);
    setProblem(null);
    try {
      const outcome = await registerPatient({ ...ids, identity: answer.identity, differentPersonConfirmed });
      if (outcome.kind === 'registered') done(outcome.patient);
      else setCandidates(outcome.candidates);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const field = boxOf(error.problem.pointer);
      if (field === null) setProblem(error.problem.detail);
      else setWrong({ field, sentence: error.problem.detail });
    } finally {
      setSending(false);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void register(false);
  }

  return (
    <Dialog title="Register a patient" opened onClose={onClose} size="lg">
      <form className={formStyles.form} noValidate onSubmit={submit}>
        <IdentityFields
          draft={draft}
          wrong={wrong}
          onChange={(next) => {
            keep(JSON.stringify(next));
            setCandidates([]);
            setWrong(null);
          }}
        />
        {problem !== null && <ProblemNote sentence={problem} />}
        {candidates.length > 0 ? (
          <SameName
            candidates={candidates}
            sending={sending}
            onIsOneOfThem={done}
            onIsAnother={() => void register(true)}
          />
        ) : (
          <div className={formStyles.acts}>
            <Act onClick={onClose}>Not now</Act>
            <Act look="primary" type="submit" blockedBy={sending ? 'Registering' : null}>
              Register
            </Act>
          </div>
        )}
      </form>
    </Dialog>
  );
}
