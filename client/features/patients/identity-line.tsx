import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { allergiesText } from '#client/ui/allergies.ts';
import { formatBirthDate } from '#client/ui/format.ts';
import { isHiding, isolated } from '#client/ui/isolated.ts';
import type { Identity } from '#shared/identity.ts';
import type { BoardSummary } from '#shared/summary.ts';
import styles from './patients.module.css';

interface Props {
  identity: Pick<BoardSummary['identity'], 'name' | 'chosenName' | 'birthDate'> &
    Partial<Pick<Identity, 'recordNumber' | 'allergies'>>;
  /** Somebody else bears this or a similar name. */
  sameName: boolean;
  /** Only named people open the record. */
  restricted?: boolean;
  /** The name leads to the record of this patient. */
  patientId?: string;
  children?: ReactNode;
}

/** A patient in one line: name and birth date always together, and a warning where the name is not enough. */
export function IdentityLine({ identity, sameName, restricted = false, patientId, children }: Props) {
  const { name, chosenName, birthDate, recordNumber, allergies } = identity;
  return (
    <div className={styles.who}>
      <b>
        {patientId === undefined ? (
          isolated(name)
        ) : (
          <Link href={`/patients/${patientId}`}>{isolated(name)}</Link>
        )}
        {chosenName !== null && ` (${isolated(chosenName)})`}{' '}
        {sameName && <span className={styles.same}>Similar name</span>}{' '}
        {restricted && <span className={styles.same}>Restricted</span>}{' '}
        {isHiding(name) && <span className={styles.same}>Hidden characters</span>}
      </b>
      <span>
        Born {formatBirthDate(birthDate)}
        {recordNumber !== undefined && ` · record ${isolated(recordNumber)}`}
        {allergies !== undefined && ` · ${allergiesText(allergies)}`}
        {children}
      </span>
    </div>
  );
}
