import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SignedInPerson } from '#shared/wire/people.ts';
import type { Premises } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import { cookieName, cookieOptions, tokenIn } from './cookie.ts';
import { rememberAtStation } from './known-stations.ts';
import { type SignIn, signInsOf, whoIs } from './sign-in.ts';
import { signedInPerson } from './signed-in.ts';

/** Gives the station its cookies: the sign-in, and that it knows this person from now on. */
export function welcome(
  premises: Premises,
  request: FastifyRequest,
  reply: FastifyReply,
  begun: { token: string; signIn: SignIn },
): SignedInPerson {
  const { signIn } = begun;
  giveCookie(reply, premises, begun.token, signIn.expiresAtMs - premises.processNow());
  rememberAtStation(premises, request, reply, signIn.clinicId, signIn.actor.staffId);
  return signedInPerson(signIn);
}

/** The sign-in that the station held before; whoever signs in now takes its place. */
export async function heldBefore(premises: Premises, { headers }: FastifyRequest): Promise<SignIn | null> {
  const token = tokenIn(headers.cookie, premises.secure);
  return token === undefined ? null : whoIs(premises, token);
}

/** Does one thing at a time at a station, and only while this sign-in still holds it: one token becomes one other. */
export function whileHeld<T>(premises: Premises, held: SignIn, task: () => Promise<T>): Promise<T> {
  return premises.tries.inTurn(`station ${held.tokenHash}`, async () => {
    const [still] = await signInsOf(premises, [held.tokenHash]);
    if (still === undefined) throw new ProblemReply(problem('not-signed-in', 401, 'Sign in first.'));
    return task();
  });
}

export function giveCookie(reply: FastifyReply, { secure }: Premises, token: string, lastsMs: number): void {
  reply.setCookie(cookieName(secure), token, cookieOptions(secure, lastsMs));
}

export function takeCookie(reply: FastifyReply, { secure }: Premises): void {
  reply.clearCookie(cookieName(secure), cookieOptions(secure, 0));
}
