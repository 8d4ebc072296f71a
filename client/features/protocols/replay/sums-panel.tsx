import { Panel } from '#client/ui/panel.tsx';
import type { ReplaySummary } from '#shared/wire/replay.ts';
import { rounded } from '../words.ts';
import { ReadinessBar } from './readiness-bar.tsx';
import styles from './replay.module.css';
import { budgetText, readinessText, sumRows } from './replay-words.ts';
import { RulesTable } from './rules-table.tsx';

interface Props {
  summary: ReplaySummary;
  /** Which document on which sessions, begun when and by whom. */
  of: string;
}

/** What the replay comes to: the alarm load against its budget, what each rule adds or takes away, and readiness. */
export function SumsPanel({ summary, of }: Props) {
  const { sessions, patientHours, after, rules } = summary;
  return (
    <Panel title="What it would have been" count={of}>
      <p className={styles.verdict} data-over={after.overBudget || undefined}>
        <b>{budgetText(after, sessions)}</b>
        {after.overBudget && <span>Look at the limits again before it is switched on.</span>}
      </p>
      <p>{readinessText(summary)}</p>
      {summary.readyMovedMin !== null && <ReadinessBar moved={summary.readyMovedMin} />}
      <table className={styles.table}>
        <caption>
          {sessions} sessions, {rounded(patientHours)} patient-hours
        </caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">As watched</th>
            <th scope="col">Would be</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {sumRows(summary).map(({ what, before, after: would, difference }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td data-label="As watched">{before}</td>
              <td data-label="Would be">{would}</td>
              <td data-label="Difference">{difference}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <RulesTable rules={rules} />
      <p className={styles.quiet}>
        Sessions are judged under both by the rules of today. What people did then stays as it was: nobody
        knows what they would have done under another protocol.
      </p>
    </Panel>
  );
}
