import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Act } from '#client/ui/act.tsx';
import classes from './paper-bar.module.css';

/** Above the forms, never on them: print, and the other forms there are. */
export function PaperBar({ children }: { children?: ReactNode }) {
  return (
    <nav className={classes.bar} aria-label="Paper forms">
      <Act look="primary" onClick={() => window.print()}>
        Print
      </Act>
      {children}
      <Link href="/paper/chairs">Every chair in use</Link>
      <Link href="/paper">Blank form</Link>
      <p>One page each. On paper nothing is recorded until it is entered here.</p>
    </nav>
  );
}
