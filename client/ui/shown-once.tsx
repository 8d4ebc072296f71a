import { type ReactNode, useState } from 'react';
import { Act } from './act.tsx';
import { Dialog } from './dialog.tsx';
import formStyles from './form.module.css';

interface Props {
  title: string;
  size?: 'md' | 'lg';
  onClose: () => void;
  children: ReactNode;
}

/** What is shown once and never again: no key and no press beside it closes it, and closing asks whether it was copied. */
export function ShownOnce({ title, size = 'md', onClose, children }: Props) {
  const [asked, setAsked] = useState(false);
  return (
    <Dialog title={title} opened stays onClose={() => setAsked(true)} size={size}>
      <div className={formStyles.form}>
        {children}
        {asked ? (
          <>
            <p role="alert">
              <b>Copied?</b> It is not shown again.
            </p>
            <p className={formStyles.acts}>
              <Act onClick={() => setAsked(false)}>Not yet</Act>
              <Act look="primary" onClick={onClose}>
                Copied, close
              </Act>
            </p>
          </>
        ) : (
          <p className={formStyles.acts}>
            <Act onClick={() => setAsked(true)}>Done</Act>
          </p>
        )}
      </div>
    </Dialog>
  );
}
