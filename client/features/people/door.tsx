import type { FormEvent, ReactNode } from 'react';
import styles from './door.module.css';

interface Props {
  title: string;
  onSubmit?: () => void;
  children: ReactNode;
}

/** One form in the middle of the page; Enter sends it. */
export function Door({ title, onSubmit, children }: Props) {
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <div className={styles.page}>
      <form className={styles.form} onSubmit={send} noValidate aria-label={title}>
        <h1>{title}</h1>
        {children}
      </form>
    </div>
  );
}
