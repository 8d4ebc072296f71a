import { useRef, useState } from 'react';
import { sendCommand } from '#client/connection/send-command.ts';
import type { Sending } from '#client/ui/act-form/use-send.ts';
import type { SessionCommand } from '#shared/commands.ts';

const IDLE: Sending = { state: 'idle' };

/**
 * Sends commands one after another in their order, each with what became of it by its key. After one that was not recorded
 * the rest is not sent: whoever sent them sees where it stopped.
 */
export function useSendEach(sessionId: string): {
  of: (key: string) => Sending;
  busy: boolean;
  sendEach: (commands: readonly (readonly [key: string, command: SessionCommand])[]) => Promise<void>;
} {
  const [all, setAll] = useState<Readonly<Record<string, Sending>>>({});
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const put = (key: string, sending: Sending) => setAll((before) => ({ ...before, [key]: sending }));

  async function sendEach(commands: readonly (readonly [string, SessionCommand])[]): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    for (const [key] of commands) put(key, { state: 'sending' });
    let stopped: Sending | null = null;
    for (const [key, command] of commands) {
      if (stopped !== null) {
        put(key, { state: 'refused', sentence: 'Not sent: one before it was not recorded.' });
        continue;
      }
      const outcome = await sendCommand(sessionId, command);
      if (outcome.state === 'recorded') put(key, IDLE);
      else {
        stopped =
          outcome.state === 'refused'
            ? { state: 'refused', sentence: outcome.problem.sentence }
            : { state: 'kept', why: outcome.why };
        put(key, stopped);
      }
    }
    running.current = false;
    setBusy(false);
  }
  return { of: (key) => all[key] ?? IDLE, busy, sendEach };
}
