import { useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { useLive } from '#client/store/live.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { type ActForm, must } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ProtocolSummary } from '#shared/wire/protocols.ts';

interface Props {
  from: Pick<ProtocolSummary, 'protocolId' | 'name'>;
  /** null: what an editor begins with. */
  version: string | null;
  onClose: () => void;
  onForked: (protocolId: string) => void;
}

/** Begins the clinic's own protocol from another; its id is made with the dialog, so that it is begun once. */
export function ForkProtocol({ from, version, onClose, onForked }: Props) {
  const [protocolId] = useState(newId);
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const form: ActForm = {
    key: 'fork',
    title: `Fork ${isolated(from.name)}`,
    lines: [
      'A fork is the clinic’s own: it begins as a draft, and nothing is opened under it until it is switched on.',
    ],
    fields: [
      {
        kind: 'text',
        name: 'name',
        label: 'Name',
        hint: 'As it stands where a session is opened, and on every session under it.',
        required: true,
        initial: `${from.name}, ours`,
      },
    ],
    act: 'Fork',
    send: async (answers, { entryId: commandId }) => {
      const body = {
        commandId,
        protocolId,
        from: { protocolId: from.protocolId, version },
        name: must(answers, 'name'),
      };
      return recordOverHttp('/api/v1/protocols/fork', body, { onAnswer: () => onForked(protocolId) });
    },
  };
  return (
    <ActDialog
      sessionId={from.protocolId}
      timeZone={timeZone}
      about={isolated(from.name)}
      form={form}
      onClose={onClose}
    />
  );
}
