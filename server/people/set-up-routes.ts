import {
  type Installation,
  installationSchema,
  setUpBodySchema,
  signedInPersonSchema,
} from '#shared/wire/people.ts';
import { listClinics } from '../clinic/clinic.ts';
import { isTimeZone } from '../config.ts';
import type { Premises } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { welcome } from './arrival.ts';
import { hashChosenPassphrase } from './hash-in-turn.ts';
import { LINK_OVER } from './invitations.ts';
import { requireStrong } from './require-strong.ts';
import { isSetUp, type SetUp, setUp } from './set-up.ts';

const TAGS = ['people'];

/** What stands before anybody can sign in: whether there is a clinic, and founding the first. */
export function setUpRoutes(app: Routes, premises: Premises, link: SetUp): void {
  app.get(
    '/api/v1/installation',
    {
      config: { act: 'readInstallation' },
      schema: {
        tags: TAGS,
        summary: 'Whether there is a clinic yet, and whether there are several',
        response: { 200: installationSchema },
      },
    },
    async (): Promise<Installation> => {
      const clinics = await listClinics(premises);
      const { name: clinicName, timeZone, chairs } = link.defaults;
      const defaults = clinics.length === 0 ? { clinicName, timeZone, chairs } : null;
      return { setUp: clinics.length > 0, severalClinics: clinics.length > 1, defaults };
    },
  );

  app.post(
    '/api/v1/set-up',
    {
      config: { act: 'setUpClinic' },
      schema: {
        tags: TAGS,
        summary: 'Found the first clinic with the one-time link from the terminal; signs its first admin in',
        body: setUpBodySchema,
        response: { 200: signedInPersonSchema },
      },
    },
    async (request, reply) => {
      const { token, clinicName, timeZone, chairs, name, passphrase } = request.body;
      if (await isSetUp(premises)) throw ALREADY;
      if (!link.isToken(token)) throw LINK_OVER;
      if (!isTimeZone(timeZone)) throw NO_ZONE;
      await requireStrong(passphrase, { clinicName, personName: name }, '/passphrase');
      const passphraseHash = await hashChosenPassphrase(premises, passphrase);
      const begun = await setUp(premises, { name: clinicName, timeZone, chairs }, { name, passphraseHash });
      if (begun === null) throw ALREADY;
      return welcome(premises, request, reply, begun);
    },
  );
}

const ALREADY = new ProblemReply(
  problem(
    'already-set-up',
    409,
    'There is a clinic here already. Sign in, or ask its admin for an invitation.',
  ),
);
const NO_ZONE = new ProblemReply(
  problem('malformed', 400, 'This is no IANA time zone such as Europe/Zurich.', '/timeZone'),
);
