import { useEffect, useReducer, useRef, useState } from 'react';
import { ProblemError } from '#client/connection/api.ts';
import { elapsedMs, type Moment, momentNow } from '#client/store/elapsed.ts';
import { attemptSentence, waitOf } from './attempt-words.ts';

export interface Attempt {
  sending: boolean;
  sentence: string | null;
  /** JSON pointer to the field at fault, where the server names one. */
  pointer: string | null;
  /** The server asked to wait, and the wait is not over. */
  waiting: boolean;
  /** Runs the attempt; true when it succeeded. A second one while one is under way does nothing. */
  run: (
    work: () => Promise<unknown>,
    onRefused?: (kind: string, sentence: string) => void,
  ) => Promise<boolean>;
  /** What was said no longer holds: something was typed. */
  reconsider: () => void;
}

/** One attempt after another to prove who one is, or to be let in: what became of the last, and when to try again. */
export function useAttempt(): Attempt {
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<{ error: ProblemError; at: Moment } | null>(null);
  const busy = useRef(false);
  const waitMs = refused === null ? 0 : waitOf(refused.error) - elapsedMs(refused.at, momentNow());
  useEverySecond(waitMs > 0);

  async function run(
    work: () => Promise<unknown>,
    onRefused?: (kind: string, sentence: string) => void,
  ): Promise<boolean> {
    if (busy.current) return false;
    busy.current = true;
    setSending(true);
    try {
      await work();
      setRefused(null);
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setRefused({ error, at: momentNow() });
      onRefused?.(error.kind, error.problem.detail);
      return false;
    } finally {
      busy.current = false;
      setSending(false);
    }
  }

  const sentence = refused === null ? null : attemptSentence(refused.error, waitMs);
  return {
    sending,
    sentence,
    pointer: refused?.error.problem.pointer ?? null,
    waiting: waitMs > 0,
    run,
    reconsider: () => {
      if (waitMs <= 0) setRefused(null);
    },
  };
}

function useEverySecond(on: boolean): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(redraw, 1000);
    return () => clearInterval(timer);
  }, [on]);
}

/** Why the act that sends the attempt cannot be done now; null when it can. `missing`: what is still to be filled in. */
export function attemptBlock({ sending, waiting, sentence }: Attempt, missing: string | null): string | null {
  if (sending) return 'Asking the server';
  return waiting ? sentence : missing;
}
