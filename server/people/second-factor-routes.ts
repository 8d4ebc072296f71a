import { renderSVG } from 'uqr';
import {
  beginSecondFactorBodySchema,
  confirmSecondFactorBodySchema,
  type RecoveryCodes,
  recoveryCodesSchema,
  removeSecondFactorBodySchema,
  type SecondFactorOffer,
  secondFactorOfferSchema,
  signedInPersonSchema,
} from '#shared/wire/people.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { Premises } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn, staffIn } from './admission.ts';
import { askAgain } from './ask-again.ts';
import { recordDeeds } from './record.ts';
import { tooManyAttempts, WRONG_CODE } from './refused-proof.ts';
import {
  addressOf,
  dropSecondFactor,
  newRecoveryCodes,
  newSecret,
  saveSecondFactor,
  spendCode,
  stepOf,
} from './second-factor.ts';
import { signedInPerson } from './signed-in.ts';
import { gateOfCodes } from './tries/tries.ts';

const TAGS = ['people'];
const OFFER_LASTS_MS = 10 * 60_000;

/** Setting a second factor in two steps, so that nobody locks themselves out with a secret no authenticator holds. */
export function secondFactorRoutes(
  app: Routes,
  premises: Premises,
  rightsChanged: () => Promise<void>,
): void {
  const config = { act: 'changeOwnSignIn' } as const;
  /** Secrets shown and not yet proved, by the sign-in they were shown to. */
  const offers = new Map<string, { secret: string; untilMs: number }>();

  app.post(
    '/api/v1/me/second-factor/begin',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'A secret for an authenticator; nothing is asked of anybody before it is confirmed',
        body: beginSecondFactorBodySchema,
        response: { 200: secondFactorOfferSchema },
      },
    },
    async (request): Promise<SecondFactorOffer> => {
      const { actor, signIn } = staffIn(request);
      if (signIn.hasSecondFactor) throw HAS_ONE;
      await askAgain(request, request.body.passphrase, '/passphrase');
      const nowMs = premises.processNow();
      for (const [tokenHash, { untilMs }] of offers) if (untilMs <= nowMs) offers.delete(tokenHash);
      const secret = newSecret();
      offers.set(signIn.tokenHash, { secret, untilMs: nowMs + OFFER_LASTS_MS });
      const { name: clinicName } = await clinicFacts(roomsIn(request).house);
      const uri = addressOf(secret, clinicName, actor.name);
      return { secret, uri, qrSvg: renderSVG(uri, { ecc: 'M', border: 4 }) };
    },
  );

  app.post(
    '/api/v1/me/second-factor/confirm',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Set the second factor with its first code; answers the recovery codes, once',
        body: confirmSecondFactorBodySchema,
        response: { 200: recoveryCodesSchema },
      },
    },
    async (request): Promise<RecoveryCodes> => {
      const { house } = roomsIn(request);
      const { actor, signIn } = staffIn(request);
      const nowMs = premises.processNow();
      const offer = offers.get(signIn.tokenHash);
      if (offer === undefined || offer.untilMs <= nowMs) throw BEGIN_FIRST;
      const gate = gateOfCodes(house, actor.staffId);
      if (gate.waitMs() > 0) throw tooManyAttempts(gate.waitMs());
      const step = stepOf(offer.secret, request.body.code, premises.wallNow());
      if (step === null) {
        gate.failed();
        throw WRONG_CODE;
      }
      gate.passed();
      offers.delete(signIn.tokenHash);
      const recoveryCodes = newRecoveryCodes();
      const event = { type: 'SecondFactorSet', body: {} } as const;
      await recordDeeds(house, actor, [{ kind: 'staff', streamId: actor.staffId, events: [event] }], {
        alongside: (tx) =>
          saveSecondFactor(tx, house, actor.staffId, { secret: offer.secret, step, recoveryCodes }),
      });
      await rightsChanged();
      return { recoveryCodes };
    },
  );

  app.post(
    '/api/v1/me/second-factor/remove',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Remove the own second factor, with passphrase and a code of it',
        body: removeSecondFactorBodySchema,
        response: { 200: signedInPersonSchema },
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      const { actor, signIn } = staffIn(request);
      await askAgain(request, request.body.passphrase, '/passphrase');
      const gate = gateOfCodes(house, actor.staffId);
      if (gate.waitMs() > 0) throw tooManyAttempts(gate.waitMs());
      if ((await spendCode(house, actor.staffId, request.body.code)) === null) {
        gate.failed();
        throw WRONG_CODE;
      }
      gate.passed();
      const event = { type: 'SecondFactorRemoved', body: { by: 'self' } } as const;
      await recordDeeds(house, actor, [{ kind: 'staff', streamId: actor.staffId, events: [event] }], {
        alongside: (tx) => dropSecondFactor(tx, house, actor.staffId),
      });
      await rightsChanged();
      return signedInPerson({ ...signIn, hasSecondFactor: false });
    },
  );
}

const HAS_ONE = new ProblemReply(
  problem('conflict', 409, 'You have a second factor. Remove it first, then set another.'),
);
const BEGIN_FIRST = new ProblemReply(
  problem('conflict', 409, 'Begin again: the secret shown was not confirmed within ten minutes.'),
);
