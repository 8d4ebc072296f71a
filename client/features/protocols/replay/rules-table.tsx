import { ruleName } from '#client/ui/rule-words.ts';
import type { RuleReplay } from '#shared/wire/replay.ts';
import { DifferenceBar } from './difference-bar.tsx';
import styles from './replay.module.css';

/** What each rule would have raised more and less, with a bar for each: to the right more, to the left less. */
export function RulesTable({ rules }: { rules: readonly RuleReplay[] }) {
  const most = Math.max(1, ...rules.flatMap(({ added, removed }) => [added, removed]));
  if (rules.length === 0) return <p className={styles.quiet}>No rule raised anything, then or now.</p>;
  return (
    <table className={styles.table}>
      <caption>Alerts by rule</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Was</th>
          <th scope="col">Would be</th>
          <th scope="col">Removed</th>
          <th scope="col" className={styles.bar}>
            <span className="visually-hidden">Picture</span>
          </th>
          <th scope="col">Added</th>
          <th scope="col">Severer or milder</th>
          <th scope="col">At another time</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.rule}>
            <th scope="row">{ruleName(rule.rule)}</th>
            <td data-label="Was">{rule.raisedBefore}</td>
            <td data-label="Would be">{rule.raisedAfter}</td>
            <td data-label="Removed">{rule.removed}</td>
            <td className={styles.bar}>
              <DifferenceBar added={rule.added} removed={rule.removed} most={most} />
            </td>
            <td data-label="Added">{rule.added}</td>
            <td data-label="Severer or milder">{rule.changed}</td>
            <td data-label="At another time">{rule.moved}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
