import { type Fetched, useFetched } from '#client/connection/use-fetched.ts';
import { useLive } from '#client/store/live.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { Answered } from '#client/ui/answered.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { checkProtocol } from '#shared/protocols/editing/check-protocol.ts';
import { compareProtocols } from '#shared/protocols/editing/compare-protocols.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { Finding, ProtocolChange, ProtocolView } from '#shared/wire/protocols.ts';
import { ChangeTable } from '../change-table.tsx';
import type { LineageDocument } from '../documents.ts';
import { versionUrl } from '../paths.ts';
import { switchOnForm } from './switch-on-form.ts';

interface Props {
  view: ProtocolView;
  document: LineageDocument;
  onClose: () => void;
}

/** Shows what switching a document on changes, and what has to be accepted. */
export function SwitchOnDialog({ view, document, onClose }: Props) {
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const judged = useJudged(view, document);
  if (judged.status !== 'ready')
    return (
      <Dialog title={`Switch on ${document.name}`} opened onClose={onClose} size="lg">
        <Answered fetched={judged} what="version">
          {() => null}
        </Answered>
      </Dialog>
    );
  const { findings, changes } = judged.answer;
  return (
    <ActDialog
      sessionId={view.protocolId}
      timeZone={timeZone}
      about={isolated(view.name)}
      form={switchOnForm(view.protocolId, document, findings)}
      onClose={onClose}
    >
      <ChangeTable
        changes={changes}
        before={view.version === null ? 'Where it began' : `Version ${isolated(view.version)}`}
        after="From now on"
        none="No rule changes."
      />
    </ActDialog>
  );
}

interface Judged {
  findings: readonly Finding[];
  changes: readonly ProtocolChange[];
}

/** What is found in a document and what it changes. Of the draft the server has said so; a version is fetched. */
function useJudged(
  { protocolId, version: standing, findings, changes }: ProtocolView,
  { version }: LineageDocument,
): Fetched<Judged> {
  const urlOf = (one: string | null) =>
    version === null || one === null ? null : versionUrl(protocolId, one);
  const asked = useFetched<Protocol>(urlOf(version));
  const before = useFetched<Protocol>(urlOf(standing));
  if (version === null) return { status: 'ready', answer: { findings, changes } };
  if (asked.status !== 'ready') return asked;
  if (before.status !== 'ready') return before;
  const answer = {
    findings: checkProtocol(asked.answer),
    changes: compareProtocols(before.answer, asked.answer),
  };
  return { status: 'ready', answer };
}
