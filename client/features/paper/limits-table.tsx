import type { LimitColumn } from './limit-columns.ts';
import classes from './sheet.module.css';

/** The limits in words and numbers only: paper has no colour to rely on. */
export function LimitsTable({ columns }: { columns: readonly LimitColumn[] }) {
  return (
    <table className={classes.limits}>
      <caption className="visually-hidden">Limits</caption>
      <thead>
        <tr>
          <th scope="col">Limit</th>
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">Warning</th>
          {columns.map(({ label, warning }) => (
            <td key={label}>{warning}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">Critical</th>
          {columns.map(({ label, critical }) => (
            <td key={label}>
              <b>{critical}</b>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
