import { useState } from 'react';
import { Link } from 'wouter';
import { Act } from './act.tsx';
import { Dialog } from './dialog.tsx';
import styles from './more-menu.module.css';

/** An act, or the way to another page. */
export type Choice = { label: string } & ({ onChoose: () => void } | { href: string });

interface Props {
  /** The word on the button, and whose acts they are where that is not plain. */
  label: string;
  about?: string;
  title: string;
  choices: readonly Choice[];
}

/**
 * One button for the rarer acts; each opens its own dialog in place of the list. A single one is its own button;
 * none: no button.
 */
export function MoreMenu({ label, about, title, choices }: Props) {
  const [opened, setOpened] = useState(false);
  const [only] = choices;
  if (only === undefined) return null;
  if (choices.length === 1 && 'onChoose' in only)
    return (
      <Act onClick={only.onChoose}>
        {only.label}
        {about !== undefined && <span className="visually-hidden"> {about}</span>}
      </Act>
    );
  return (
    <>
      <Act aria-haspopup="dialog" onClick={() => setOpened(true)}>
        {label}
        {about !== undefined && <span className="visually-hidden"> {about}</span>}
      </Act>
      <Dialog title={title} opened={opened} onClose={() => setOpened(false)} size="sm">
        <ul className={styles.choices}>
          {choices.map((choice) => (
            <li key={choice.label}>
              {'href' in choice ? (
                <Link href={choice.href}>{choice.label}</Link>
              ) : (
                <Act
                  onClick={() => {
                    setOpened(false);
                    choice.onChoose();
                  }}
                >
                  {choice.label}
                </Act>
              )}
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
