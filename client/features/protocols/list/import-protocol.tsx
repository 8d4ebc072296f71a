import { FileInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { Act } from '#client/ui/act.tsx';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import formStyles from '#client/ui/form.module.css';
import { readProtocolFile } from './read-protocol-file.ts';

interface Props {
  onClose: () => void;
  onImported: (protocolId: string) => void;
}

/** Takes in a protocol that another clinic has exported: it comes as a draft, without anybody's approval. */
export function ImportProtocol({ onClose, onImported }: Props) {
  const [ids] = useState(() => ({ commandId: newId(), protocolId: newId() }));
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const { sending, send } = useSend();

  async function take(event: FormEvent): Promise<void> {
    event.preventDefault();
    const done = await send(async () => {
      if (file === null) return notSent('File: not chosen yet.');
      const read = readProtocolFile(file.name, file.size, await file.text());
      if (!read.ok) return notSent(read.sentence);
      const typed = name.trim();
      const body = { ...ids, name: typed === '' ? null : typed, document: read.document };
      return recordOverHttp('/api/v1/protocols/import', body);
    });
    if (done) onImported(ids.protocolId);
  }

  return (
    <Dialog title="Import a protocol" opened onClose={onClose}>
      <form className={formStyles.form} noValidate onSubmit={(event) => void take(event)}>
        <p>It comes as a draft. An approval of another clinic does not come with it.</p>
        <FileInput
          label="File"
          description="As another clinic has exported it: a name that ends in .json"
          accept="application/json,.json"
          placeholder="Choose a file"
          size="lg"
          required
          value={file}
          onChange={setFile}
          data-autofocus
        />
        <TextInput
          label="Name"
          description="Empty: as it is called in the file"
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <SendingNote sending={sending} />
        <div className={formStyles.acts}>
          <Act onClick={onClose}>Not now</Act>
          <Act look="primary" type="submit" blockedBy={sending.state === 'sending' ? 'Sending' : null}>
            Import
          </Act>
        </div>
      </form>
    </Dialog>
  );
}
