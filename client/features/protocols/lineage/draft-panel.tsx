import { useLive } from '#client/store/live.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { actorName, whenText } from '../words.ts';
import { DocumentFacts } from './document-facts.tsx';
import { Findings } from './findings.tsx';
import styles from './lineage.module.css';

/** What an admin is working on. Nothing is opened under it. */
export function DraftPanel({ view }: { view: ProtocolView }) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const { draft, findings } = view;
  if (draft === null) return null;
  return (
    <section className={styles.document} aria-label="Draft">
      <h2>Draft</h2>
      <p className={styles.quiet}>
        Saved {whenText(draft.atMs, zone)} by {actorName(draft.by)}. No session is opened under it.
      </p>
      {draft.note !== null && <p>{isolated(draft.note)}</p>}
      <DocumentFacts approval={draft.approval} replay={draft.replay} zone={zone} />
      <Findings findings={findings} />
    </section>
  );
}
