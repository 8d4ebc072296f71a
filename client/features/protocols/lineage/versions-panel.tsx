import { useState } from 'react';
import { useLive } from '#client/store/live.ts';
import { Empty } from '#client/ui/empty.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { ProtocolVersion, ProtocolView } from '#shared/wire/protocols.ts';
import { exportProtocol } from '../export-protocol.ts';
import { DocumentFacts } from './document-facts.tsx';
import styles from './lineage.module.css';
import { timesOn } from './version-words.ts';

/** Every version that was ever on, newest first: when, by whom, and what was accepted. Nothing of it is deleted. */
export function VersionsPanel({ view }: { view: ProtocolView }) {
  const { versions } = view;
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Panel title="Versions" count={versions.length === 0 ? '' : 'newest first'}>
      {problem !== null && <ProblemNote title="The export did not work" sentence={problem} />}
      {versions.length === 0 ? (
        <Empty title="None yet">
          <span>The draft becomes the first version when it is switched on.</span>
        </Empty>
      ) : (
        <ol>
          {versions.map((version) => (
            <VersionRow
              key={version.version}
              version={version}
              onExport={() => void exportProtocol(view, version.version).then(setProblem)}
            />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function VersionRow({ version, onExport }: { version: ProtocolVersion; onExport: () => void }) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  return (
    <li className={styles.version}>
      <div className={styles.versionHead}>
        <h3>Version {isolated(version.version)}</h3>
        <MoreMenu
          label="More"
          about={`version ${isolated(version.version)}`}
          title={`Version ${isolated(version.version)}`}
          choices={[{ label: 'Export', onChoose: onExport }]}
        />
      </div>
      {version.switchedOn.length === 0 && <p>On from the beginning.</p>}
      {version.switchedOn.map((time) => (
        <ul key={time.atMs} className={styles.times}>
          {timesOn(time, zone).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {time.accepted.length > 0 && (
            <li>
              <details className={styles.details}>
                <summary>
                  {time.accepted.length === 1 ? 'One thing was' : `${time.accepted.length} things were`}{' '}
                  accepted
                </summary>
                <ul className={styles.sentences}>
                  {time.accepted.map((sentence) => (
                    <li key={sentence}>{isolated(sentence)}</li>
                  ))}
                </ul>
              </details>
            </li>
          )}
        </ul>
      ))}
      <DocumentFacts approval={version.approval} replay={version.replay} zone={zone} />
    </li>
  );
}
