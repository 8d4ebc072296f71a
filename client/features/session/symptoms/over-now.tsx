import { useState } from 'react';
import { askedIds } from '#client/connection/ids.ts';
import { sendCommand } from '#client/connection/send-command.ts';
import { serverNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { SessionState } from '#shared/state.ts';
import { endSymptom } from '../entry/entry-acts.ts';

interface Props {
  state: SessionState;
  entryId: string;
  /** The symptom, for those who hear the screen. */
  text: string;
  openAct: OpenAct;
}

/** Ends a symptom now, with one touch. Once the session has ended, "now" is no time of it: then the time is asked. */
export function OverNow({ state, entryId, text, openAct }: Props) {
  const { sending, send } = useSend();
  const [idOf] = useState(askedIds);
  const end = () => {
    const command = endingNow(state, entryId, serverNow());
    if (command === null) return;
    void send(() => sendCommand(state.sessionId, command, { commandId: idOf(command) }));
  };
  return (
    <>
      <Act
        aria-label={`Over now: ${text}`}
        blockedBy={sending.state === 'sending' ? 'Sending' : null}
        onClick={() => (state.end === null ? end() : openAct(endSymptom(entryId)))}
      >
        Over now
      </Act>
      <SendingNote sending={sending} />
    </>
  );
}

/** The symptom with its end; null: it has ended, or is in error. */
export function endingNow(state: SessionState, entryId: string, nowMs: number): SessionCommand | null {
  const entry = state.entries[entryId];
  const content = entry?.versions.at(-1)?.content;
  if (content?.kind !== 'symptom' || content.endAtMs !== null || entry?.withdrawn !== null) return null;
  const version = entry.versions.length;
  return {
    type: 'CorrectEntry',
    body: { entryId, version, content: { ...content, endAtMs: nowMs }, reason: 'Symptom over' },
  };
}
