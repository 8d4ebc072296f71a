import { useState } from 'react';
import { useLive } from '#client/store/live.ts';
import { serverNow } from '#client/store/now.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import type { LineageDocument } from '../documents.ts';
import { exportProtocol } from '../export-protocol.ts';
import { approveForm, withdrawForm } from './document-forms.ts';
import styles from './lineage.module.css';
import { discardForm, switchOffForm } from './lineage-forms.ts';
import { SwitchOnDialog } from './switch-on-dialog.tsx';

interface Props {
  view: ProtocolView;
  document: LineageDocument;
  again: () => void;
}

type DocumentAct = 'approve' | 'withdraw' | 'switchOn' | 'switchOff' | 'discard';

/** The words of what can be done with this document as it stands. */
function labelsOf(view: ProtocolView, { approval, on, version }: LineageDocument): [DocumentAct, string][] {
  return [
    approval === null ? ['approve', 'Record an approval'] : ['withdraw', 'Withdraw the approval'],
    on ? ['switchOff', 'Switch off'] : ['switchOn', 'Switch on'],
    ...(version === null ? ([['discard', 'Discard the draft']] satisfies [DocumentAct, string][]) : []),
    ...(version === null && view.state === 'draft'
      ? ([['switchOff', 'Put aside']] satisfies [DocumentAct, string][])
      : []),
  ];
}

/** What can be done with one document of the protocol, beside what is known of it. */
export function DocumentActs({ view, document, again }: Props) {
  const mayChange = useRights().may('changeProtocols');
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const [open, setOpen] = useState<DocumentAct | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const which = <span className="visually-hidden"> {document.name}</span>;

  function close(): void {
    setOpen(null);
    again();
  }

  return (
    <div className={styles.acts}>
      {mayChange &&
        labelsOf(view, document).map(([act, label]) => (
          <Act key={act} onClick={() => setOpen(act)}>
            {label}
            {which}
          </Act>
        ))}
      <Act onClick={() => void exportProtocol(view, document.version).then(setProblem)}>
        Export
        {which}
      </Act>
      {problem !== null && <ProblemNote title="The export did not work" sentence={problem} />}
      {open === 'switchOn' && <SwitchOnDialog view={view} document={document} onClose={close} />}
      {open !== null && open !== 'switchOn' && (
        <ActDialog
          sessionId={view.protocolId}
          timeZone={timeZone}
          about={isolated(view.name)}
          form={formOf(open, view, document, { nowMs: serverNow(), timeZone })}
          onClose={close}
        />
      )}
    </div>
  );
}

function formOf(
  act: Exclude<DocumentAct, 'switchOn'>,
  view: ProtocolView,
  document: LineageDocument,
  now: { nowMs: number; timeZone: string },
) {
  switch (act) {
    case 'approve':
      return approveForm(view, document, now);
    case 'withdraw':
      return withdrawForm(view, document);
    case 'switchOff':
      return switchOffForm(view);
    case 'discard':
      return discardForm(view);
  }
}
