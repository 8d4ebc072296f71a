import { isolated } from '#client/ui/isolated.ts';
import type { Finding } from '#shared/wire/protocols.ts';
import styles from './lineage.module.css';

/** What was found in a document, the wrong first. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const wrong = findings.filter(({ level }) => level === 'wrong');
  const warns = findings.filter(({ level }) => level === 'warns');
  return (
    <>
      {wrong.length > 0 && (
        <>
          <p className={styles.open}>
            {wrong.length === 1 ? 'One thing is wrong' : `${wrong.length} things are wrong`}: it cannot be
            switched on.
          </p>
          <Sentences findings={wrong} />
        </>
      )}
      {warns.length > 0 && (
        <details className={styles.details}>
          <summary>
            {warns.length === 1 ? 'One thing' : `${warns.length} things`} to accept when it is switched on
          </summary>
          <Sentences findings={warns} />
        </details>
      )}
    </>
  );
}

function Sentences({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className={styles.sentences}>
      {findings.map(({ pointer, sentence }) => (
        <li key={pointer + sentence}>{isolated(sentence)}</li>
      ))}
    </ul>
  );
}
