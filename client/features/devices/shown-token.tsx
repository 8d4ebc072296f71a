import { CopyLine } from '#client/ui/copy-line.tsx';
import formStyles from '#client/ui/form.module.css';
import { isolated } from '#client/ui/isolated.ts';
import { ShownOnce } from '#client/ui/shown-once.tsx';
import type { Issued } from './manage-forms.ts';
import { tryLine } from './try-line.ts';

/** The token of a device, shown once, and a line that tries it without leaving a reading anywhere. */
export function ShownToken({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  return (
    <ShownOnce title={`Token of ${isolated(issued.name)}`} onClose={onClose} size="lg">
      <p>Put it into the device. It is not shown again: whoever holds it posts as this device.</p>
      <CopyLine label="Token" text={issued.token} first />
      <p className={formStyles.quiet}>
        To try it, on any machine that reaches this server: the line posts nothing and answers{' '}
        <code>{'{"results":[]}'}</code>. An answer of 401 means the token was not taken over whole.
      </p>
      <CopyLine label="Line to try it" text={tryLine(location.origin, issued.token)} />
    </ShownOnce>
  );
}
