import { useState } from 'react';
import { Act } from './act.tsx';
import { Dialog } from './dialog.tsx';
import styles from './more-menu.module.css';

export interface Choice {
  label: string;
  onChoose: () => void;
}

interface Props {
  /** The word on the button, and whose acts they are where that is not plain. */
  label: string;
  about?: string;
  title: string;
  choices: readonly Choice[];
}

/** One button for the rarer acts; each opens its own dialog in place of the list. Nothing to offer: no button. */
export function MoreMenu({ label, about, title, choices }: Props) {
  const [opened, setOpened] = useState(false);
  if (choices.length === 0) return null;
  return (
    <>
      <Act aria-haspopup="dialog" onClick={() => setOpened(true)}>
        {label}
        {about !== undefined && <span className="visually-hidden"> {about}</span>}
      </Act>
      <Dialog title={title} opened={opened} onClose={() => setOpened(false)} size="sm">
        <ul className={styles.choices}>
          {choices.map(({ label: choice, onChoose }) => (
            <li key={choice}>
              <Act
                onClick={() => {
                  setOpened(false);
                  onChoose();
                }}
              >
                {choice}
              </Act>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
