import { useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { sendCommand } from '#client/connection/send-command.ts';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import classes from './alerts.module.css';

interface Props {
  sessionId: string;
  chairId: string | null;
}

/** One press raises a critical alert on every screen, without any vitals. A second press before the answer repeats. */
export function EmergencyButton({ sessionId, chairId }: Props) {
  const [alertId, setAlertId] = useState(newId);
  const { sending, send } = useSend();
  async function raise() {
    const text = chairId === null ? 'Emergency, help needed' : `Emergency, help needed at chair ${chairId}`;
    const raised = await send(() =>
      sendCommand(sessionId, { type: 'RaiseAlert', body: { alertId, severity: 'critical', text } }),
    );
    if (raised) setAlertId(newId());
  }
  return (
    <div className={classes.emergency}>
      <button type="button" onClick={() => void raise()}>
        Emergency
      </button>
      <SendingNote sending={sending} />
    </div>
  );
}
