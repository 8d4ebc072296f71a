import { useLive } from '#client/store/live.ts';
import { Empty } from '#client/ui/empty.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Panel } from '#client/ui/panel.tsx';
import type { ProtocolVersion, ProtocolView } from '#shared/wire/protocols.ts';
import { versionOf } from '../documents.ts';
import { DocumentActs } from './document-acts.tsx';
import { DocumentFacts } from './document-facts.tsx';
import styles from './lineage.module.css';
import { timesOn } from './version-words.ts';

interface Props {
  view: ProtocolView;
  again: () => void;
}

/** Every version that was ever on, newest first: when, by whom, and what was accepted. Nothing of it is deleted. */
export function VersionsPanel({ view, again }: Props) {
  const { versions } = view;
  return (
    <Panel title="Versions" count={versions.length === 0 ? '' : 'newest first'}>
      {versions.length === 0 ? (
        <Empty title="None yet">
          <span>The draft becomes the first version when it is switched on.</span>
        </Empty>
      ) : (
        <ol>
          {versions.map((version) => (
            <VersionRow key={version.version} view={view} version={version} again={again} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function VersionRow({ view, version, again }: Props & { version: ProtocolVersion }) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const document = versionOf(view, version);
  // What can be done with the version in force, or the last that was, stands where it is described.
  const isStanding = version.version === view.version;
  return (
    <li className={styles.version}>
      <h3>Version {isolated(version.version)}</h3>
      {version.switchedOn.length === 0 && <p>On from the beginning.</p>}
      {version.switchedOn.map((time) => (
        <ul key={time.atMs} className={styles.times}>
          {timesOn(time, zone).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {time.accepted.length > 0 && <li>{<Accepted sentences={time.accepted} />}</li>}
        </ul>
      ))}
      {!isStanding && (
        <>
          <DocumentFacts approval={version.approval} replay={version.replay} zone={zone} />
          <DocumentActs view={view} document={document} again={again} />
        </>
      )}
    </li>
  );
}

function Accepted({ sentences }: { sentences: readonly string[] }) {
  return (
    <details className={styles.details}>
      <summary>
        {sentences.length === 1 ? 'One thing was' : `${sentences.length} things were`} accepted
      </summary>
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{isolated(sentence)}</li>
        ))}
      </ul>
    </details>
  );
}
