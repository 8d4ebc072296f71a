import { useState } from 'react';
import { askedIds } from '#client/connection/ids.ts';
import { sendCommand } from '#client/connection/send-command.ts';
import { useBoard } from '#client/store/board.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { actorName, KIND_WORDS } from '#client/ui/entry-words.ts';
import { formatClock, formatClockSeconds } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { hasOnTimeBaseline } from '#shared/clinical/baseline.ts';
import { INCIDENT_NAMES } from '#shared/clinical/dosing/devices.ts';
import { firstDoseAtMs } from '#shared/clinical/facts.ts';
import type { SessionState } from '#shared/state.ts';
import { acceptBaseline } from '../acts/dosing.ts';
import { entrySource, methodText } from '../readout/set-source.ts';
import { contentText } from '../words.ts';
import classes from './entry.module.css';
import { correctEntry, endSymptom, moveReading, withdrawEntry } from './entry-acts.ts';
import { EntryHistory } from './entry-history.tsx';

interface Props {
  state: SessionState;
  entryId: string;
  openAct: OpenAct;
  onClose: () => void;
}

/** One entry whole: what it says, from whom, all its versions, and what can be done about it. */
export function EntryDialog({ state, entryId, openAct, onClose }: Props) {
  const { summaries } = useBoard();
  const [idOf] = useState(askedIds);
  const { sending, send } = useSend();
  const entry = state.entries[entryId];
  const content = entry?.versions.at(-1)?.content;
  if (entry === undefined || content === undefined) return null;
  const zone = state.timeZone;
  const review = { type: 'ReviewEntry', body: { entryId } } as const;
  const method = content.kind === 'reading' ? methodText(content) : '';
  const others = Object.values(summaries).filter(({ sessionId }) => sessionId !== state.sessionId);
  const t0Ms = firstDoseAtMs(state);
  const isPreDose = t0Ms === null || content.takenAtMs <= t0Ms;
  const mayBecomeBaseline =
    content.kind === 'reading' &&
    content.vitals.systolicMmHg !== undefined &&
    (isPreDose || !hasOnTimeBaseline(state));
  /** Another dialog takes the place of this one: two at once would hide whose turn it is. */
  const turnTo: OpenAct = (build) => {
    onClose();
    openAct(build);
  };
  return (
    <Dialog
      title={`${KIND_WORDS[content.kind]}, ${formatClock(content.takenAtMs, zone)}`}
      opened
      onClose={onClose}
      size="lg"
    >
      <div className={classes.entry}>
        <p className={classes.content}>
          {entry.withdrawn === null ? contentText(content) : <s>{contentText(content)}</s>}
        </p>
        <p>
          {entrySource(state, entry)}
          {method !== '' && `, ${method}`}
          {content.kind === 'reading' && content.quality === 'questionable' && ', signal questionable'} ·
          recorded {formatClockSeconds(entry.recordedAtMs, zone)} by {actorName(entry.by)}
        </p>
        {content.kind === 'symptom' && (
          <p>{content.endAtMs === null ? 'Goes on' : `Ended ${formatClock(content.endAtMs, zone)}`}</p>
        )}
        {content.kind === 'dose' && content.incident !== undefined && (
          <p>
            {INCIDENT_NAMES[content.incident.kind]} at {formatClock(content.incident.atMs, zone)}
          </p>
        )}
        {entry.lateReason !== null && <p>Entered late: {isolated(entry.lateReason)}</p>}
        {entry.movedFromSessionId !== null && <p>Moved here from another session.</p>}
        {entry.reviewed !== null && (
          <p>
            Accepted {formatClock(entry.reviewed.atMs, zone)} by {actorName(entry.reviewed.by)}
          </p>
        )}
        {entry.withdrawn !== null && (
          <p>
            {entry.withdrawn.movedToSessionId === null ? 'Entered in error' : 'Moved to another session'},{' '}
            {formatClock(entry.withdrawn.atMs, zone)} by {actorName(entry.withdrawn.by)}:{' '}
            {isolated(entry.withdrawn.reason)}
          </p>
        )}
        <EntryHistory entry={entry} timeZone={zone} />
        {entry.withdrawn === null && (
          <div className={classes.acts}>
            {entry.needsReview && entry.reviewed === null && (
              <Act
                look="primary"
                onClick={() =>
                  void send(() => sendCommand(state.sessionId, review, { commandId: idOf(review) }))
                }
              >
                Accept: re-checked
              </Act>
            )}
            {content.kind === 'symptom' && content.endAtMs === null && (
              <Act onClick={() => turnTo(endSymptom(entryId))}>Symptom ended</Act>
            )}
            <Act onClick={() => turnTo(correctEntry(entryId))}>Correct</Act>
            <Act onClick={() => turnTo(withdrawEntry(entryId))}>Entered in error</Act>
            {content.kind === 'reading' && (
              <Act onClick={() => turnTo(moveReading(entryId, others))}>Move to another patient</Act>
            )}
            {mayBecomeBaseline && (
              <Act look="quiet" onClick={() => turnTo(acceptBaseline(entryId))}>
                {isPreDose ? 'Accept as baseline' : 'Accept as late baseline'}
              </Act>
            )}
          </div>
        )}
        <SendingNote sending={sending} />
      </div>
    </Dialog>
  );
}
