import type { FastifyReply } from 'fastify';
import { type SignedIn, signInBodySchema } from '#shared/wire/api.ts';
import type { House } from '../house.ts';
import { problem, sendProblem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { SIGN_IN_COOKIE, SIGN_IN_LASTS_MS, signIn, signOut } from './sign-in.ts';
import type { StaffActor } from './staff.ts';
import { signedIn, staffOnly } from './staff-request.ts';

const COOKIE = { path: '/', httpOnly: true, sameSite: 'strict', maxAge: SIGN_IN_LASTS_MS / 1000 } as const;
const TAGS = ['people'];

/** Signing in and out. `disconnect` ends the sockets of a sign-in that is over. */
export function peopleRoutes(app: Routes, house: House, disconnect: (tokenHash: string) => void): void {
  app.post(
    '/api/v1/sign-in',
    {
      schema: {
        tags: TAGS,
        summary: 'Sign in; sets the cookie that every staff route asks for',
        body: signInBodySchema,
      },
    },
    async (request, reply) => {
      const found = await signIn(house, request.body.name, request.body.passphrase);
      if (found === null)
        return sendProblem(
          reply,
          problem('wrong-sign-in', 401, 'Name and passphrase do not belong together.'),
        );
      reply.setCookie(SIGN_IN_COOKIE, found.token, COOKIE);
      return answer(found.signIn.actor);
    },
  );

  const hook = { onRequest: staffOnly(house) };
  app.post(
    '/api/v1/sign-out',
    { ...hook, schema: { tags: TAGS, summary: 'Sign out; live screens of this sign-in are cut off' } },
    async (request, reply: FastifyReply) => {
      const current = signedIn(request);
      await signOut(house, current);
      disconnect(current.tokenHash);
      reply.clearCookie(SIGN_IN_COOKIE, COOKIE);
      return reply.code(204).send();
    },
  );
  app.get('/api/v1/me', { ...hook, schema: { tags: TAGS, summary: 'Who is signed in' } }, async (request) =>
    answer(signedIn(request).actor),
  );
}

function answer({ staffId, name, role }: StaffActor): SignedIn {
  return { staffId, name, role };
}
