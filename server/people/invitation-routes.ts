import {
  acceptInvitationBodySchema,
  type OpenedInvitation,
  openedInvitationSchema,
  openInvitationBodySchema,
  signedInPersonSchema,
} from '#shared/wire/people.ts';
import type { Premises } from '../house.ts';
import type { Routes } from '../http/routes.ts';
import { heldBefore, welcome } from './arrival.ts';
import { hashChosenPassphrase, hashChosenPin } from './hash-in-turn.ts';
import { acceptInvitation, findInvitation, LINK_OVER } from './invitations.ts';
import { requireFairPin, requireStrong } from './require-strong.ts';

const TAGS = ['people'];

/** A one-time link: who it is for, and choosing a passphrase with it. The token comes in the body, never in an address. */
export function invitationRoutes(app: Routes, premises: Premises, rightsChanged: () => Promise<void>): void {
  app.post(
    '/api/v1/invitations/open',
    {
      config: { act: 'useInvitation' },
      schema: {
        tags: TAGS,
        summary: 'Whom a one-time link is for',
        body: openInvitationBodySchema,
        response: { 200: openedInvitationSchema },
      },
    },
    async (request): Promise<OpenedInvitation> => {
      const invitation = await findInvitation(premises, request.body.token);
      if (invitation === null) throw LINK_OVER;
      const { name, role, clinicName, why } = invitation;
      return { name, role, clinicName, why };
    },
  );

  app.post(
    '/api/v1/invitations/accept',
    {
      config: { act: 'useInvitation' },
      schema: {
        tags: TAGS,
        summary: 'Choose a passphrase, and a PIN, with a one-time link; signs the person in',
        body: acceptInvitationBodySchema,
        response: { 200: signedInPersonSchema },
      },
    },
    async (request, reply) => {
      const { token, passphrase, pin } = request.body;
      const invitation = await findInvitation(premises, token);
      if (invitation === null) throw LINK_OVER;
      const { clinicName, name: personName } = invitation;
      await requireStrong(passphrase, { clinicName, personName }, '/passphrase');
      requireFairPin(pin);
      const chosen = {
        passphraseHash: await hashChosenPassphrase(premises, passphrase),
        pinHash: await hashChosenPin(premises, pin),
      };
      const held = await heldBefore(premises, request);
      const begun = await acceptInvitation(invitation, token, chosen, held);
      if (begun === null) throw LINK_OVER;
      await rightsChanged();
      return welcome(premises, request, reply, begun);
    },
  );
}
