import type { ClinicEvent } from '#shared/clinic-events.ts';
import { familyOfEpisode } from '#shared/clinical/alerts/episodes.ts';
import type { AnyEvent, Recorded, StreamKind } from '#shared/events.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { clinicFacts, noteClinic } from '../clinic/clinic.ts';
import type { House } from '../house.ts';
import { hashedId } from '../ids.ts';
import { openText } from '../log/sealing.ts';
import type { SessionDesk } from '../sessions/desk.ts';
import { deliver } from './deliver.ts';
import { bodyOf, messageOfClinic, messageOfStep, type OutsideMessage } from './message.ts';
import { foldWebhook, type OnRecord, readWebhooks, type Webhook } from './on-record.ts';
import { pauser } from './pauser.ts';
import { recentCalls } from './recent-calls.ts';

/** What is older is told to nobody outside any more [P]: after a restart it would call people to what is long over. */
export const TELL_WITHIN_MS = 15 * MINUTE_MS;

export interface Webhooks {
  record: OnRecord;
  /** Sends a test to one place, once for one `about`; what becomes of it is put on record. */
  test(webhook: Webhook, message: OutsideMessage, about: string): void;
  stop(): Promise<void>;
}

const SYSTEM = { kind: 'system' } as const;

/** Tells places outside the clinic what its log says, as it is committed; what a restart cut short is taken up again. */
export async function openWebhooks(house: House, desk: SessionDesk): Promise<Webhooks> {
  const waits = pauser();
  const record = await readWebhooks(house);
  const underway = new Map<string, Promise<void>>();

  function tell(webhook: Webhook, message: OutsideMessage, about: string): Promise<void> {
    const deliveryId = hashedId('webhook', webhook.webhookId, about);
    const before = underway.get(deliveryId);
    if (before !== undefined) return before;
    if (record.told.some((line) => line.deliveryId === deliveryId)) return Promise.resolve();
    const sending = send(webhook, message, deliveryId)
      .catch((error: unknown) => house.logger.error({ err: error }, 'a message outside could not be sent'))
      .finally(() => underway.delete(deliveryId));
    underway.set(deliveryId, sending);
    return sending;
  }

  async function send(webhook: Webhook, message: OutsideMessage, deliveryId: string): Promise<void> {
    const { webhookId, url, sealedSecret } = webhook;
    const { name } = await clinicFacts(house);
    const outcome = await deliver(
      {
        deliveryId,
        url,
        secret: openText(house.keys.webhooks, secretContext(house, webhookId), sealedSecret),
        body: bodyOf(deliveryId, name, message),
      },
      { hosts: house.webhookHosts, nowMs: house.wallNow, wait: waits.wait },
    );
    if (outcome === null) return;
    const { level, sessionId, atMs: aboutMs } = message;
    const body = { webhookId, deliveryId, level, ...outcome, sessionId, aboutMs };
    await noteClinic(house, null, SYSTEM, { type: 'WebhookTold', body });
  }

  function tellAll(message: OutsideMessage, about: string): void {
    if (house.stamp() - message.atMs > TELL_WITHIN_MS) return;
    for (const webhook of record.webhooks.values())
      if (webhook.offAtMs === null && message.level !== 'test' && webhook.levels.includes(message.level))
        void tell(webhook, message, about);
  }

  function tellOf(kind: StreamKind, streamId: string, { event, eventId }: Recorded<AnyEvent>): void {
    const message = kind === 'clinic' ? messageOfClinic(event as ClinicEvent) : messageOf(streamId, event);
    if (message !== null) tellAll(message, eventId);
  }

  function messageOf(sessionId: string, event: AnyEvent): OutsideMessage | null {
    if (event.type !== 'Announced') return null;
    const live = desk.inMemory().find((one) => one.sessionId === sessionId);
    const chairId = live?.settled.chairId ?? null;
    return messageOfStep(event.body, { sessionId, chairId, family: familyOfEpisode(event.body.episodeId) });
  }

  const unsubscribe = house.log.onAppended((appended) => {
    for (const { clinicId, kind, streamId, events } of appended) {
      if (clinicId !== house.clinicId) continue;
      for (const recorded of events) {
        if (kind === 'clinic') foldWebhook(record, recorded.event as ClinicEvent, recorded.recordedAtMs);
        tellOf(kind, streamId, recorded);
      }
    }
  });
  for (const { kind, streamId, recorded } of await recentCalls(house, house.stamp() - TELL_WITHIN_MS))
    tellOf(kind, streamId, recorded);

  return {
    record,
    test: (webhook, message, about) => void tell(webhook, message, about),
    stop: async () => {
      unsubscribe();
      waits.stop();
      await Promise.all(underway.values());
    },
  };
}

export function secretContext({ clinicId }: House, webhookId: string): string {
  return `${clinicId} webhook ${webhookId}`;
}
