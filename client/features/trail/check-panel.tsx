import { useNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import { formatClock, formatCount, formatDay } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { TrailVerification } from '#shared/wire/trail.ts';
import { checkedText, foundText } from './check-words.ts';
import styles from './trail.module.css';
import { useVerification } from './use-verification.ts';

/** Reads the whole log and says whether any row was altered: every row is bound to the one before. */
export function CheckPanel({ zone }: { zone: string }) {
  const { verification, check } = useVerification();
  const running = verification.status === 'running';
  return (
    <Panel
      title="Check the log"
      act={
        <Act blockedBy={running ? 'The log is being checked' : null} onClick={check}>
          {verification.status === 'done' ? 'Check again' : 'Check'}
        </Act>
      }
    >
      <div role="status">
        {verification.status === 'idle' && (
          <p className={styles.quiet}>Reads every row and says whether one was altered or taken out.</p>
        )}
        {running && <Running sinceMs={verification.sinceMs} />}
        {verification.status === 'done' && <Result result={verification.result} zone={zone} />}
      </div>
      {verification.status === 'failed' && (
        <ProblemNote title="The check did not finish" sentence={verification.sentence} />
      )}
    </Panel>
  );
}

function Running({ sinceMs }: { sinceMs: number }) {
  useNow();
  return <p>Reading every row: {formatCount(performance.now() - sinceMs)}</p>;
}

function Result({ result, zone }: { result: TrailVerification; zone: string }) {
  const at = `${formatClock(result.atMs, zone)}, ${formatDay(result.atMs, zone)}`;
  if (result.whole)
    return (
      <p className={styles.whole}>
        <Icon name="tick" />
        <span>
          <b>Whole.</b> {checkedText(result)}. Checked {at}.
        </span>
      </p>
    );
  return (
    <div className={styles.altered}>
      <b>
        <Icon name="cross" /> The log is not whole
      </b>
      <p>
        {foundText(result)} Checked {at}. Keep the data folder as it is and tell whoever runs this machine.
      </p>
      <ol>
        {result.findings.map((finding) => (
          <li key={finding}>{isolated(finding)}</li>
        ))}
      </ol>
    </div>
  );
}
