import * as z from 'zod/mini';
import type { ClinicSettings } from '../clinic-events.ts';
import { idSchema, shortText } from '../entries.ts';
import { SIGN_IN_WAYS } from '../staff-events.ts';
import { typedLineOf, typedName, typedText } from '../typed.ts';
import { ROLES } from '../vocabulary.ts';

/** Bodies and answers of everything about people, stations and displays. Expiry times are process time. */

const reason = typedText;
const commandId = idSchema;
/** Room for a thousand characters however they are composed, and short enough that hashing it is no attack. */
export const passphraseSchema = z.string().check(z.maxLength(4000));
/** Digits only; six or more, so that five guesses are worth little. */
export const PIN = /^\d{6,12}$/;
export const pinSchema = z.string().check(z.regex(PIN, 'must be 6 to 12 digits'));
/** Characters as people count them: long, because it may be the only factor. */
export const SHORTEST_PASSPHRASE = 15;
const codeSchema = z.string().check(z.trim(), z.maxLength(40));
const token = z.string().check(z.maxLength(200));

/** What a page may know before anybody signs in. */
export const installationSchema = z.object({
  /** False: the one-time link in the terminal comes first. */
  setUp: z.boolean(),
  /** True: whoever signs in names their clinic. */
  severalClinics: z.boolean(),
  /** What the set-up form begins with; null once there is a clinic. */
  defaults: z.nullable(z.object({ clinicName: z.string(), timeZone: z.string(), chairs: z.int() })),
});
export type Installation = z.infer<typeof installationSchema>;

export const setUpBodySchema = z.strictObject({
  token,
  clinicName: typedName,
  timeZone: z.string().check(z.maxLength(64)),
  chairs: z.int().check(z.gte(1), z.lte(60)),
  name: typedName,
  passphrase: passphraseSchema,
});

export const signInBodySchema = z.strictObject({
  name: shortText,
  passphrase: passphraseSchema,
  /** Name of the clinic; needed where there are several. */
  clinic: z.exactOptional(shortText),
  /** From the authenticator, or a recovery code, where a second factor is set. */
  code: z.exactOptional(codeSchema),
});

export const signedInPersonSchema = z.object({
  kind: z.literal('staff'),
  staffId: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  /** Nobody touched the station for a while: the board stays, acting asks who is there. */
  locked: z.boolean(),
  /** Minutes without a touch until it locks. */
  lockAfterMin: z.int(),
  initialsWhenLocked: z.boolean(),
  /** When the sign-in ends whatever happens. */
  expiresAtMs: z.int(),
  hasPin: z.boolean(),
  hasSecondFactor: z.boolean(),
});
export type SignedInPerson = z.infer<typeof signedInPersonSchema>;
const signedInDisplaySchema = z.object({
  kind: z.literal('wall'),
  displayId: z.string(),
  name: z.string(),
  showsNames: z.boolean(),
});
export type SignedInDisplay = z.infer<typeof signedInDisplaySchema>;
/** A person at a station, or a wall display. */
export const signedInSchema = z.discriminatedUnion('kind', [signedInPersonSchema, signedInDisplaySchema]);
export type SignedIn = z.infer<typeof signedInSchema>;

/** Someone who may take over a shared station. */
const colleagueSchema = z.object({
  staffId: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  /** False: no PIN, or five wrong ones; only the passphrase lets them in. */
  pinWorks: z.boolean(),
});
export type Colleague = z.infer<typeof colleagueSchema>;
export const colleaguesSchema = z.object({ colleagues: z.array(colleagueSchema) });
/** The station goes to a colleague, or back to the person it locked for. Exactly one of PIN and passphrase. */
export const switchBodySchema = z.strictObject({
  staffId: idSchema,
  pin: z.exactOptional(z.string().check(z.maxLength(20))),
  passphrase: z.exactOptional(passphraseSchema),
  code: z.exactOptional(codeSchema),
});

export const openInvitationBodySchema = z.strictObject({ token });
export const openedInvitationSchema = z.object({
  name: z.string(),
  role: z.enum(ROLES),
  clinicName: z.string(),
  why: z.enum(['new', 'reset']),
});
export type OpenedInvitation = z.infer<typeof openedInvitationSchema>;
export const acceptInvitationBodySchema = z.strictObject({
  token,
  passphrase: passphraseSchema,
  pin: z.nullable(pinSchema),
});

export const changePassphraseBodySchema = z.strictObject({
  current: passphraseSchema,
  next: passphraseSchema,
});
export const changePinBodySchema = z.strictObject({
  passphrase: passphraseSchema,
  pin: z.nullable(pinSchema),
});
export const beginSecondFactorBodySchema = z.strictObject({ passphrase: passphraseSchema });
export const secondFactorOfferSchema = z.object({
  /** Base32, for typing. */
  secret: z.string(),
  /** otpauth:// address. */
  uri: z.string(),
  /** The same as an SVG drawing of the QR code. */
  qrSvg: z.string(),
});
export type SecondFactorOffer = z.infer<typeof secondFactorOfferSchema>;
/** Shown once: each lets its person in once when the authenticator is lost. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;
export const confirmSecondFactorBodySchema = z.strictObject({ code: codeSchema });
export const removeSecondFactorBodySchema = z.strictObject({
  passphrase: passphraseSchema,
  code: codeSchema,
});
export const signOutEverywhereBodySchema = z.strictObject({ passphrase: passphraseSchema });
const ownSignInSchema = z.object({
  /** True: the one that asks. */
  here: z.boolean(),
  by: z.enum(SIGN_IN_WAYS),
  startedAtMs: z.int(),
  lastActiveAtMs: z.int(),
  expiresAtMs: z.int(),
  locked: z.boolean(),
});
export type OwnSignIn = z.infer<typeof ownSignInSchema>;
export const ownSignInsSchema = z.object({ signIns: z.array(ownSignInSchema) });

export const staffInfoSchema = z.object({
  staffId: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  addedAtMs: z.int(),
  disabledAtMs: z.nullable(z.int()),
  /** Has a passphrase: the invitation was used. */
  ready: z.boolean(),
  hasPin: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Expiry of an invitation not yet used. */
  invitedUntilMs: z.nullable(z.int()),
  signedInStations: z.int(),
});
export type StaffInfo = z.infer<typeof staffInfoSchema>;
export const allStaffSchema = z.object({ staff: z.array(staffInfoSchema) });
export const addStaffBodySchema = z.strictObject({ commandId, name: typedName, role: z.enum(ROLES) });
export const changeRoleBodySchema = z.strictObject({ commandId, role: z.enum(ROLES), reason });
export const renameStaffBodySchema = z.strictObject({ commandId, name: typedName, reason });
/** For disable, enable, reset, sign-out of somebody, device and display revocation. */
export const reasonBodySchema = z.strictObject({ commandId, reason });
/** Where nothing but the wish is said: a new token, a fresh link. */
export const commandBodySchema = z.strictObject({ commandId });
/** A link shown once. `path` begins with /welcome# or /display#: what follows # never reaches a server's log. */
const oneTimeLinkSchema = z.object({ path: z.string(), expiresAtMs: z.int() });
export type OneTimeLink = z.infer<typeof oneTimeLinkSchema>;
export const invitedStaffSchema = z.object({ staff: staffInfoSchema, link: oneTimeLinkSchema });
export type InvitedStaff = z.infer<typeof invitedStaffSchema>;

export const addDeviceBodySchema = z.strictObject({ commandId, name: typedName, continuous: z.boolean() });
export const renameDeviceBodySchema = z.strictObject({ commandId, name: typedName });
/** The token, shown once: only its hash is kept. */
export const issuedTokenSchema = z.object({ deviceId: z.string(), token: z.string() });
export type IssuedToken = z.infer<typeof issuedTokenSchema>;

export const displayInfoSchema = z.object({
  displayId: z.string(),
  name: z.string(),
  addedAtMs: z.int(),
  paired: z.boolean(),
  revokedAtMs: z.nullable(z.int()),
  lastSeenAtMs: z.nullable(z.int()),
});
export type DisplayInfo = z.infer<typeof displayInfoSchema>;
export const displaysSchema = z.object({ displays: z.array(displayInfoSchema) });
export const addDisplayBodySchema = z.strictObject({ commandId, name: typedName });
export const addedDisplaySchema = z.object({ display: displayInfoSchema, link: oneTimeLinkSchema });
export type AddedDisplay = z.infer<typeof addedDisplaySchema>;
export const pairDisplayBodySchema = z.strictObject({ token });

export const changeClinicBodySchema = z.strictObject({
  commandId,
  settings: z.strictObject({
    lockAfterMin: z.int().check(z.gte(1), z.lte(60)),
    initialsWhenLocked: z.boolean(),
    wallShowsNames: z.boolean(),
    emergency: z.exactOptional(
      z.strictObject({ number: typedLineOf(40), address: typedText, phone: typedLineOf(40) }),
    ),
  } satisfies Record<keyof ClinicSettings, unknown>),
});
export const renameClinicBodySchema = z.strictObject({ commandId, name: typedName, reason });

export const breakGlassBodySchema = z.strictObject({ commandId, reason });
const brokenGlassSchema = z.object({
  sessionId: z.string(),
  patientName: z.string(),
  /** Null: of an erased patient it is gone. */
  patientBirthDate: z.nullable(z.string()),
  staffName: z.string(),
  reason: z.string(),
  atMs: z.int(),
  untilMs: z.int(),
});
export type BrokenGlass = z.infer<typeof brokenGlassSchema>;
export const allBrokenGlassSchema = z.object({ broken: z.array(brokenGlassSchema) });
export const restrictBodySchema = z.strictObject({
  commandId,
  /** Empty: the restriction is lifted. */
  staffIds: z.array(idSchema).check(z.maxLength(200)),
  reason,
});
