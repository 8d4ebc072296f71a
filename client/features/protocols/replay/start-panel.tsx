import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { Act } from '#client/ui/act.tsx';
import choices from '#client/ui/act-form/act-form.module.css';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import { Panel } from '#client/ui/panel.tsx';
import { sentenceCase } from '#shared/sentence-case.ts';
import { MOST_REPLAYED } from '#shared/wire/protocol-replays.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { documentsOf } from '../documents.ts';
import { lineageUrl } from '../paths.ts';
import styles from './replay.module.css';
import { FIRST_SESSIONS, type StartAsked, sessionsAsked } from './start-form.ts';

interface Props {
  view: ProtocolView;
  /** Why none can be started now; null: one can. */
  blockedBy: string | null;
  onStarted: () => void;
}

const BOX = { root: choices.choice, body: choices.choiceBody, labelWrapper: choices.choiceLabel };

/** Which document is tried, on which sessions, and on how many. */
export function StartPanel({ view, blockedBy, onStarted }: Props) {
  const documents = documentsOf(view);
  const [asked, setAsked] = useState<StartAsked>({ hash: '', source: 'stored', sessions: FIRST_SESSIONS });
  const { sending, send } = useSend();
  // A draft that was saved again has another hash: what was chosen before is no document any more.
  const hash = documents.some((one) => one.hash === asked.hash) ? asked.hash : (documents[0]?.hash ?? '');

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault();
    const started = await send(async () => {
      const count = sessionsAsked(asked.sessions);
      if (!count.ok) return notSent(count.sentence);
      const body = { commandId: newId(), hash, source: asked.source, sessions: count.sessions };
      return recordOverHttp(lineageUrl(view.protocolId, '/replays'), body);
    });
    if (started) onStarted();
  }

  return (
    <Panel title="Replay sessions">
      <p>
        Sessions that are over, and that gave their dose in the same form, are judged again: under this
        protocol beside the one they were watched under. Nothing in them changes.
      </p>
      <form className={styles.start} noValidate onSubmit={(event) => void start(event)}>
        <NativeSelect
          label="Document"
          size="lg"
          data={documents.map((one) => ({ value: one.hash, label: sentenceCase(one.name) }))}
          value={hash}
          onChange={({ currentTarget }) => setAsked({ ...asked, hash: currentTarget.value })}
        />
        <TextInput
          label="Sessions"
          description={`Newest first, at most ${MOST_REPLAYED}`}
          inputMode="numeric"
          value={asked.sessions}
          onChange={({ currentTarget }) => setAsked({ ...asked, sessions: currentTarget.value })}
        />
        <Radio.Group
          label="Which sessions"
          value={asked.source}
          onChange={(source) =>
            setAsked({ ...asked, source: source === 'simulated' ? 'simulated' : 'stored' })
          }
        >
          <div className={choices.choices}>
            <Radio size="sm" value="stored" label="stored: of this clinic" classNames={BOX} />
            <Radio size="sm" value="simulated" label="simulated: made up" classNames={BOX} />
          </div>
        </Radio.Group>
        <SendingNote sending={sending} />
        <Act look="primary" type="submit" blockedBy={sending.state === 'sending' ? 'Sending' : blockedBy}>
          Replay
        </Act>
      </form>
    </Panel>
  );
}
