import type { ClinicEvent } from '#shared/clinic-events.ts';
import type { WebhookLevel } from '#shared/webhook-levels.ts';
import type { House } from '../house.ts';

export interface Webhook {
  webhookId: string;
  name: string;
  url: string;
  levels: readonly WebhookLevel[];
  sealedSecret: string;
  addedAtMs: number;
  offAtMs: number | null;
}

export interface ToldLine {
  webhookId: string;
  deliveryId: string;
  level: WebhookLevel | 'test';
  told: boolean;
  tries: number;
  why: string;
  atMs: number;
  aboutMs: number;
}

/** What is on record of places outside: those there are, and what became of each message, newest last. */
export interface OnRecord {
  webhooks: Map<string, Webhook>;
  told: ToldLine[];
}

const TYPES = ['WebhookAdded', 'WebhookSwitchedOff', 'WebhookTold'] satisfies ClinicEvent['type'][];
/** So many of the newest messages are remembered; older ones stay in the log. */
const KEPT = 500;

export function foldWebhook(record: OnRecord, event: ClinicEvent, atMs: number): void {
  switch (event.type) {
    case 'WebhookAdded':
      record.webhooks.set(event.body.webhookId, { ...event.body, addedAtMs: atMs, offAtMs: null });
      return;
    case 'WebhookSwitchedOff': {
      const webhook = record.webhooks.get(event.body.webhookId);
      if (webhook !== undefined) webhook.offAtMs = atMs;
      return;
    }
    case 'WebhookTold': {
      const { webhookId, deliveryId, level, told, tries, why, aboutMs } = event.body;
      record.told.push({ webhookId, deliveryId, level, told, tries, why, aboutMs, atMs });
      if (record.told.length > KEPT) record.told.shift();
      return;
    }
  }
}

/** Reads it from the clinic's stream: all places, and the newest messages. */
export async function readWebhooks(house: House): Promise<OnRecord> {
  const record: OnRecord = { webhooks: new Map(), told: [] };
  const rows = await house.db
    .selectFrom('events')
    .select(['seq', 'type'])
    .where('clinic_id', '=', house.clinicId)
    .where('stream_id', '=', house.clinicId)
    .where('type', 'in', TYPES)
    .orderBy('seq')
    .execute();
  const newest = rows.filter(({ type }) => type === 'WebhookTold').slice(-KEPT);
  const wanted = [...rows.filter(({ type }) => type !== 'WebhookTold'), ...newest];
  for (const { seq } of wanted.sort((a, b) => a.seq - b.seq)) {
    const [found] = await house.log.read(house.clinicId, house.clinicId, seq - 1, 1);
    if (found !== undefined) foldWebhook(record, found.event as ClinicEvent, found.recordedAtMs);
  }
  return record;
}
