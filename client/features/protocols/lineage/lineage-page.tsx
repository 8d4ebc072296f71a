import { Link } from 'wouter';
import { usePolled } from '#client/connection/use-fetched.ts';
import { useDraft } from '#client/store/drafts.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Panel, Panels } from '#client/ui/panel.tsx';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { draftKey, lineagePath, lineageUrl } from '../paths.ts';
import { originText } from '../words.ts';
import { ComparePanel } from './compare-panel.tsx';
import { DraftPanel } from './draft-panel.tsx';
import { InForcePanel } from './in-force-panel.tsx';
import styles from './lineage.module.css';
import { LineageWays } from './lineage-ways.tsx';
import { VersionsPanel } from './versions-panel.tsx';
import { WordsPanel } from './words-panel.tsx';

/** One protocol with all its versions: what is on and why, what is being worked on, and what it says in words. */
export function LineagePage({ protocolId }: { protocolId: string }) {
  const { fetched, again } = usePolled<ProtocolView>(lineageUrl(protocolId));
  if (fetched.status === 'ready') return <Lineage view={fetched.answer} again={again} />;
  return (
    <Panels>
      <p>
        <Link href="/protocols">All protocols</Link>
      </p>
      <Answered fetched={fetched} what="protocol" onAgain={again}>
        {() => null}
      </Answered>
    </Panels>
  );
}

function Lineage({ view, again }: { view: ProtocolView; again: () => void }) {
  const [unsaved] = useDraft(draftKey(view.protocolId));
  const origin = originText(view);
  return (
    <Panels beside>
      <div className={styles.main}>
        <Panel
          title={isolated(view.name)}
          first
          count={[isolated(view.drug), isolated(view.route), ...(origin === null ? [] : [origin])].join(
            ' · ',
          )}
          act={
            <Link href="/protocols" className={styles.back ?? ''}>
              <Icon name="arrowLeft" /> All protocols
            </Link>
          }
        >
          {unsaved !== '' && (
            <p className={styles.unsaved} role="status">
              <b>Changes on this station, not saved.</b>{' '}
              <Link href={lineagePath(view.protocolId, 'edit')}>Go on with them</Link>
            </p>
          )}
          <LineageWays view={view} />
          <InForcePanel view={view} again={again} />
          <DraftPanel view={view} again={again} />
        </Panel>
        <ComparePanel view={view} />
        <WordsPanel sections={view.description} of={view.draft === null ? view.version : null} />
      </div>
      <VersionsPanel view={view} again={again} />
    </Panels>
  );
}
