import { isolated } from '#client/ui/isolated.ts';
import { Panel } from '#client/ui/panel.tsx';
import type { DescribedSection } from '#shared/wire/protocols.ts';
import styles from './lineage.module.css';

interface Props {
  sections: readonly DescribedSection[];
  /** Which version says so; null: the draft. */
  of: string | null;
}

/** The whole document in plain sentences, in the order of a visit. */
export function WordsPanel({ sections, of }: Props) {
  return (
    <Panel title="In words" count={of === null ? 'the draft' : `version ${isolated(of)}`}>
      {sections.map(({ section, title, lines }) => (
        <section key={section} className={styles.words} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {lines.map(({ sentence, pointers }) => (
              <li key={sentence + pointers.join()}>{isolated(sentence)}</li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}
