import { Act } from '#client/ui/act.tsx';
import formStyles from '#client/ui/form.module.css';
import type { PatientRecord } from '#shared/wire/api.ts';
import { IdentityLine } from './identity-line.tsx';
import styles from './patients.module.css';

interface Props {
  candidates: PatientRecord[];
  sending: boolean;
  onIsOneOfThem: (patient: PatientRecord) => void;
  onIsAnother: () => void;
}

/** Others of this or a similar name. Nothing is registered until a person has said which it is. */
export function SameName({ candidates, sending, onIsOneOfThem, onIsAnother }: Props) {
  return (
    <div className={styles.others} role="alert">
      <p>
        <b>Someone of this or a similar name is registered.</b> Compare birth date and record number. Nothing
        is registered yet.
      </p>
      <ul className={styles.list}>
        {candidates.map((patient) => (
          <li key={patient.patientId} className={styles.row}>
            <IdentityLine identity={patient.identity} sameName={false} />
            <Act onClick={() => onIsOneOfThem(patient)}>It is this person</Act>
          </li>
        ))}
      </ul>
      <div className={formStyles.acts}>
        <Act blockedBy={sending ? 'Registering' : null} onClick={onIsAnother}>
          It is another person: register
        </Act>
      </div>
    </div>
  );
}
