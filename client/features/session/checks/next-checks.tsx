import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './next-checks.module.css';
import { type NextCheck, nextChecks } from './next-checks.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
}

/** What is to be measured next, when and why: the first in view, the others behind it. */
export function NextChecks({ state, judgement }: Props) {
  const [first, ...later] = nextChecks(judgement.checks, state.timeZone);
  if (first === undefined || state.end !== null) return null;
  return (
    <details className={classes.checks}>
      <summary>
        <Line check={first} />
        {later.length > 0 && <span className={classes.more}>and {later.length} more</span>}
      </summary>
      <ol aria-label="Next checks">
        {[first, ...later].map((check) => (
          <li key={check.checkId}>
            <Line check={check} />
            <small>{check.why}</small>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Line({ check: { due, label, needs, risks } }: { check: NextCheck }) {
  return (
    <span>
      <b>{due}</b> {label}, {needs}
      {risks !== '' && <em> · {risks}</em>}
    </span>
  );
}
