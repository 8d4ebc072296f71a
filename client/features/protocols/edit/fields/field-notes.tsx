import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { Finding } from '#shared/wire/protocols.ts';
import styles from '../editor.module.css';

/** What was found at a field. Wrong is dashed and crossed; what a person should look at is plain, and says so. */
export function FieldNotes({ findings }: { findings: readonly Finding[] }) {
  return findings.map(({ level, sentence }) => (
    <span key={sentence} className={styles.note} data-level={level}>
      {level === 'wrong' && <Icon name="cross" />}
      <span>
        <b>{level === 'wrong' ? 'Wrong' : 'Look at this'}.</b> {isolated(sentence)}
      </span>
    </span>
  ));
}

interface MarkProps {
  /** The shipped value in words. */
  shipped: string;
  /** It is another now. */
  differs: boolean;
  /** It is not what the server has. */
  unsaved: boolean;
}

/** The shipped value, and whether this one differs: in words, for nobody sees a change by colour alone. */
export function ShippedMark({ shipped, differs, unsaved }: MarkProps) {
  return (
    <span className={styles.shipped}>
      shipped {shipped}
      {differs && <b> · changed</b>}
      {unsaved && <b> · not saved</b>}
    </span>
  );
}
