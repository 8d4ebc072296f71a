import { takeColleagues } from '#client/store/colleagues.ts';
import { forgetAllDrafts, forgetDraft } from '#client/store/drafts.ts';
import { useLive } from '#client/store/live.ts';
import type { Colleague, SignedIn } from '#shared/wire/people.ts';
import { apiGet, apiSend, apiSendAnyway } from './api.ts';
import { connectNow } from './link.ts';
import { forgetLock } from './lock.ts';
import { changeHands, forgetEverything, takeMe } from './me.ts';

/** Whom somebody looked for is nobody else's business. */
const SEARCH = 'find-patient';

/** A proof of who one is: the PIN, or the passphrase with the code where a second factor is set. */
export type Proof = { pin: string } | { passphrase: string; code?: string };

/** Somebody is let in by what they just sent; whoever held this station before does so no more. */
export async function letIn(path: string, body: unknown): Promise<void> {
  await changeHands(async () => {
    const { me, display } = useLive.getState();
    const isLinked = me !== null || display !== null;
    takeMe(await apiSendAnyway<SignedIn>('POST', path, body));
    if (isLinked) await connectNow();
  });
}

export async function signIn(body: {
  name: string;
  passphrase: string;
  clinic?: string;
  code?: string;
}): Promise<void> {
  await letIn('/api/v1/sign-in', body);
}

/**
 * The station goes to a colleague, or back to the person it locked for; what is on it stays. Resolves once it shows what
 * they may see.
 */
export async function switchPerson(staffId: string, proof: Proof): Promise<void> {
  await changeHands(async () => {
    const who = await apiSendAnyway<SignedIn>('POST', '/api/v1/station/switch', { staffId, ...proof });
    forgetLock();
    takeMe(who);
    await connectNow();
  });
}

/** Signs out and forgets every patient this screen held. Drafts go too, unless they are left for a colleague. */
export async function signOut(drafts: 'forgotten' | 'left'): Promise<void> {
  await changeHands(async () => {
    await apiSendAnyway<null>('POST', '/api/v1/sign-out', {});
    if (drafts === 'forgotten') forgetAllDrafts();
    forgetDraft(SEARCH);
    forgetEverything(null);
  });
}

/** Ends every sign-in of this person, this one too. Throws ProblemError. */
export async function signOutEverywhere(passphrase: string): Promise<void> {
  await changeHands(async () => {
    await apiSend<null>('POST', '/api/v1/me/sign-out-everywhere', { passphrase });
    forgetEverything('Signed out everywhere.');
  });
}

/** Asks anew who may take over this station. Throws ProblemError. */
export async function askColleagues(): Promise<void> {
  const { colleagues } = await apiGet<{ colleagues: Colleague[] }>('/api/v1/station/colleagues');
  takeColleagues(colleagues);
}
