import { useFetched } from '#client/connection/use-fetched.ts';
import { useLive } from '#client/store/live.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
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
  if (judged === null) return null;
  return (
    <ActDialog
      sessionId={view.protocolId}
      timeZone={timeZone}
      about={isolated(view.name)}
      form={switchOnForm(view.protocolId, document, judged.findings)}
      onClose={onClose}
      size="lg"
    >
      <ChangeTable
        changes={judged.changes}
        before={view.version === null ? 'Where it began' : `Version ${isolated(view.version)}`}
        after="From now on"
        none="No rule changes."
      />
    </ActDialog>
  );
}

/** What is found in a document and what it changes. Of the draft the server has said so; a version is fetched. */
function useJudged(
  { protocolId, version: standing, findings, changes }: ProtocolView,
  { version }: LineageDocument,
): { findings: readonly Finding[]; changes: readonly ProtocolChange[] } | null {
  const urlOf = (one: string | null) =>
    version === null || one === null ? null : versionUrl(protocolId, one);
  const asked = useFetched<Protocol>(urlOf(version));
  const before = useFetched<Protocol>(urlOf(standing));
  if (version === null) return { findings, changes };
  if (asked.status !== 'ready' || before.status !== 'ready') return null;
  return { findings: checkProtocol(asked.answer), changes: compareProtocols(before.answer, asked.answer) };
}
