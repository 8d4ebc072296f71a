import type { FastifyReply, FastifyRequest } from 'fastify';
import { signInBodySchema } from '#shared/wire/people.ts';
import { listClinics } from '../clinic/clinic.ts';
import { leaveScreen } from '../displays/pairing.ts';
import { houseOf, type Premises } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { nameKey } from '../log/name-key.ts';
import { callerIn } from './admission.ts';
import { cookieName, cookieOptions } from './cookie.ts';
import { isPassphrase } from './passphrase.ts';
import { beginSignIn, noteStaff, SIGN_IN_LASTS_MS } from './sign-in.ts';
import { signedIn, signedInPerson } from './signed-in.ts';
import { findByName } from './staff.ts';

const TAGS = ['people'];

/** Signing in and out. `rightsChanged` cuts the open screens of what has ended. */
export function peopleRoutes(app: Routes, premises: Premises, rightsChanged: () => Promise<void>): void {
  app.post(
    '/api/v1/sign-in',
    {
      config: { act: 'signIn' },
      schema: {
        tags: TAGS,
        summary: 'Sign in; sets the cookie that every staff route asks for',
        body: signInBodySchema,
      },
    },
    async (request, reply) => {
      const { name, passphrase, clinic } = request.body;
      const clinics = await listClinics(premises);
      const [only] = clinics;
      const meant =
        clinics.length === 1 ? only : clinics.find((other) => nameKey(other.name) === nameKey(clinic ?? ''));
      const house = houseOf(premises, meant?.clinicId ?? '');
      const person = await findByName(house, name);
      const fits = await isPassphrase(passphrase, person?.passphraseHash ?? null);
      if (person !== null && !fits)
        await noteStaff(house, person.actor, {
          type: 'StaffSignInRefused',
          body: { why: 'wrong passphrase' },
        });
      if (person === null || !fits)
        throw new ProblemReply(problem('wrong-sign-in', 401, 'Name and passphrase do not belong together.'));
      const { token, signIn } = await beginSignIn(house, person.actor, 'passphrase');
      giveCookie(reply, premises, token, SIGN_IN_LASTS_MS);
      return signedInPerson(signIn);
    },
  );

  app.post(
    '/api/v1/sign-out',
    {
      config: { act: 'leave' },
      schema: { tags: TAGS, summary: 'Sign out; live screens of this sign-in are cut off' },
    },
    async (request, reply) => {
      const caller = callerIn(request);
      if (caller.kind !== 'device') await leaveScreen(premises, caller);
      await rightsChanged();
      takeCookie(reply, premises);
      return reply.code(204).send();
    },
  );

  app.get(
    '/api/v1/me',
    { config: { act: 'seeSelf' }, schema: { tags: TAGS, summary: 'Who is signed in' } },
    async (request: FastifyRequest) => signedIn(callerIn(request)),
  );
}

export function giveCookie(reply: FastifyReply, { secure }: Premises, token: string, lastsMs: number): void {
  reply.setCookie(cookieName(secure), token, cookieOptions(secure, lastsMs));
}

export function takeCookie(reply: FastifyReply, { secure }: Premises): void {
  reply.clearCookie(cookieName(secure), cookieOptions(secure, 0));
}
