import * as z from 'zod/mini';
import { atMsSchema, idSchema, longText, shortText } from './entries.ts';
import { event } from './event-shape.ts';
import { WEBHOOK_LEVELS } from './webhook-levels.ts';

const reason = longText;

/** What a clinic decides for its screens. */
/** Which number is called, where the clinic is and how to get in, and where it is called back. */
export const emergencySchema = z.strictObject({ number: shortText, address: longText, phone: shortText });
export type EmergencyFacts = z.infer<typeof emergencySchema>;

export const clinicSettingsSchema = z.strictObject({
  /** Minutes without a touch after which a station locks: the board stays, acting asks who is there. */
  lockAfterMin: z.int().check(z.gte(1), z.lte(60)),
  /** A locked station shows initials instead of names. */
  initialsWhenLocked: z.boolean(),
  /** Wall displays hang where only staff can see them: names instead of initials. */
  wallShowsNames: z.boolean(),
  /** What is told when help is called from outside. Absent: nobody has written it down. */
  emergency: z.exactOptional(emergencySchema),
});
export type ClinicSettings = z.infer<typeof clinicSettingsSchema>;

/** What holds until an admin decides otherwise. Five minutes [P]: long enough to look up from a patient. */
export const FIRST_SETTINGS: ClinicSettings = {
  lockAfterMin: 5,
  initialsWhenLocked: true,
  wallShowsNames: false,
};

/** Why a station sounds again: the time ran out, something new was announced, or somebody there ended it. */
export const PAUSE_ENDS = ['time', 'newAlert', 'person'] as const;
export type PauseEnd = (typeof PAUSE_ENDS)[number];

export const clinicEventSchema = z.discriminatedUnion('type', [
  event('ClinicFounded', { name: shortText, timeZone: z.string(), chairIds: z.array(shortText) }),
  event('ClinicRenamed', { name: shortText, reason }),
  event('ClinicSettingsChanged', { settings: clinicSettingsSchema }),
  event('ChairsChanged', { chairIds: z.array(shortText) }),
  event('DisplayAdded', { displayId: idSchema, name: shortText }),
  /** A link that makes one screen this display; links before it no longer work. */
  event('DisplayLinkIssued', { displayId: idSchema, expiresAtMs: atMsSchema }),
  /** A screen opened the link: it is the display now, and a screen before it no longer is. */
  event('DisplayPaired', { displayId: idSchema }),
  /** Somebody at the screen itself took it off. */
  event('DisplayUnpaired', { displayId: idSchema }),
  event('DisplayRevoked', { displayId: idSchema, reason }),
  /** A prescriber is in the building, or has left it: the REMS asks for one while a dose is given and watched. */
  event('PrescriberPresenceMarked', { staffId: idSchema, name: shortText, onSite: z.boolean() }),
  /** Since `sinceMs` no open screen was in front and showed the board, while a dosed patient was to be watched. */
  event('NobodyWatching', { sinceMs: atMsSchema }),
  /** That is over. `noPatient`: nobody looked, but nobody was left to look at either. */
  event('WatchedAgain', { sinceMs: atMsSchema, because: z.enum(['screen', 'noPatient']) }),
  /** Since `sinceMs` no open screen could have been heard, while a dosed patient was to be watched. */
  event('NobodyAudible', { sinceMs: atMsSchema }),
  event('AudibleAgain', { sinceMs: atMsSchema, because: z.enum(['screen', 'noPatient']) }),
  /** Somebody played the three patterns on a station and says whether they were heard at this volume. */
  event('SoundChecked', {
    stationId: idSchema,
    heard: z.boolean(),
    volumePercent: z.int().check(z.gte(0), z.lte(100)),
  }),
  /** A station is silent until `untilMs` (exclusive, process time) at the latest. */
  event('AudioPaused', { stationId: idSchema, untilMs: atMsSchema }),
  event('AudioPauseEnded', { stationId: idSchema, because: z.enum(PAUSE_ENDS) }),
  /** A place outside that is told. `sealedSecret`: the key that signs what is sent there, sealed by this installation. */
  event('WebhookAdded', {
    webhookId: idSchema,
    name: shortText,
    url: longText,
    levels: z.array(z.enum(WEBHOOK_LEVELS)),
    sealedSecret: z.string(),
  }),
  event('WebhookSwitchedOff', { webhookId: idSchema, reason }),
  /** What became of one message: told at the `tries`-th try, or given up. `why`: a status or a plain word, never an answer. */
  event('WebhookTold', {
    webhookId: idSchema,
    deliveryId: idSchema,
    level: z.enum([...WEBHOOK_LEVELS, 'test']),
    told: z.boolean(),
    tries: z.int().check(z.gte(0)),
    why: shortText,
    sessionId: z.nullable(idSchema),
    /** When what it is about happened. */
    aboutMs: atMsSchema,
  }),
  /** Nothing could be stored in between; what was viewed then was noted afterwards. */
  event('RecordingFailed', { fromMs: atMsSchema, untilMs: atMsSchema }),
  event('ClockStepped', { byMs: z.int() }),
  /** Somebody tried names that nobody has: so often since the last of these, one a minute at most. */
  event('StrangersRefused', { times: z.int().check(z.gte(1)) }),
]);
export type ClinicEvent = z.infer<typeof clinicEventSchema>;
