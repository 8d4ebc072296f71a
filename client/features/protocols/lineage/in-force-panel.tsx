import { useLive } from '#client/store/live.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { versionOf } from '../documents.ts';
import { actorName, whenText } from '../words.ts';
import { DocumentActs } from './document-acts.tsx';
import { DocumentFacts } from './document-facts.tsx';
import styles from './lineage.module.css';

/** What sessions are opened under now, or were. */
export function InForcePanel({ view, again }: { view: ProtocolView; again: () => void }) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const version = view.versions.find((one) => one.version === view.version);
  if (version === undefined)
    return (
      <section className={styles.document} aria-label="In force">
        <h2>{view.state === 'off' ? 'Put aside, never on' : 'Never switched on'}</h2>
        <p className={styles.quiet}>No session can be opened under it yet.</p>
      </section>
    );
  const document = versionOf(view, version);
  const last = version.switchedOn.at(-1);
  return (
    <section className={styles.document} aria-label="In force" data-on={document.on || undefined}>
      <h2>
        {document.on ? 'On' : 'Off'}: version {isolated(version.version)}
      </h2>
      <p className={styles.quiet}>
        {document.on
          ? `${last === undefined ? 'On from the beginning.' : `Since ${whenText(last.atMs, zone)}, by ${actorName(last.by)}.`} Sessions are opened under it. A session keeps the version it was opened under, whatever is switched on later.`
          : `${last?.offAtMs == null ? '' : `Since ${whenText(last.offAtMs, zone)}. `}No session is opened under it. Sessions that are open keep it.`}
      </p>
      <DocumentFacts approval={document.approval} replay={document.replay} zone={zone} />
      <DocumentActs view={view} document={document} again={again} />
    </section>
  );
}
