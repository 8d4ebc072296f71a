import { Empty } from '#client/ui/empty.tsx';
import { isMoodScale } from '#shared/clinical/scales.ts';
import type { EntryContent, EntryKind } from '#shared/entries.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './entry.module.css';
import { EntryLine } from './entry-line.tsx';

interface Props {
  state: SessionState;
  onOpen: (entryId: string) => void;
}

const GROUPS: readonly { title: string; kinds: readonly EntryKind[] }[] = [
  { title: 'Doses', kinds: ['dose', 'infusion', 'lozengeEnd'] },
  { title: 'Weight and waste', kinds: ['weight', 'waste'] },
  { title: 'Questionnaires', kinds: ['score'] },
  { title: 'Medicines', kinds: ['medicine'] },
  { title: 'Medicines at home', kinds: ['homeMedicine'] },
  { title: 'Symptoms', kinds: ['symptom'] },
  { title: 'Serious events, drafts', kinds: ['seriousEvent'] },
  { title: 'Notes', kinds: ['note'] },
];

/** Scores of a moment stand with its vitals. */
function isOfASet(content: EntryContent): boolean {
  return content.kind === 'score' && !isMoodScale(content.scale);
}

/** What was given, reported and noted. Each line opens its entry; withdrawn ones stay, struck. */
export function EntriesPanel({ state, onOpen }: Props) {
  const entries = Object.values(state.entries);
  const groups = GROUPS.map(({ title, kinds }) => ({
    title,
    lines: entries
      .flatMap((entry) => {
        const content = entry.versions.at(-1)?.content;
        return content !== undefined && kinds.includes(content.kind) && !isOfASet(content)
          ? [{ entry, content }]
          : [];
      })
      .sort((a, b) => a.content.takenAtMs - b.content.takenAtMs || a.entry.seq - b.entry.seq),
  })).filter(({ lines }) => lines.length > 0);
  if (groups.length === 0) return <Empty title="Nothing given, reported or noted yet" />;
  return (
    <div className={classes.groups}>
      {groups.map(({ title, lines }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ul className={classes.list}>
            {lines.map(({ entry, content }) => (
              <li key={entry.entryId}>
                <EntryLine entry={entry} content={content} timeZone={state.timeZone} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
