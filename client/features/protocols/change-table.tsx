import { isolated } from '#client/ui/isolated.ts';
import { SECTION_TITLES } from '#shared/protocols/editing/sections.ts';
import type { ProtocolChange } from '#shared/wire/protocols.ts';
import styles from './change-table.module.css';

interface Props {
  changes: readonly ProtocolChange[];
  /** What the two columns are. */
  before: string;
  after: string;
  /** What is said when nothing differs. */
  none: string;
}

/** What differs between two documents, in words, in the order of a visit. */
export function ChangeTable({ changes, before, after, none }: Props) {
  if (changes.length === 0) return <p className={styles.none}>{none}</p>;
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.pointer} ${change.label} ${change.after === null}`}>
            <th scope="row">
              <small>{SECTION_TITLES[change.section]}</small>
              {isolated(change.label)}
            </th>
            <td data-label={before}>{change.before === null ? 'not there' : isolated(change.before)}</td>
            <td data-label={after}>{change.after === null ? 'not there' : isolated(change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
