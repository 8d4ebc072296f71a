import { isolated } from '#client/ui/isolated.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import { compareRecords } from './compare-records.ts';
import styles from './merge.module.css';

interface Props {
  here: PatientRecord;
  there: PatientRecord;
  timeZone: string;
}

/** Two records side by side; what differs is heavier and says so. */
export function ComparedTable({ here, there, timeZone }: Props) {
  return (
    <table className={styles.compared}>
      <caption className="visually-hidden">Both records</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">This record, {isolated(here.identity.recordNumber)}</th>
          <th scope="col">The other, {isolated(there.identity.recordNumber)}</th>
        </tr>
      </thead>
      <tbody>
        {compareRecords(here, there, timeZone).map(({ label, here: a, there: b, differs }) => (
          <tr key={label} data-differs={differs || undefined}>
            <th scope="row">
              {label}
              {differs && <small> differs</small>}
            </th>
            <td>{a}</td>
            <td>{b}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
