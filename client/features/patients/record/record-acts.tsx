import { Link } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import type { PatientRecord } from '#shared/wire/api.ts';
import { unmergeForm } from '../merge/unmerge-form.ts';
import { restrictionChoices } from '../restriction/restriction-choices.ts';
import styles from './record.module.css';
import type { RecordOpen } from './record-dialogs.tsx';

interface Props {
  patient: PatientRecord;
  onOpen: (open: RecordOpen) => void;
}

/** What can be done about a patient: their session, and the rarer acts on who they are. */
export function RecordActs({ patient, onOpen }: Props) {
  const me = useLive((live) => live.me);
  const { may } = useRights();
  const { identity, openSessionId, restrictedTo, alsoRegisteredAs } = patient;
  const restricted = restrictedTo !== null;
  const named = me !== null && restrictedTo?.includes(me.staffId) === true;
  const mayMerge = may('mergePatients');
  return (
    <>
      <MoreMenu
        label="Change"
        about={isolated(identity.name)}
        title={isolated(identity.name)}
        choices={[
          ...(may('correctPatient')
            ? [{ label: 'Correct who this is', onChoose: () => onOpen({ what: 'correct' }) }]
            : []),
          ...restrictionChoices(me?.role, { restricted, named }, (act) =>
            onOpen({ what: 'restriction', act }),
          ),
          ...(mayMerge
            ? [
                { label: 'Merge with another record', onChoose: () => onOpen({ what: 'merge' }) },
                ...alsoRegisteredAs.map((other) => ({
                  label: `Take apart record ${isolated(other.recordNumber)}`,
                  onChoose: () => onOpen({ what: 'form', form: unmergeForm(other) }),
                })),
              ]
            : []),
        ]}
      />
      {openSessionId === null && may('openSession') && (
        <Act look="primary" onClick={() => onOpen({ what: 'session' })}>
          Open session
        </Act>
      )}
      {openSessionId !== null && may('seeSession') && (
        <Link href={`/sessions/${openSessionId}`} className={styles.open}>
          Session open
        </Link>
      )}
    </>
  );
}
