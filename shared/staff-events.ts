import * as z from 'zod/mini';
import { atMsSchema, longText, shortText } from './entries.ts';
import { event } from './event-shape.ts';
import { ROLES } from './vocabulary.ts';

const reason = longText;

/** How somebody proved who they are. `commandLine`: added or mended at the machine itself. */
export const SIGN_IN_WAYS = ['passphrase', 'passphraseAndCode', 'recoveryCode', 'pin', 'invitation'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

export const staffEventSchema = z.discriminatedUnion('type', [
  event('StaffAdded', { name: shortText, role: z.enum(ROLES) }),
  event('StaffRenamed', { name: shortText, reason }),
  event('RoleChanged', { role: z.enum(ROLES), reason }),
  event('StaffDisabled', { reason }),
  event('StaffEnabled', { reason }),
  /** A one-time link to choose a passphrase: at the beginning, or because the old one is lost. */
  event('InvitationIssued', {
    why: z.enum(['new', 'reset']),
    expiresAtMs: atMsSchema,
    /** Why the old sign-in was taken away; null for somebody new. */
    reason: z.nullable(reason),
  }),
  event('PassphraseSet', { by: z.enum(['invitation', 'self', 'commandLine']) }),
  event('PinSet', {}),
  event('PinRemoved', { by: z.enum(['self', 'reset']) }),
  /** Five wrong PINs: the passphrase is asked for until it has been given. */
  event('PinBlocked', { failures: z.int() }),
  event('SecondFactorSet', {}),
  event('SecondFactorRemoved', { by: z.enum(['self', 'reset']) }),
  event('RecoveryCodeUsed', { left: z.int() }),
  event('StaffSignedIn', { by: z.enum(SIGN_IN_WAYS) }),
  /** `reason` where somebody else signed them out. */
  event('StaffSignedOut', { everywhere: z.boolean(), reason: z.nullable(reason) }),
  /** So often since the last of these: one a minute at most, that nobody fills the log by guessing. */
  event('StaffSignInRefused', { why: z.string(), times: z.int().check(z.gte(1)) }),
]);
export type StaffEvent = z.infer<typeof staffEventSchema>;
