import { Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { Act } from './act.tsx';
import styles from './copy-line.module.css';

interface Props {
  label: string;
  text: string;
  /** Where focus starts when the line stands in a dialog. */
  first?: boolean;
  /** Lines shown of a long text; all of it is copied. */
  maxRows?: number;
}

const SAID = { idle: '', copied: 'Copied', select: 'Selected: copy it with Ctrl C' } as const;

/** Text to take along. Where a browser does not let a page copy, it is selected so that two keys do. */
export function CopyLine({ label, text, first = false, maxRows }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<keyof typeof SAID>('idle');
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      // No clipboard without encryption, or not allowed: the person's own keys always work.
      field.current?.select();
      setSaid('select');
    }
  }
  return (
    <div className={styles.line}>
      <Textarea
        ref={field}
        label={label}
        value={text}
        readOnly
        autosize
        minRows={1}
        {...(maxRows === undefined ? {} : { maxRows })}
        classNames={{ input: styles.text ?? '' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Act onClick={() => void copy()} data-autofocus={first || undefined}>
        Copy<span className="visually-hidden"> {label.toLowerCase()}</span>
      </Act>
      <span className={styles.said} role="status">
        {SAID[said]}
      </span>
    </div>
  );
}
