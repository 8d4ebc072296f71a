import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './act.module.css';

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  look?: 'primary' | 'outline' | 'quiet' | 'link';
  /** Why it cannot be done now. It stays in reach of the keyboard and says so instead of acting. */
  blockedBy?: string | null;
  ref?: Ref<HTMLButtonElement>;
}

/** A button of ours: at least 44 px, ink and outline only. An act that cannot be done is dashed, never grey and mute. */
export function Act({
  look = 'outline',
  blockedBy = null,
  className,
  onClick,
  type = 'button',
  title,
  ...rest
}: Props) {
  const blocked = blockedBy !== null && blockedBy !== '';
  return (
    <button
      {...rest}
      type={blocked ? 'button' : type}
      className={className === undefined ? styles.act : `${styles.act} ${className}`}
      data-look={look}
      aria-disabled={blocked || undefined}
      title={blocked ? blockedBy : title}
      onClick={blocked ? undefined : onClick}
    />
  );
}
