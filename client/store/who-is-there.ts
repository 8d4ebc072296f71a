import { create } from 'zustand';
import { useLive } from './live.ts';

/**
 * locked    something was to be done at a locked station
 * switch    somebody else wants to be at this station
 * expiring  the sign-in ends soon; the passphrase begins a new one
 */
export type WhoReason = 'locked' | 'switch' | 'expiring';

interface Question {
  why: WhoReason;
  answered: Promise<boolean>;
  settle: (answered: boolean) => void;
}

/** The open question who is at this station; null when nobody is asked. */
export const whoQuestion = create<{ asked: Question | null }>(() => ({ asked: null }));

/** Asks who is there; true once somebody has said and proved it. All who ask meanwhile get the one answer. */
export function askWho(why: WhoReason): Promise<boolean> {
  const open = whoQuestion.getState().asked;
  if (open !== null) return open.answered;
  let settle: (answered: boolean) => void = () => undefined;
  const answered = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  whoQuestion.setState({ asked: { why, answered, settle } });
  return answered;
}

/** Ends the question: somebody proved who they are, or it was closed without an answer. */
export function settleWho(answered: boolean): void {
  const { asked } = whoQuestion.getState();
  whoQuestion.setState({ asked: null });
  asked?.settle(answered);
}

/** True at once at an open station; at a locked one once somebody has said who they are, false when nobody does. */
export async function somebodyIsThere(): Promise<boolean> {
  return useLive.getState().me?.locked === true ? askWho('locked') : true;
}
