import { useState } from 'react';
import { Act } from '#client/ui/act.tsx';
import styles from './own.module.css';

interface Props {
  codes: readonly string[];
  onKept: () => void;
}

/** Shown once, because only their hashes are kept. They stay until the person says that they have them. */
export function RecoveryCodes({ codes, onKept }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard?.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <div className={styles.form}>
      <p>
        <b>The second factor is set. Keep these recovery codes.</b> Each lets you in once when your phone is
        lost. They are not shown again.
      </p>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.acts}>
        <Act onClick={() => window.print()}>Print</Act>
        <Act onClick={() => void copy()}>{copied ? 'Copied' : 'Copy'}</Act>
        <Act look="primary" onClick={onKept}>
          I have kept them
        </Act>
      </div>
    </div>
  );
}
