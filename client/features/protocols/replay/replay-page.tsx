import { useState } from 'react';
import { Link } from 'wouter';
import { usePolled } from '#client/connection/use-fetched.ts';
import { useRights } from '#client/store/rights.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Panel, Panels } from '#client/ui/panel.tsx';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { lineagePath, lineageUrl } from '../paths.ts';
import styles from './replay.module.css';
import { ReplayList } from './replay-list.tsx';
import { ReplayResult } from './replay-result.tsx';
import { RunningReplay } from './running-replay.tsx';
import { StartPanel } from './start-panel.tsx';
import { useReplays } from './use-replays.ts';

/** Tries a protocol on sessions that are over: how often it would have alarmed, and when patients had been ready. */
export function ReplayPage({ protocolId }: { protocolId: string }) {
  const { fetched, again } = usePolled<ProtocolView>(lineageUrl(protocolId));
  const replays = useReplays(protocolId);
  return (
    <Panels>
      <Answered fetched={fetched} what="protocol" onAgain={again}>
        {(view) => (
          <>
            <div className={styles.head}>
              <Link href={lineagePath(protocolId)}>
                <Icon name="arrowLeft" /> Protocol
              </Link>
              <h1>{isolated(view.name)}</h1>
            </div>
            <Answered fetched={replays.fetched} what="replays" onAgain={replays.again}>
              {(answer) => <Replays view={view} jobs={answer.replays} again={replays.again} />}
            </Answered>
          </>
        )}
      </Answered>
    </Panels>
  );
}

interface Props {
  view: ProtocolView;
  /** Newest first. */
  jobs: readonly ReplayJob[];
  again: () => void;
}

function Replays({ view, jobs, again }: Props) {
  const mayStart = useRights().may('changeProtocols');
  const [chosen, setChosen] = useState<string | null>(null);
  const running = jobs.find(({ state }) => state === 'running');
  const over = jobs.filter(({ state }) => state !== 'running');
  const shown = over.find(({ replayId }) => replayId === chosen) ?? over[0];
  return (
    <>
      {mayStart && (
        <StartPanel
          view={view}
          blockedBy={
            running === undefined ? null : 'A replay is running: wait until it is done, or cancel it.'
          }
          onStarted={() => {
            setChosen(null);
            again();
          }}
        />
      )}
      {running !== undefined && <RunningReplay job={running} again={again} />}
      {over.length > 1 && (
        <ReplayList view={view} jobs={over} shown={shown?.replayId ?? ''} onShow={setChosen} />
      )}
      {shown !== undefined && <ReplayResult key={shown.replayId} view={view} job={shown} />}
      {jobs.length === 0 && (
        <Panel title="Results">
          <Empty title="No result is kept here">
            <span>
              Results are kept until newer ones take their place or the server stops. What the last one came
              to stands with the protocol.
            </span>
          </Empty>
        </Panel>
      )}
    </>
  );
}
