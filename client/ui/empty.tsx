import type { ReactNode } from 'react';
import styles from './notes.module.css';

interface Props {
  title: string;
  children?: ReactNode;
}

/** Nothing here yet: what would stand here, and the one act that brings it. */
export function Empty({ title, children }: Props) {
  return (
    <div className={styles.note} data-look="empty">
      <b>{title}</b>
      {children}
    </div>
  );
}
