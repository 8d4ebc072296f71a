import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import type { PatientRecord } from '#shared/wire/api.ts';
import { IdentityLine } from './identity-line.tsx';
import styles from './patients.module.css';
import { type RestrictAct, restrictionChoices } from './restriction/restriction-choices.ts';

export interface FoundActs {
  onOpen: (patient: PatientRecord) => void;
  onCorrect: (patient: PatientRecord) => void;
  onRestrict: (patient: PatientRecord, act: RestrictAct) => void;
}

interface Props extends FoundActs {
  patient: PatientRecord;
}

/** A patient who was found: the way to their session, and the rarer acts on who they are. */
export function FoundRow({ patient, onOpen, onCorrect, onRestrict }: Props) {
  const me = useLive((live) => live.me);
  const { may } = useRights();
  const { identity, openSessionId, lastSessionId } = patient;
  const restricted = patient.restrictedTo !== null;
  const named = me !== null && patient.restrictedTo?.includes(me.staffId) === true;
  const name = isolated(identity.name);
  return (
    <li className={styles.row}>
      <IdentityLine
        identity={identity}
        sameName={patient.sameName}
        restricted={restricted}
        patientId={patient.patientId}
      />
      <MoreMenu
        label="Change"
        about={name}
        title={name}
        choices={[
          { label: 'Correct who this is', onChoose: () => onCorrect(patient) },
          ...restrictionChoices(me?.role, { restricted, named }, (act) => onRestrict(patient, act)),
        ]}
      />
      {openSessionId === null && lastSessionId !== null && may('seeSession') && (
        <Link href={`/sessions/${lastSessionId}`} className={styles.open}>
          Open last session<span className="visually-hidden"> of {name}</span>
        </Link>
      )}
      {openSessionId === null && may('openSession') && (
        <Act onClick={() => onOpen(patient)}>
          {lastSessionId === null ? 'Open session' : 'New session'}
          <span className="visually-hidden"> for {name}</span>
        </Act>
      )}
      {openSessionId !== null && may('seeSession') && (
        <Link href={`/sessions/${openSessionId}`} className={styles.open}>
          Session open<span className="visually-hidden">: {name}</span>
        </Link>
      )}
    </li>
  );
}
