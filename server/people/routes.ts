import type { FastifyRequest } from 'fastify';
import { signedInPersonSchema, signedInSchema, signInBodySchema } from '#shared/wire/people.ts';
import { listClinics } from '../clinic/clinic.ts';
import { leaveScreen } from '../displays/pairing.ts';
import { type House, houseOf, type Premises } from '../house.ts';
import { NO_BODY, type Routes } from '../http/routes.ts';
import { nameKey } from '../log/name-key.ts';
import { callerIn } from './admission.ts';
import { heldBefore, takeCookie, welcome } from './arrival.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { stationThatKnows } from './known-stations.ts';
import { findByName } from './person.ts';
import { prove } from './prove.ts';
import { refusedProof } from './refused-proof.ts';
import { signedIn } from './signed-in.ts';

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
        response: { 200: signedInPersonSchema },
      },
    },
    async (request, reply) => {
      const { name, passphrase, clinic, code } = request.body;
      const house = await clinicMeant(premises, clinic);
      const person = await findByName(house, name);
      const station =
        person === null
          ? null
          : stationThatKnows(premises, request.raw, house.clinicId, person.actor.staffId);
      const proof = await prove(house, person, {
        name,
        passphrase,
        code,
        from: { address: request.ip, station },
      });
      if (!proof.ok) throw refusedProof(proof);
      const instead = await heldBefore(premises, request);
      const begun = await beginSignIn(house, proof.person.actor, {
        by: proof.by,
        before: proof.events,
        instead,
      });
      if (instead !== null) await rightsChanged();
      return welcome(premises, request, reply, begun);
    },
  );

  app.post(
    '/api/v1/sign-out',
    {
      config: { act: 'leave' },
      schema: {
        tags: TAGS,
        summary: 'Sign out; live screens of this sign-in are cut off',
        response: { 204: NO_BODY },
      },
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
    {
      config: { act: 'seeSelf' },
      schema: { tags: TAGS, summary: 'Who is signed in', response: { 200: signedInSchema } },
    },
    async (request: FastifyRequest) => signedIn(callerIn(request)),
  );
}

/** The only clinic, or the one named. Where there is none a house in which nobody lives: the answer takes as long. */
async function clinicMeant(premises: Premises, named: string | undefined): Promise<House> {
  const clinics = await listClinics(premises);
  const [only] = clinics;
  const meant =
    clinics.length === 1 ? only : clinics.find(({ name }) => nameKey(name) === nameKey(named ?? ''));
  return houseOf(premises, meant?.clinicId ?? '');
}
