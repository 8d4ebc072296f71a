import { Radio, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { Act } from '#client/ui/act.tsx';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import { AsWhom } from '#client/ui/as-whom.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import formStyles from '#client/ui/form.module.css';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { PatientRecord } from '#shared/wire/api.ts';
import { IdentityLine } from '../identity-line.tsx';
import patientStyles from '../patients.module.css';
import { useSearch } from '../use-search.ts';
import { ComparedTable } from './compared-table.tsx';
import styles from './merge.module.css';

interface Props {
  patient: PatientRecord;
  timeZone: string;
  onClose: () => void;
  /** The record that both are read as from now on. */
  onMerged: (patientId: string) => void;
}

/** Says that two records are one person's: find the other, look at both, say which one stays and why. */
export function MergeRecord(props: Props) {
  const { patient, onClose } = props;
  const [other, setOther] = useState<PatientRecord | null>(null);
  return (
    <Dialog title={`Merge ${isolated(patient.identity.name)}`} opened onClose={onClose} size="lg">
      {other === null ? (
        <FindOther patient={patient} onFound={setOther} onClose={onClose} />
      ) : (
        <MergeForm {...props} other={other} onBack={() => setOther(null)} />
      )}
    </Dialog>
  );
}

function FindOther({
  patient,
  onFound,
  onClose,
}: Pick<Props, 'patient' | 'onClose'> & { onFound: (other: PatientRecord) => void }) {
  const [text, setText] = useState(patient.identity.name);
  const found = useSearch(text);
  const others =
    found.status === 'found' ? found.patients.filter(({ patientId }) => patientId !== patient.patientId) : [];
  return (
    <div className={formStyles.form}>
      <TextInput
        label="The other record: name, record number or birth date"
        type="search"
        autoComplete="off"
        value={text}
        data-autofocus
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {found.status === 'failed' && <ProblemNote title="The search failed" sentence={found.why} />}
      {found.status === 'found' && others.length === 0 && <p>No other record is found by this.</p>}
      <ul className={styles.found}>
        {others.map((other) => (
          <li key={other.patientId} className={patientStyles.row}>
            <IdentityLine
              identity={other.identity}
              sameName={false}
              restricted={other.restrictedTo !== null}
            />
            <Act onClick={() => onFound(other)}>
              Compare<span className="visually-hidden"> with {isolated(other.identity.recordNumber)}</span>
            </Act>
          </li>
        ))}
      </ul>
      <div className={formStyles.acts}>
        <Act onClick={onClose}>Not now</Act>
      </div>
    </div>
  );
}

function MergeForm({
  patient,
  other,
  timeZone,
  onMerged,
  onBack,
}: Props & { other: PatientRecord; onBack: () => void }) {
  const [commandId] = useState(newId);
  const [stays, setStays] = useState(patient.patientId);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { sending, send } = useSend();
  const goes = stays === patient.patientId ? other : patient;
  const head = stays === patient.patientId ? patient : other;

  async function merge(): Promise<void> {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const body = { commandId, intoPatientId: head.patientId, reason };
    const path = `/api/v1/patients/${goes.patientId}/merge`;
    if (await send(() => recordOverHttp(path, body))) onMerged(head.patientId);
  }

  return (
    <form
      className={formStyles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
    >
      <ComparedTable here={patient} there={other} timeZone={timeZone} />
      <Radio.Group label="Which record stays" value={stays} onChange={setStays}>
        {[patient, other].map(({ patientId, identity }) => (
          <Radio
            key={patientId}
            value={patientId}
            mt={8}
            label={`${isolated(identity.name)}, record ${isolated(identity.recordNumber)}`}
          />
        ))}
      </Radio.Group>
      <div>
        <p>What happens:</p>
        <ul className={styles.what}>
          <li>
            Sessions, courses and consents of both stand under record {isolated(head.identity.recordNumber)}.
          </li>
          <li>
            Record {isolated(goes.identity.recordNumber)} is found under its number and leads there. Nothing
            is deleted.
          </li>
          <li>It can be taken apart again, and each keeps what was its own.</li>
        </ul>
      </div>
      <Textarea
        label="Why they are one person’s"
        autosize
        minRows={2}
        required
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      {missing && <ProblemNote sentence="Say what shows that both are one person’s. Nothing is merged." />}
      <SendingNote sending={sending} />
      <div className={formStyles.acts}>
        <AsWhom />
        <Act onClick={onBack}>Another record</Act>
        <Act look="primary" type="submit" blockedBy={sending.state === 'sending' ? 'Sending' : null}>
          Merge the records
        </Act>
      </div>
    </form>
  );
}
