import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { whoQuestion } from '#client/store/who-is-there.ts';
import styles from './dialog.module.css';
import { useFocusBack } from './use-focus-back.ts';

interface Props {
  opened: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  /** It lies over any other: only it asks who is there. */
  top?: boolean;
  /** Esc does not close it. */
  stays?: boolean;
}

/**
 * A dialog: titled, holds the focus, closes with Esc. A press beside it does not close it: a form half filled in is
 * not lost by a stray touch. Put `data-autofocus` on the field where the focus starts.
 */
export function Dialog({ opened, title, onClose, children, size = 'md', top = false, stays = false }: Props) {
  useFocusBack(opened);
  const covered = whoQuestion(({ asked }) => asked !== null) && !top;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      centered
      closeOnClickOutside={false}
      closeOnEscape={!covered && !stays}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close', size: 44 }}
      classNames={{ content: styles.content ?? '', header: styles.header ?? '', title: styles.title ?? '' }}
    >
      {children}
    </Modal>
  );
}
