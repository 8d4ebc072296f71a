import { useState } from 'react';
import { Link } from 'wouter';
import { sendCommand } from '#client/connection/send-command.ts';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { ChairSquare } from '#client/ui/chair-square.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { severityLook } from '#client/ui/severity.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import { TAKE_OVER_HASH } from '#client/ui/take-over-hash.ts';
import { initials } from '#shared/limit-summary.ts';
import type { Right } from '#shared/rights.ts';
import { chairOf, queueName } from './people.ts';
import type { QueueRow } from './queue.ts';
import styles from './queue-row.module.css';

interface Props {
  row: QueueRow;
  /** What to say once nothing is needed any more: the row then only keeps its place under the hand that is on it. */
  settled: string | null;
  wall: boolean;
  onRecord: (sessionId: string) => void;
  onPoint: () => void;
  onFocus: () => void;
}

export function QueueRowView({ row, settled, wall, onRecord, onPoint, onFocus }: Props) {
  const { summary, severity, seen, title, context } = row;
  const wallNames = useLive((live) => live.clinic?.settings.wallShowsNames === true);
  const name = wall && !wallNames ? isolated(initials(summary.identity.name)) : queueName(summary);
  const shown = settled === null ? severity : null;
  const look = shown === null ? null : severityLook(shown);
  return (
    <li
      className={styles.row}
      data-severity={look !== null && !seen ? look.key : undefined}
      data-seen={look !== null && seen ? look.key : undefined}
      data-density={wall ? 'wall' : undefined}
      onPointerEnter={onPoint}
      onFocus={onFocus}
      tabIndex={-1}
    >
      <ChairSquare
        chairId={chairOf(summary)}
        severity={shown}
        seen={seen}
        inverted={shown === 'critical' && !seen}
      />
      <div className={styles.text}>
        <p className={styles.title}>
          {shown !== null && <SeverityMark severity={shown} />} {settled ?? title}
        </p>
        <p className={styles.context}>
          {name}
          {context !== '' && settled === null && ` · ${context}`}
        </p>
      </div>
      {!wall && settled === null && <RowActButton row={row} onRecord={onRecord} />}
    </li>
  );
}

const RIGHT_OF: Record<QueueRow['act']['kind'], Right> = {
  acknowledge: 'AcknowledgeAlert',
  record: 'RecordSet',
  open: 'seeSession',
  takeOver: 'TakeOver',
};

function RowActButton({ row, onRecord }: Pick<Props, 'row' | 'onRecord'>) {
  const { act, summary } = row;
  // To whoever may not act the row says who needs somebody, and no more.
  if (!useRights().may(RIGHT_OF[act.kind])) return null;
  const who = `, chair ${chairOf(summary) ?? 'none'}, ${queueName(summary)}`;
  const name = (
    <>
      {act.label}
      <span className="visually-hidden">{who}</span>
    </>
  );
  switch (act.kind) {
    case 'acknowledge':
      // A new episode is a new button: a press that began on the old one does not land on it.
      return <AcknowledgeButton key={act.episodeId} row={row} episodeId={act.episodeId} />;
    case 'record':
      return (
        <Act data-row-act="record" onClick={() => onRecord(row.sessionId)}>
          {name}
        </Act>
      );
    case 'takeOver':
    case 'open':
      return (
        <Link
          className={styles.open}
          data-row-act="open"
          href={`/sessions/${row.sessionId}${act.kind === 'takeOver' ? TAKE_OVER_HASH : ''}`}
        >
          {name}
        </Link>
      );
  }
}

function AcknowledgeButton({ row, episodeId }: { row: QueueRow; episodeId: string }) {
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const send = async (button: HTMLElement) => {
    // The next alert of this patient brings a new button here: a second Enter must not land on it unread.
    if (document.activeElement === button) button.closest('li')?.focus();
    setSending(true);
    const outcome = await sendCommand(row.sessionId, { type: 'AcknowledgeAlert', body: { episodeId } });
    setSending(false);
    setRefused(outcome.state === 'refused' ? outcome.problem.sentence : null);
  };
  const { summary } = row;
  return (
    <>
      <Act
        data-row-act="acknowledge"
        blockedBy={sending ? 'Sending' : null}
        onClick={(event) => void send(event.currentTarget)}
      >
        Acknowledge
        <span className="visually-hidden">
          , chair {chairOf(summary) ?? 'none'}, {queueName(summary)}
        </span>
      </Act>
      {refused !== null && (
        <p className={styles.refused} role="alert">
          {refused}
        </p>
      )}
    </>
  );
}
