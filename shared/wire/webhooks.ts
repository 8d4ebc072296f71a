import * as z from 'zod/mini';
import { idSchema } from '../entries.ts';
import { typedName, typedText } from '../typed.ts';
import { WEBHOOK_LEVELS } from '../webhook-levels.ts';

const commandId = idSchema;

export const addWebhookBodySchema = z.strictObject({
  commandId,
  name: typedName,
  url: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  levels: z
    .array(z.enum(WEBHOOK_LEVELS))
    .check(z.minLength(1, 'choose at least one'), z.maxLength(WEBHOOK_LEVELS.length)),
});
export const switchOffWebhookBodySchema = z.strictObject({ commandId, reason: typedText });

/** One message: what it was about, and what became of it. Times are clinical. */
const toldSchema = z.object({
  deliveryId: z.string(),
  level: z.enum([...WEBHOOK_LEVELS, 'test']),
  /** Taken by the place; false: given up after so many tries. */
  told: z.boolean(),
  tries: z.int(),
  /** `200`, `no answer`. */
  why: z.string(),
  aboutMs: z.int(),
  atMs: z.int(),
});
export type WebhookTold = z.infer<typeof toldSchema>;

export const webhookInfoSchema = z.object({
  webhookId: z.string(),
  name: z.string(),
  url: z.string(),
  levels: z.array(z.enum(WEBHOOK_LEVELS)),
  addedAtMs: z.int(),
  offAtMs: z.nullable(z.int()),
  /** The newest messages, newest first. */
  told: z.array(toldSchema),
});
export type WebhookInfo = z.infer<typeof webhookInfoSchema>;

/** `hosts`: where messages may be sent; empty: nowhere. */
export const webhooksSchema = z.object({ hosts: z.array(z.string()), webhooks: z.array(webhookInfoSchema) });
export type WebhookList = z.infer<typeof webhooksSchema>;
/** The secret is shown here and never again. */
export const addedWebhookSchema = z.object({ webhook: webhookInfoSchema, secret: z.string() });
export type AddedWebhook = z.infer<typeof addedWebhookSchema>;
