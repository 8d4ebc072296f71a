import { forgetBoard } from '#client/store/board.ts';
import { takeColleagues } from '#client/store/colleagues.ts';
import { forgetClinic, setMe, useLive } from '#client/store/live.ts';
import { processNow } from '#client/store/now.ts';
import { forgetAllFacts } from '#client/store/session-facts.ts';
import type { SignedIn } from '#shared/wire/people.ts';
import { apiGet, ProblemError } from './api.ts';
import { noteDisplay } from './display.ts';
import { noteTouch } from './touches.ts';

/** Clocks of two machines differ a little: what ended this close to its time has run out. */
const ABOUT_NOW_MS = 60_000;

let changing: Promise<unknown> = Promise.resolve();

/** Runs what changes who holds this station; until it is done nobody is asked who that is. */
export function changeHands<T>(work: () => Promise<T>): Promise<T> {
  const done = work();
  changing = done.catch(() => undefined);
  return done;
}

/** Who holds this station by the server's word; null: nobody. `unanswered`: it could not be asked. */
export async function askMe(): Promise<SignedIn | null | 'unanswered'> {
  await changing;
  try {
    return await apiGet<SignedIn>('/api/v1/me');
  } catch (why) {
    return why instanceof ProblemError && why.problem.status === 401 ? null : 'unanswered';
  }
}

/** Asked once when the page opens, and again until there is an answer. */
export async function findMe(): Promise<void> {
  const who = await askMe();
  if (who === 'unanswered') setTimeout(() => void findMe(), 2000);
  else takeMe(who);
}

/** Takes over who is at this screen. Somebody who has just proved it counts as a touch. */
export function takeMe(who: SignedIn | null): void {
  const before = useLive.getState().me;
  const proved = who?.kind === 'staff' && !who.locked;
  if (proved && (before === null || before.locked || before.staffId !== who.staffId)) noteTouch();
  noteDisplay(who);
  setMe(who);
}

/** Nobody is signed in here any more: every patient this screen held is forgotten. What is kept to be sent stays. */
export function forgetEverything(why: string | null): void {
  forgetBoard();
  forgetAllFacts();
  takeColleagues([]);
  forgetClinic(why);
}

/** The server says that nobody is signed in here, though somebody was. */
export function fallToSignIn(): void {
  const { me, display } = useLive.getState();
  if (me === null && display === null) return;
  const ranOut = me !== null && me.expiresAtMs - processNow() < ABOUT_NOW_MS;
  forgetEverything(ranOut ? 'Signed out after 12 hours.' : 'This sign-in was ended elsewhere.');
}
