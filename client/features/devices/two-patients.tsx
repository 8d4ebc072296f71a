import { ChairSquare } from '#client/ui/chair-square.tsx';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import styles from './devices.module.css';
import type { Side } from './use-identity.ts';

interface Props {
  from: Side & { title: string; note: string };
  to: Side & { title: string; note: string };
}

/** Both patients beside each other, each with two identifiers: a reading must not change hands unseen. */
export function TwoPatients({ from, to }: Props) {
  return (
    <div className={styles.two}>
      {[from, to].map(({ title, note, chairId, identity }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          {identity === null ? (
            <p>
              <b>Not known</b>
            </p>
          ) : (
            <div className={styles.side}>
              <ChairSquare chairId={chairId} />
              <p>
                <b>{isolated(identity.name)}</b>
                <span>Born {formatBirthDate(identity.birthDate)}</span>
              </p>
            </div>
          )}
          <p className={styles.quiet}>{note}</p>
        </section>
      ))}
    </div>
  );
}
