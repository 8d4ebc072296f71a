import { ruleName } from '#client/ui/rule-words.ts';
import type { RuleNoise } from '#shared/wire/noise.ts';
import styles from './noise.module.css';
import { ofRaised, waitText } from './noise-words.ts';

/** What each rule called for, the loudest first, with a bar of how much of it somebody acted on. */
export function NoiseTable({ rules }: { rules: readonly RuleNoise[] }) {
  const most = Math.max(1, ...rules.map(({ raised }) => raised));
  if (rules.length === 0) return <p className={styles.quiet}>No rule called anybody.</p>;
  return (
    <table className={styles.table}>
      <caption>By rule, the loudest first</caption>
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Raised</th>
          <th scope="col" className={styles.bar}>
            <span className="visually-hidden">Picture</span>
          </th>
          <th scope="col">Acted on</th>
          <th scope="col">Critical</th>
          <th scope="col">Confirmed</th>
          <th scope="col">Acknowledged</th>
          <th scope="col">Median until then</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.rule}>
            <th scope="row">{ruleName(rule.rule)}</th>
            <td data-label="Raised">{rule.raised}</td>
            <td className={styles.bar}>
              <Bar rule={rule} most={most} />
            </td>
            <td data-label="Acted on">{ofRaised(rule.actedOn, rule)}</td>
            <td data-label="Critical">{rule.criticals}</td>
            <td data-label="Confirmed">{rule.confirmed}</td>
            <td data-label="Acknowledged">{ofRaised(rule.acknowledged, rule)}</td>
            <td data-label="Median until then">{waitText(rule)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As long as the rule is loud; filled as far as somebody acted on it. The numbers stand beside it. */
function Bar({ rule: { raised, actedOn }, most }: { rule: RuleNoise; most: number }) {
  return (
    <svg className={styles.picture} viewBox="-1 0 102 16" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.raised} x="0" y="3" width={(raised / most) * 100} height="10" />
      <rect className={styles.actedOn} x="0" y="3" width={(actedOn / most) * 100} height="10" />
    </svg>
  );
}
