import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { ForkProtocol } from '../fork-protocol.tsx';
import { lineagePath } from '../paths.ts';
import styles from './lineage.module.css';

/** The ways on from a protocol: change it, see what it would have done, begin another from it. */
export function LineageWays({ view }: { view: ProtocolView }) {
  const mayChange = useRights().may('changeProtocols');
  const [, go] = useLocation();
  const [forking, setForking] = useState(false);
  return (
    <div className={styles.acts}>
      {mayChange && view.fields.length > 0 && (
        <Link href={lineagePath(view.protocolId, 'edit')} className={styles.way ?? ''}>
          Edit
        </Link>
      )}
      <Link href={lineagePath(view.protocolId, 'replay')} className={styles.way ?? ''}>
        Replay
      </Link>
      {mayChange && <Act onClick={() => setForking(true)}>Fork</Act>}
      {forking && (
        <ForkProtocol
          from={view}
          version={null}
          onClose={() => setForking(false)}
          onForked={(protocolId) => go(lineagePath(protocolId, 'edit'))}
        />
      )}
    </div>
  );
}
