import {
  type Colleague,
  colleaguesSchema,
  signedInPersonSchema,
  switchBodySchema,
} from '#shared/wire/people.ts';
import type { Premises } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import { NO_BODY, type Routes } from '../http/routes.ts';
import { roomsIn, staffIn } from './admission.ts';
import { giveCookie, welcome, whileHeld } from './arrival.ts';
import { colleagues } from './colleagues.ts';
import { stationThatKnows } from './known-stations.ts';
import { PASSPHRASE_NEEDED, refusedProof, tooManyAttempts, WRONG_PIN } from './refused-proof.ts';
import { lockSignIn } from './sign-in.ts';
import { signedInPerson } from './signed-in.ts';
import { switchByPassphrase, switchByPin } from './switch-person.ts';

const TAGS = ['people'];

/** A shared station passes from one person to the next, and locks. Only where somebody is signed in already. */
export function stationRoutes(app: Routes, premises: Premises, rightsChanged: () => Promise<void>): void {
  const act = { act: 'switchPerson' } as const;

  app.get(
    '/api/v1/station/colleagues',
    {
      config: act,
      schema: {
        tags: TAGS,
        summary: 'Who may take this station over, and whose PIN works',
        response: { 200: colleaguesSchema },
      },
    },
    async (request): Promise<{ colleagues: Colleague[] }> => ({
      colleagues: await colleagues(roomsIn(request).house),
    }),
  );

  app.post(
    '/api/v1/station/switch',
    {
      config: act,
      schema: {
        tags: TAGS,
        summary: 'Take the station over, or unlock it, with PIN or passphrase; the cookie is a new one',
        body: switchBodySchema,
        response: { 200: signedInPersonSchema },
      },
    },
    async (request, reply) => {
      const { house } = roomsIn(request);
      const { signIn: held } = staffIn(request);
      const { staffId, pin, passphrase, code } = request.body;
      if ((pin === undefined) === (passphrase === undefined)) throw ONE_OF_TWO;
      if (passphrase !== undefined) {
        const claim = { passphrase, code, address: request.ip };
        const switched = await whileHeld(premises, held, () =>
          switchByPassphrase(house, held, staffId, claim),
        );
        if ('refused' in switched) throw refusedProof(switched.refused);
        await rightsChanged();
        return welcome(premises, request, reply, switched.begun);
      }
      const isKnownHere = stationThatKnows(premises, request.raw, house.clinicId, staffId) !== null;
      const switched = await whileHeld(premises, held, () =>
        switchByPin(house, held, staffId, pin ?? '', isKnownHere),
      );
      if (!switched.ok) throw refusedPin(switched.why, () => tooManyAttempts(1000));
      await rightsChanged();
      const { token, signIn } = switched.begun;
      giveCookie(reply, premises, token, signIn.expiresAtMs - premises.processNow());
      return signedInPerson(signIn);
    },
  );

  app.post(
    '/api/v1/station/lock',
    {
      config: act,
      schema: {
        tags: TAGS,
        summary: 'Lock this station: the board stays, acting asks who is there',
        response: { 204: NO_BODY },
      },
    },
    async (request, reply) => {
      await lockSignIn(premises, staffIn(request).signIn);
      await rightsChanged();
      return reply.code(204).send();
    },
  );
}

const ONE_OF_TWO = new ProblemReply(
  problem('malformed', 400, 'Give either the PIN or the passphrase.', '/pin'),
);

function refusedPin(why: 'wrong' | 'passphraseNeeded' | 'busy', busy: () => ProblemReply): ProblemReply {
  if (why === 'busy') return busy();
  return why === 'wrong' ? WRONG_PIN : PASSPHRASE_NEEDED;
}
