import { useState } from 'react';
import { useLocation } from 'wouter';
import { usePolled } from '#client/connection/use-fetched.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { Answered } from '#client/ui/answered.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Panel, Panels } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { ProtocolSummary } from '#shared/wire/protocols.ts';
import { exportProtocol } from '../export-protocol.ts';
import { ForkProtocol } from '../fork-protocol.tsx';
import { lineagePath } from '../paths.ts';
import { ImportProtocol } from './import-protocol.tsx';
import { countOf } from './list-words.ts';
import { ProtocolRow } from './protocol-row.tsx';

/** Every protocol of the clinic: what is on, who approved it, how much it alarms, and what is being worked on. */
export function ProtocolsPage() {
  const { fetched, again } = usePolled<{ protocols: ProtocolSummary[] }>('/api/v1/protocols');
  const mayChange = useRights().may('changeProtocols');
  const [, go] = useLocation();
  const [forking, setForking] = useState<ProtocolSummary | null>(null);
  const [importing, setImporting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Panels>
      <Panel
        title="Protocols"
        first
        count={fetched.status === 'ready' ? countOf(fetched.answer.protocols) : ''}
        act={mayChange && <Act onClick={() => setImporting(true)}>Import a file</Act>}
      >
        {problem !== null && <ProblemNote title="The export did not work" sentence={problem} />}
        <Answered fetched={fetched} what="protocols" onAgain={again}>
          {({ protocols }) =>
            protocols.length === 0 ? (
              <Empty title="No protocol yet">
                <span>
                  Import one that another clinic has exported. Sessions are opened under what is on.
                </span>
              </Empty>
            ) : (
              <ul>
                {protocols.map((protocol) => (
                  <ProtocolRow
                    key={protocol.protocolId}
                    protocol={protocol}
                    onFork={mayChange ? () => setForking(protocol) : null}
                    onExport={() => void exportProtocol(protocol, protocol.version).then(setProblem)}
                  />
                ))}
              </ul>
            )
          }
        </Answered>
      </Panel>
      {forking !== null && (
        <ForkProtocol
          from={forking}
          version={null}
          onClose={() => setForking(null)}
          onForked={(protocolId) => go(lineagePath(protocolId, 'edit'))}
        />
      )}
      {importing && (
        <ImportProtocol
          onClose={() => setImporting(false)}
          onImported={(protocolId) => go(lineagePath(protocolId))}
        />
      )}
    </Panels>
  );
}
