import { isolated } from '#client/ui/isolated.ts';
import type { Finding } from '#shared/wire/protocols.ts';
import styles from './editor.module.css';
import { placeId, sectionOf } from './places.ts';
import type { Editor } from './use-editor.ts';

interface Props {
  editor: Pick<Editor, 'fields' | 'findings'>;
  onGo: (pointer: string) => void;
}

/** Everything that was found in the whole document, each with the way to its field. */
export function FindingsSummary({ editor, onGo }: Props) {
  const wrong = editor.findings.filter(({ level }) => level === 'wrong');
  const warns = editor.findings.filter(({ level }) => level === 'warns');
  if (editor.findings.length === 0) return null;
  return (
    <section
      className={styles.summary}
      aria-label="What was found"
      data-wrong={wrong.length > 0 || undefined}
    >
      {wrong.length > 0 && (
        <>
          <h2>{wrong.length === 1 ? 'One thing is wrong' : `${wrong.length} things are wrong`}</h2>
          <Links findings={wrong} editor={editor} onGo={onGo} />
        </>
      )}
      {warns.length > 0 && (
        <details>
          <summary>
            {warns.length === 1 ? 'One thing' : `${warns.length} things`} to look at before it is switched on
          </summary>
          <Links findings={warns} editor={editor} onGo={onGo} />
        </details>
      )}
    </section>
  );
}

function Links({ findings, editor, onGo }: Props & { findings: readonly Finding[] }) {
  return (
    <ul>
      {findings.map(({ pointer, sentence }) => (
        <li key={pointer + sentence}>
          {sectionOf(editor.fields, pointer) === null ? (
            isolated(sentence)
          ) : (
            <a
              href={`#${placeId(pointer)}`}
              onClick={(event) => {
                event.preventDefault();
                onGo(pointer);
              }}
            >
              {isolated(sentence)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
