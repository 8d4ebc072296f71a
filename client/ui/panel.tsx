import type { ReactNode } from 'react';
import styles from './panel.module.css';

/** A page of panels, one below the other; `beside`: the first is the wider one of two columns, where there is room. */
export function Panels({ beside = false, children }: { beside?: boolean; children: ReactNode }) {
  return (
    <div className={styles.page} data-beside={beside || undefined}>
      {children}
    </div>
  );
}

interface Props {
  title: string;
  /** The title is the page's own. */
  first?: boolean;
  /** Numbers first: how many, in a few words. */
  count?: string;
  /** The one act of the panel. */
  act?: ReactNode;
  children: ReactNode;
}

/** A titled surface with its count and its one act. */
export function Panel({ title, first = false, count, act, children }: Props) {
  return (
    <section className={styles.panel} aria-label={title}>
      <div className={styles.head}>
        {first ? <h1>{title}</h1> : <h2>{title}</h2>}
        {count !== undefined && <p className={styles.quiet}>{count}</p>}
        <span className={styles.act}>{act}</span>
      </div>
      {children}
    </section>
  );
}
