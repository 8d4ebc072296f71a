import { useLive } from '#client/store/live.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { actorName, whenText } from '../words.ts';
import { DocumentFacts } from './document-facts.tsx';
import styles from './lineage.module.css';

/** What sessions are opened under now, or were. */
export function InForcePanel({ view }: { view: ProtocolView }) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const { approval, replay, state, version, versions } = view;
  if (version === null)
    return (
      <section className={styles.document} aria-label="In force">
        <h2>Never switched on</h2>
        <p className={styles.quiet}>No session can be opened under it yet.</p>
      </section>
    );
  const times = versions.find((one) => one.version === version)?.switchedOn ?? [];
  const last = times.at(-1);
  return (
    <section className={styles.document} aria-label="In force" data-on={state === 'on' || undefined}>
      <h2>
        {state === 'on' ? 'On' : 'Off'}: version {isolated(version)}
      </h2>
      <p className={styles.quiet}>
        {state === 'on'
          ? `${last === undefined ? 'On from the beginning.' : `Since ${whenText(last.atMs, zone)}, by ${actorName(last.by)}.`} Sessions are opened under it. A session keeps the version it was opened under, whatever is switched on later.`
          : `${last?.offAtMs == null ? '' : `Since ${whenText(last.offAtMs, zone)}. `}No session is opened under it. Sessions that are open keep it.`}
      </p>
      <DocumentFacts approval={approval} replay={replay} zone={zone} />
    </section>
  );
}
