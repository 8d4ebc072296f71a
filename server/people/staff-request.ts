import type { FastifyRequest } from 'fastify';
import type { SessionCommand } from '#shared/commands.ts';
import type { House } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import { type Act, mayDo, RIGHTS } from './rights.ts';
import { SIGN_IN_COOKIE, type SignIn, whoIs } from './sign-in.ts';

declare module 'fastify' {
  interface FastifyRequest {
    signIn: SignIn | null;
  }
}

/** Hook of every staff route: who is asking, or 401. */
export function staffOnly(house: House): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    request.signIn = await whoIs(house, request.cookies[SIGN_IN_COOKIE]);
    if (request.signIn === null) throw new ProblemReply(problem('not-signed-in', 401, 'Sign in first.'));
  };
}

/** The signed-in person of a staff route. */
export function signedIn(request: FastifyRequest): SignIn {
  if (request.signIn === null) throw new Error('a staff route was registered without its hook');
  return request.signIn;
}

/** The signed-in person, if their role may do this; else 403. */
export function allowed(request: FastifyRequest, act: SessionCommand['type'] | Act): SignIn {
  const signIn = signedIn(request);
  if (!mayDo(signIn.actor.role, act))
    throw new ProblemReply(problem('notAllowed', 403, `Only a ${RIGHTS[act].join(' or ')} can do this.`));
  return signIn;
}
