import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useLive } from '#client/store/live.ts';
import { serverNow } from '#client/store/now.ts';
import { useRights } from '#client/store/rights.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { MoreMenu } from '#client/ui/more-menu.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { ChangeTable } from '../change-table.tsx';
import { exportProtocol } from '../export-protocol.ts';
import { ForkProtocol } from '../fork-protocol.tsx';
import { lineagePath } from '../paths.ts';
import styles from './lineage.module.css';
import { formOf, LINEAGE_ACTS, type LineageAct, labelOf } from './lineage-forms.ts';

interface Props {
  view: ProtocolView;
  again: () => void;
}

/** What can be done with this protocol, by whoever may: the next step as a button, the rarer ones behind More. */
export function LineageActs({ view, again }: Props) {
  const mayChange = useRights().may('changeProtocols');
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const [, go] = useLocation();
  const [open, setOpen] = useState<LineageAct | 'fork' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const name = isolated(view.name);
  const acts = LINEAGE_ACTS.flatMap((act) => {
    const label = mayChange ? labelOf(act, view) : null;
    return label === null ? [] : [{ label, onChoose: () => setOpen(act) }];
  });

  function close(): void {
    setOpen(null);
    again();
  }

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
      <MoreMenu
        label="More"
        about={name}
        title={name}
        choices={[
          ...acts,
          ...(mayChange ? [{ label: 'Fork', onChoose: () => setOpen('fork') }] : []),
          { label: 'Export', onChoose: () => void exportProtocol(view, null).then(setProblem) },
        ]}
      />
      {problem !== null && <ProblemNote title="The export did not work" sentence={problem} />}
      {open === 'fork' && (
        <ForkProtocol
          from={view}
          version={null}
          onClose={() => setOpen(null)}
          onForked={(protocolId) => go(lineagePath(protocolId, 'edit'))}
        />
      )}
      {open !== null && open !== 'fork' && (
        <ActDialog
          sessionId={view.protocolId}
          timeZone={timeZone}
          about={name}
          form={formOf(open, view, { nowMs: serverNow(), timeZone })}
          onClose={close}
          size={open === 'switchOn' ? 'lg' : 'md'}
        >
          {open === 'switchOn' && (
            <ChangeTable
              changes={view.changes}
              before={view.version === null ? 'Where it began' : `Version ${isolated(view.version)}`}
              after="From now on"
              none="Nothing that is judged by changes."
            />
          )}
        </ActDialog>
      )}
    </div>
  );
}
