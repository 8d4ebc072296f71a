import { type FormEvent, type ReactNode, useId } from 'react';
import styles from './door.module.css';

interface Props {
  title: ReactNode;
  /** What Enter sends; none where the forms stand inside. */
  onSubmit?: () => void;
  children: ReactNode;
}

/** One thing in the middle of the page: what stands between a person and the clinic. */
export function Door({ title, onSubmit, children }: Props) {
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  const inside = (
    <>
      <h1 id={id}>{title}</h1>
      {children}
    </>
  );
  return (
    <div className={styles.page}>
      {onSubmit === undefined ? (
        <section className={styles.form} aria-labelledby={id}>
          {inside}
        </section>
      ) : (
        <form className={styles.form} onSubmit={send} noValidate aria-labelledby={id}>
          {inside}
        </form>
      )}
    </div>
  );
}
