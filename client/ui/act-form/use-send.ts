import { useRef, useState } from 'react';
import { ProblemError } from '#client/connection/api.ts';
import type { SendOutcome } from '#client/connection/send-command.ts';

export type Sending =
  | { state: 'idle' | 'sending' }
  | { state: 'refused'; sentence: string }
  | { state: 'kept'; why: string };

/**
 * Sends one act at a time and keeps what became of it beside the control that sent it. `send` answers true when the
 * act is recorded. A second press while one is on its way does nothing.
 */
export function useSend(): { sending: Sending; send: (run: () => Promise<SendOutcome>) => Promise<boolean> } {
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const busy = useRef(false);
  async function send(run: () => Promise<SendOutcome>): Promise<boolean> {
    if (busy.current) return false;
    busy.current = true;
    setSending({ state: 'sending' });
    try {
      const outcome = await run();
      if (outcome.state === 'recorded') setSending({ state: 'idle' });
      else if (outcome.state === 'refused') {
        setSending({ state: 'refused', sentence: outcome.problem.sentence });
      } else setSending({ state: 'kept', why: outcome.why });
      return outcome.state === 'recorded';
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setSending({ state: 'refused', sentence: error.problem.detail });
      return false;
    } finally {
      busy.current = false;
    }
  }
  return { sending, send };
}
