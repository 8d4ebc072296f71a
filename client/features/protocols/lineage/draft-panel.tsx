import { useLive } from '#client/store/live.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { draftOf } from '../documents.ts';
import { actorName, whenText } from '../words.ts';
import { DocumentActs } from './document-acts.tsx';
import { DocumentFacts } from './document-facts.tsx';
import { Findings } from './findings.tsx';
import styles from './lineage.module.css';

/** What an admin is working on. Nothing is opened under it. */
export function DraftPanel({ view, again }: { view: ProtocolView; again: () => void }) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const document = draftOf(view);
  if (document === null || view.draft === null) return null;
  const { note, atMs, by } = view.draft;
  return (
    <section className={styles.document} aria-label="Draft">
      <h2>Draft</h2>
      <p className={styles.quiet}>
        Saved {whenText(atMs, zone)} by {actorName(by)}. No session is opened under it.
      </p>
      {note !== null && <p>{isolated(note)}</p>}
      <DocumentFacts approval={document.approval} replay={document.replay} zone={zone} />
      <Findings findings={view.findings} />
      <DocumentActs view={view} document={document} again={again} />
    </section>
  );
}
