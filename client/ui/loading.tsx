import { useEffect, useState } from 'react';
import styles from './notes.module.css';

interface Props {
  /** What is on its way: `Chair 4`. */
  what: string;
  /** What it waits for, said when it takes more than two seconds. */
  waitsFor?: string;
}

/** The name of what is coming and no number in its place. */
export function Loading({ what, waitsFor = 'Numbers appear when the whole record has arrived.' }: Props) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 2000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.note} data-look="loading" role="status">
      <b>Loading {what}</b>
      {slow && <span>{waitsFor}</span>}
    </div>
  );
}
