import * as z from 'zod/mini';
import { idSchema, longText, readingSchema, shortText } from './entries.ts';
import { event } from './event-shape.ts';

const reason = longText;

/** A device's reading as it was posted, before anyone knows whose it is. */
export const postedReadingSchema = z.strictObject({
  readingId: idSchema,
  content: readingSchema,
  patientId: z.nullable(z.string()),
});

export const WAITING_REASONS = [
  'unbound',
  'identityDiffers',
  'clockInDoubt',
  'outsideBinding',
  'sessionEnded',
] as const;
export type WaitingReason = (typeof WAITING_REASONS)[number];

export const deviceEventSchema = z.discriminatedUnion('type', [
  event('DeviceAdded', { name: shortText, continuous: z.boolean() }),
  /** A token before it no longer works. */
  event('DeviceTokenIssued', {}),
  event('DeviceRenamed', { name: shortText }),
  event('DeviceRevoked', { reason }),
  event('ReadingWaiting', {
    reading: postedReadingSchema,
    why: z.enum(WAITING_REASONS),
    lastSessionId: z.nullable(idSchema),
  }),
  event('WaitingReadingAssigned', { readingId: idSchema, sessionId: idSchema, reason }),
  event('WaitingReadingDismissed', { readingId: idSchema, reason }),
  event('ReadingRefused', { readingId: z.nullable(z.string()), pointer: z.string(), why: z.string() }),
  event('ReadingConflicted', { readingId: idSchema, why: z.string() }),
]);
export type DeviceEvent = z.infer<typeof deviceEventSchema>;
