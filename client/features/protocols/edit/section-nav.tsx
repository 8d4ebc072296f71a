import type { Section } from '#shared/protocols/editing/sections.ts';
import styles from './editor.module.css';
import { marksOf } from './section-marks.ts';
import type { Editor } from './use-editor.ts';

interface Props {
  editor: Editor;
  open: Section;
  onOpen: (section: Section) => void;
}

/** The sections of a protocol in the order of a visit, each with what is open in it. */
export function SectionNav({ editor, open, onOpen }: Props) {
  return (
    <nav className={styles.sections} aria-label="Sections of the protocol">
      <ul>
        {editor.sections.map(({ section, title }) => {
          const marks = marksOf(section, editor);
          return (
            <li key={section}>
              <button
                type="button"
                aria-current={section === open ? 'true' : undefined}
                onClick={() => onOpen(section)}
              >
                {title}
                {marks !== '' && <small>{marks}</small>}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
