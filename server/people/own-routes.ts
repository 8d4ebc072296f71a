import {
  changePassphraseBodySchema,
  changePinBodySchema,
  type OwnSignIn,
  ownSignInsSchema,
  signedInPersonSchema,
  signOutEverywhereBodySchema,
} from '#shared/wire/people.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { Premises } from '../house.ts';
import { NO_BODY, type Routes } from '../http/routes.ts';
import { roomsIn, staffIn } from './admission.ts';
import { takeCookie } from './arrival.ts';
import { askAgain } from './ask-again.ts';
import { dropSignIns } from './begin-sign-in.ts';
import { hashChosenPassphrase, hashChosenPin } from './hash-in-turn.ts';
import { dropInvitations } from './invitations.ts';
import { savePassphrase } from './person.ts';
import { savePin } from './pin.ts';
import { recordDeeds } from './record.ts';
import { requireFairPin, requireStrong } from './require-strong.ts';
import { type SignIn, signInsOfPerson } from './sign-in.ts';
import { signedInPerson } from './signed-in.ts';

const TAGS = ['people'];

/** What people do about their own sign-in; each act asks for the passphrase they have. */
export function ownRoutes(app: Routes, premises: Premises, rightsChanged: () => Promise<void>): void {
  const config = { act: 'changeOwnSignIn' } as const;

  app.put(
    '/api/v1/me/passphrase',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Change the own passphrase; every other sign-in of the person ends',
        body: changePassphraseBodySchema,
        response: { 200: signedInPersonSchema },
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      const { actor, signIn } = staffIn(request);
      await askAgain(request, request.body.current, '/current');
      const { name: clinicName } = await clinicFacts(house);
      await requireStrong(request.body.next, { clinicName, personName: actor.name }, '/next');
      const passphraseHash = await hashChosenPassphrase(premises, request.body.next);
      const { staffId } = actor;
      const event = { type: 'PassphraseSet', body: { by: 'self' } } as const;
      await recordDeeds(house, actor, [{ kind: 'staff', streamId: staffId, events: [event] }], {
        alongside: async (tx) => {
          await savePassphrase(tx, house.clinicId, staffId, passphraseHash);
          await dropSignIns(tx, house.clinicId, staffId, signIn.tokenHash);
          await dropInvitations(tx, house.clinicId, staffId);
        },
      });
      await rightsChanged();
      return signedInPerson(signIn);
    },
  );

  app.put(
    '/api/v1/me/pin',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Set the own PIN, or remove it with null',
        body: changePinBodySchema,
        response: { 200: signedInPersonSchema },
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      const { actor, signIn } = staffIn(request);
      const { passphrase, pin } = request.body;
      await askAgain(request, passphrase, '/passphrase');
      requireFairPin(pin);
      const pinHash = await hashChosenPin(premises, pin);
      const event =
        pin === null
          ? ({ type: 'PinRemoved', body: { by: 'self' } } as const)
          : ({ type: 'PinSet', body: {} } as const);
      await recordDeeds(house, actor, [{ kind: 'staff', streamId: actor.staffId, events: [event] }], {
        alongside: (tx) => savePin(tx, house.clinicId, actor.staffId, pinHash),
      });
      await rightsChanged();
      return signedInPerson({ ...signIn, hasPin: pin !== null });
    },
  );

  app.get(
    '/api/v1/me/sign-ins',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Where the own name is signed in now',
        response: { 200: ownSignInsSchema },
      },
    },
    async (request): Promise<{ signIns: OwnSignIn[] }> => {
      const { actor, signIn } = staffIn(request);
      const all = await signInsOfPerson(roomsIn(request).house, actor.staffId);
      return { signIns: all.map((other) => ownSignIn(other, signIn)) };
    },
  );

  app.post(
    '/api/v1/me/sign-out-everywhere',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'End every sign-in of the own name, this one too',
        body: signOutEverywhereBodySchema,
        response: { 204: NO_BODY },
      },
    },
    async (request, reply) => {
      const { house } = roomsIn(request);
      const { actor } = staffIn(request);
      await askAgain(request, request.body.passphrase, '/passphrase');
      const event = { type: 'StaffSignedOut', body: { everywhere: true, reason: null } } as const;
      await recordDeeds(house, actor, [{ kind: 'staff', streamId: actor.staffId, events: [event] }], {
        alongside: (tx) => dropSignIns(tx, house.clinicId, actor.staffId),
      });
      await rightsChanged();
      takeCookie(reply, premises);
      return reply.code(204).send();
    },
  );
}

function ownSignIn(signIn: SignIn, here: SignIn): OwnSignIn {
  const { by, startedAtMs, lastActiveAtMs, expiresAtMs, locked } = signIn;
  return { here: signIn.tokenHash === here.tokenHash, by, startedAtMs, lastActiveAtMs, expiresAtMs, locked };
}
