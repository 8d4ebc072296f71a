import { useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { sendCommand } from '#client/connection/send-command.ts';
import { serverNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import { newestScore } from '#shared/clinical/facts.ts';
import { SCALE_SPECS } from '#shared/clinical/scales.ts';
import type { SessionCommand } from '#shared/commands.ts';
import { sentenceCase } from '#shared/sentence-case.ts';
import type { SessionState } from '#shared/state.ts';

const { levels } = SCALE_SPECS.suicideScreen;

/** The triage of the suicide screen, one touch; the words of the instrument are the clinic's own copy. */
export function ScreenAnswer({ state, label }: { state: SessionState; label: string }) {
  const { sending, send } = useSend();
  const [ids] = useState(() => new Map<number | null, string>());
  const standing = newestScore(state, 'suicideScreen')?.value;
  const record = (value: number | null) => {
    // Pressed again before it is recorded, it is the same entry.
    const entryId = ids.get(value) ?? newId();
    ids.set(value, entryId);
    return send(() => sendCommand(state.sessionId, scoreCommand(entryId, value))).then((recorded) => {
      if (recorded) ids.delete(value);
    });
  };
  return (
    <>
      {Object.entries(levels).map(([value, words]) => (
        <Act
          key={value}
          data-given={(standing === Number(value) && standing === 0) || undefined}
          data-unsettled={(standing === Number(value) && standing > 0) || undefined}
          aria-pressed={standing === Number(value)}
          aria-label={`${label}: ${words}`}
          onClick={() => void record(Number(value))}
        >
          {sentenceCase(words)}
        </Act>
      ))}
      <Act aria-label={`${label}: refused`} onClick={() => void record(null)}>
        Refused
      </Act>
      <SendingNote sending={sending} />
    </>
  );
}

function scoreCommand(entryId: string, value: number | null): SessionCommand {
  const content = {
    kind: 'score',
    takenAtMs: serverNow(),
    scale: 'suicideScreen',
    value,
    notObtained: value === null ? 'refused' : null,
  } as const;
  return {
    type: 'RecordSet',
    body: { reading: null, scores: [{ entryId, content }], rechecked: [], lateReason: null },
  };
}
