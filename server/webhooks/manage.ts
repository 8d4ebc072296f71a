import { randomBytes } from 'node:crypto';
import type { WebhookLevel } from '#shared/webhook-levels.ts';
import type { WebhookInfo } from '#shared/wire/webhooks.ts';
import type { House } from '../house.ts';
import { askedBefore, type CarriedOut, carryOut, type HouseCommand, type NotDone } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import { nameKey } from '../log/name-key.ts';
import { sealText } from '../log/sealing.ts';
import type { OnRecord, Webhook } from './on-record.ts';
import { secretContext } from './open-webhooks.ts';
import { targetRefused } from './targets.ts';

/** Of each place the newest messages are shown. */
const SHOWN = 50;

export function webhookInfo({ told }: OnRecord, webhook: Webhook): WebhookInfo {
  const { webhookId, name, url, levels, addedAtMs, offAtMs } = webhook;
  const own = told.filter((line) => line.webhookId === webhookId).slice(-SHOWN);
  return { webhookId, name, url, levels: [...levels], addedAtMs, offAtMs, told: own.reverse() };
}

export type Added = { ok: true; webhookId: string; secret: string } | NotDone;

/** Adds a place. Its secret is made here and told once. Refusals: a host that is not listed, a name in use. */
export async function addWebhook(
  house: House,
  record: OnRecord,
  asked: { name: string; url: string; levels: readonly WebhookLevel[] },
  command: HouseCommand,
): Promise<Added> {
  const before = await askedBefore(house, command);
  if (before !== null) return before.ok ? SHOWN_ONCE : before;
  const refused = targetRefused(asked.url, house.webhookHosts);
  if (refused !== null) return { ok: false, problem: problem('malformed', 400, refused, '/url') };
  const inUse = [...record.webhooks.values()].filter(({ offAtMs }) => offAtMs === null);
  if (inUse.some(({ name }) => nameKey(name) === nameKey(asked.name))) return NAME_TAKEN;
  const webhookId = house.newId();
  const secret = randomBytes(32).toString('base64url');
  const sealedSecret = sealText(house.keys.webhooks, secretContext(house, webhookId), secret);
  const carried = await carryOut(house, command, {
    kind: 'clinic',
    streamId: house.clinicId,
    events: [
      { type: 'WebhookAdded', body: { webhookId, ...asked, levels: [...asked.levels], sealedSecret } },
    ],
  });
  if (!carried.ok) return carried;
  return carried.repeated ? SHOWN_ONCE : { ok: true, webhookId, secret };
}

/** Nothing is sent there any more; it stays in the list with what was sent. */
export async function switchOffWebhook(
  house: House,
  record: OnRecord,
  webhookId: string,
  reason: string,
  command: HouseCommand,
): Promise<CarriedOut> {
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  const webhook = record.webhooks.get(webhookId);
  if (webhook === undefined) return NO_WEBHOOK;
  if (webhook.offAtMs !== null) return OFF;
  return carryOut(house, command, {
    kind: 'clinic',
    streamId: house.clinicId,
    events: [{ type: 'WebhookSwitchedOff', body: { webhookId, reason } }],
  });
}

export const NO_WEBHOOK: NotDone = {
  ok: false,
  problem: problem('not-found', 404, 'There is no such place to tell.'),
};
export const OFF: NotDone = {
  ok: false,
  problem: problem('alreadyDone', 409, 'This place is switched off. Add it anew.'),
};
const NAME_TAKEN: NotDone = {
  ok: false,
  problem: problem('same-name', 409, 'Another place has this name. Choose another.', '/name'),
};
const SHOWN_ONCE: NotDone = {
  ok: false,
  problem: problem(
    'alreadyDone',
    409,
    'This was done, and the secret was shown then. It cannot be shown again: switch the place off and add it anew.',
  ),
};
