import { useLive } from '#client/store/live.ts';
import { Act } from '#client/ui/act.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { compareProtocols } from '#shared/protocols/editing/compare-protocols.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { ChangeTable } from '../change-table.tsx';
import { actorName, whenText } from '../words.ts';
import styles from './editor.module.css';
import { clashes, ontoTheirs } from './merge-drafts.ts';
import type { Editor } from './use-editor.ts';

interface Props {
  view: ProtocolView;
  editor: Editor;
}

/** Somebody else saved while this was being edited: what they changed, and what becomes of both. Nothing is lost. */
export function ConflictNote({ view, editor }: Props) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const { draft, fields, put, drop } = editor;
  const both = clashes(draft, view, fields);
  return (
    <section className={styles.conflict} aria-label="Saved meanwhile" role="alert">
      <h2>
        {view.draft === null
          ? 'The draft was switched on or discarded meanwhile'
          : `${actorName(view.draft.by)} saved another draft at ${whenText(view.draft.atMs, zone)}`}
      </h2>
      <p>What you changed is kept here and not saved. This is what changed there since you began:</p>
      <ChangeTable
        changes={compareProtocols(draft.base, view.document)}
        before="When you began"
        after="Now"
        none="Nothing that is judged by."
      />
      {both.length > 0 && (
        <p>
          <b>Both changed:</b> {both.map(({ label }) => isolated(label)).join(', ')}. Put together, yours
          stands there.
        </p>
      )}
      <div className={styles.conflictActs}>
        <Act look="primary" onClick={() => put(ontoTheirs(draft, view, fields))}>
          Put my changes onto it
        </Act>
        <Act onClick={drop}>Drop my changes</Act>
      </div>
    </section>
  );
}
