import * as z from 'zod/mini';
import { idSchema, longText, shortText } from '../entries.ts';
import type { ClinicSettings, SignInWay } from '../events.ts';
import { ROLES, type Role } from '../vocabulary.ts';

/** Bodies and answers of everything about people, stations, displays and the trail. Expiry times are process time. */

const reason = longText;
const commandId = idSchema;
/** Room for a thousand characters however they are composed, and short enough that hashing it is no attack. */
const passphrase = z.string().check(z.maxLength(4000));
/** Digits only; six or more, so that five guesses are worth little. */
export const PIN = /^\d{6,12}$/;
export const pinSchema = z.string().check(z.regex(PIN, 'must be 6 to 12 digits'));
/** Characters as people count them: long, because it may be the only factor. */
export const SHORTEST_PASSPHRASE = 15;
const codeSchema = z.string().check(z.trim(), z.maxLength(40));
const token = z.string().check(z.maxLength(200));

/** What a page may know before anybody signs in. */
export interface Installation {
  /** False: the one-time link in the terminal comes first. */
  setUp: boolean;
  /** True: whoever signs in names their clinic. */
  severalClinics: boolean;
  /** What the set-up form begins with; null once there is a clinic. */
  defaults: { clinicName: string; timeZone: string; chairs: number } | null;
}

export const setUpBodySchema = z.strictObject({
  token,
  clinicName: shortText,
  timeZone: z.string().check(z.maxLength(64)),
  chairs: z.int().check(z.gte(1), z.lte(60)),
  name: shortText,
  passphrase,
});

export const signInBodySchema = z.strictObject({
  name: shortText,
  passphrase,
  /** Name of the clinic; needed where there are several. */
  clinic: z.exactOptional(shortText),
  /** From the authenticator, or a recovery code, where a second factor is set. */
  code: z.exactOptional(codeSchema),
});

/** A person at a station, or a wall display. */
export type SignedIn = SignedInPerson | SignedInDisplay;
export interface SignedInPerson {
  kind: 'staff';
  staffId: string;
  name: string;
  role: Role;
  /** Nobody touched the station for a while: the board stays, acting asks who is there. */
  locked: boolean;
  /** Minutes without a touch until it locks. */
  lockAfterMin: number;
  initialsWhenLocked: boolean;
  /** When the sign-in ends whatever happens. */
  expiresAtMs: number;
  hasPin: boolean;
  hasSecondFactor: boolean;
}
export interface SignedInDisplay {
  kind: 'wall';
  displayId: string;
  name: string;
  showsNames: boolean;
}

/** Someone who may take over a shared station. */
export interface Colleague {
  staffId: string;
  name: string;
  role: Role;
  /** False: no PIN, or five wrong ones; only the passphrase lets them in. */
  pinWorks: boolean;
}
/** The station goes to a colleague, or back to the person it locked for. Exactly one of PIN and passphrase. */
export const switchBodySchema = z.strictObject({
  staffId: idSchema,
  pin: z.exactOptional(z.string().check(z.maxLength(20))),
  passphrase: z.exactOptional(passphrase),
  code: z.exactOptional(codeSchema),
});

export const openInvitationBodySchema = z.strictObject({ token });
export interface OpenedInvitation {
  name: string;
  role: Role;
  clinicName: string;
  why: 'new' | 'reset';
}
export const acceptInvitationBodySchema = z.strictObject({
  token,
  passphrase,
  pin: z.nullable(pinSchema),
});

export const changePassphraseBodySchema = z.strictObject({ current: passphrase, next: passphrase });
export const changePinBodySchema = z.strictObject({ passphrase, pin: z.nullable(pinSchema) });
export const beginSecondFactorBodySchema = z.strictObject({ passphrase });
export interface SecondFactorOffer {
  /** Base32, for typing. */
  secret: string;
  /** otpauth:// address. */
  uri: string;
  /** The same as an SVG drawing of the QR code. */
  qrSvg: string;
}
/** Shown once: each lets its person in once when the authenticator is lost. */
export interface RecoveryCodes {
  recoveryCodes: string[];
}
export const confirmSecondFactorBodySchema = z.strictObject({ code: codeSchema });
export const removeSecondFactorBodySchema = z.strictObject({ passphrase, code: codeSchema });
export const signOutEverywhereBodySchema = z.strictObject({ passphrase });
export interface OwnSignIn {
  /** True: the one that asks. */
  here: boolean;
  by: SignInWay;
  startedAtMs: number;
  lastActiveAtMs: number;
  expiresAtMs: number;
  locked: boolean;
}

export interface StaffInfo {
  staffId: string;
  name: string;
  role: Role;
  addedAtMs: number;
  disabledAtMs: number | null;
  /** Has a passphrase: the invitation was used. */
  ready: boolean;
  hasPin: boolean;
  hasSecondFactor: boolean;
  /** Expiry of an invitation not yet used. */
  invitedUntilMs: number | null;
  signedInStations: number;
}
export const addStaffBodySchema = z.strictObject({ commandId, name: shortText, role: z.enum(ROLES) });
export const changeRoleBodySchema = z.strictObject({ commandId, role: z.enum(ROLES), reason });
export const renameStaffBodySchema = z.strictObject({ commandId, name: shortText, reason });
/** For disable, enable, reset, sign-out of somebody, device and display revocation. */
export const reasonBodySchema = z.strictObject({ commandId, reason });
/** Where nothing but the wish is said: a new token, a fresh link. */
export const commandBodySchema = z.strictObject({ commandId });
/** A link shown once. `path` begins with /welcome# or /display#: what follows # never reaches a server's log. */
export interface OneTimeLink {
  path: string;
  expiresAtMs: number;
}
export interface InvitedStaff {
  staff: StaffInfo;
  link: OneTimeLink;
}

export const addDeviceBodySchema = z.strictObject({ commandId, name: shortText, continuous: z.boolean() });
export const renameDeviceBodySchema = z.strictObject({ commandId, name: shortText });
/** The token, shown once: only its hash is kept. */
export interface IssuedToken {
  deviceId: string;
  token: string;
}

export interface DisplayInfo {
  displayId: string;
  name: string;
  addedAtMs: number;
  paired: boolean;
  revokedAtMs: number | null;
  lastSeenAtMs: number | null;
}
export const addDisplayBodySchema = z.strictObject({ commandId, name: shortText });
export interface AddedDisplay {
  display: DisplayInfo;
  link: OneTimeLink;
}
export const pairDisplayBodySchema = z.strictObject({ token });

export const changeClinicBodySchema = z.strictObject({
  commandId,
  settings: z.strictObject({
    lockAfterMin: z.int().check(z.gte(1), z.lte(60)),
    initialsWhenLocked: z.boolean(),
    wallShowsNames: z.boolean(),
  } satisfies Record<keyof ClinicSettings, unknown>),
});
export const renameClinicBodySchema = z.strictObject({ commandId, name: shortText, reason });

/** One open screen of the clinic. */
export interface StationInfo {
  stationId: string;
  who: string;
  role: Role | 'wall';
  locked: boolean;
  /** The page is in front: not hidden behind another tab, not asleep. */
  visible: boolean;
  /** Where it is: the board, a session, another page. */
  showsBoard: boolean;
  sinceMs: number;
}

export const breakGlassBodySchema = z.strictObject({ commandId, reason });
export interface BrokenGlass {
  sessionId: string;
  patientName: string;
  staffName: string;
  reason: string;
  atMs: number;
  untilMs: number;
}
export const restrictBodySchema = z.strictObject({
  commandId,
  /** Empty: the restriction is lifted. */
  staffIds: z.array(idSchema).check(z.maxLength(200)),
  reason,
});

/** One line of the trail. Changes come from the log, views from the access trail. */
export interface TrailLine {
  kind: 'change' | 'view';
  atMs: number;
  who: string;
  role: string;
  /** Event type, or what was viewed. */
  what: string;
  streamKind: string;
  subjectId: string;
  seq: number | null;
}
export interface TrailPage {
  lines: TrailLine[];
  /** Give it as `before` for the lines that are older; null: there are none. */
  before: string | null;
}
export interface TrailVerification {
  whole: boolean;
  streams: number;
  events: number;
  views: number;
  /** A sentence for each finding, the first altered row first. */
  findings: string[];
  atMs: number;
}
