import * as z from 'zod/mini';
import { type Refusal, sessionCommandSchema } from '../commands.ts';
import { idSchema } from '../entries.ts';
import type { Recorded } from '../events.ts';
import type { SessionState } from '../state.ts';
import { isWholeText } from '../typed.ts';
import type { ClinicInfo, Heartbeat, WaitingReading } from './api.ts';
import type { PackedSummary } from './pack-summary.ts';
import { passphraseSchema, type SignedIn } from './people.ts';
import type { OwnSound, Presence, Watching } from './stations.ts';

/**
 * Both halves of the conversation on `/staff`. Raise WIRE_VERSION with every change of shape and add a line:
 * 1  follow board and session, command, heartbeat
 * 2  board summaries travel packed
 * 3  who is at the station (`you`, `touch`, `presence`), restricted records, audiences of a board
 * 4  a check of the board says which failed attempt it repeats, a board who fitted limits to a patient
 * 5  a board says for which alert the question about emergency symptoms waits, a note that it was answered with
 *    none, and how many lines of the checklist a dose was given over; a symptom says what an other one was
 * 6  every route: a board says the form of a dose, its doses, and what an infusion does; plans by weight
 * 7  refusals that pass by themselves: asked too much, not recorded; whether storage works (`storage`)
 * 8  a board counts doses by that name; what is asked before a dose, limits proposed, home medicines, serious events
 * 9  a board says what speaks against a dose, and a clinic who is on site; a board says which risks asked for a check, what lozenge is in the mouth, and who proposed limits
 * 10 a screen says its room and how it stands with sound, and hears who can be heard (`presence`, `stations`, `yourSound`)
 * 11 a board says which alert is silent for a promise, and until when
 * 12 a board says to whom an alert was told, whose patient somebody is, and who is asked to take them over
 * 13 a patient speaks by a tablet: a call, that it is over, how they feel
 */
export const WIRE_VERSION = 13;
/** Why a handshake of another version is refused: the message of the connection error. */
export const OUTDATED_SCREEN = 'This screen is older or newer than the server: reload it.';

export const handshakeSchema = z.strictObject({ wireVersion: z.int(), stationId: idSchema });

export const followSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('board') }),
  z.strictObject({
    what: z.literal('session'),
    sessionId: idSchema,
    afterSeq: z.int().check(z.nonnegative()),
  }),
]);
export type Follow = z.infer<typeof followSchema>;

export const unfollowSchema = z.strictObject({ sessionId: idSchema });

/** A command as it comes from outside. */
export const askedCommandSchema = sessionCommandSchema.check(
  z.refine(isWholeText, 'holds a character that is no text'),
);

export const commandMessageSchema = z.strictObject({
  commandId: idSchema,
  sessionId: idSchema,
  command: askedCommandSchema,
  /** With commands that re-authenticate (`REAUTHENTICATED`): checked and forgotten; never stored, never logged. */
  passphrase: z.optional(passphraseSchema),
});
export type CommandMessage = z.infer<typeof commandMessageSchema>;

export type CommandAnswer = { ok: true; seq: number } | { ok: false; problem: Refusal };
export type FollowAnswer =
  | { ok: true; what: 'board'; summaries: PackedSummary[]; waiting: WaitingReading[]; clinic: ClinicInfo }
  /** `snapshot` is null when the missed events all follow in `events`. Later events come as `sessionEvents`. */
  | { ok: true; what: 'session'; snapshot: SessionState | null; events: Recorded[]; seq: number }
  | { ok: false; problem: Refusal };

export interface ClientToServer {
  follow: (message: Follow, answer: (answer: FollowAnswer) => void) => void;
  unfollow: (message: { sessionId: string }) => void;
  command: (message: CommandMessage, answer: (answer: CommandAnswer) => void) => void;
  /** Somebody touched the station: it does not lock yet. Sent at most every 20 s. */
  touch: () => void;
  presence: (message: Presence) => void;
}

export interface ServerToClient {
  heartbeat: (message: Heartbeat) => void;
  /** Who is at this station, when that changes: it locked, a setting moved. */
  you: (message: SignedIn) => void;
  /** Who watches, when that changes. Every open screen hears it, a hidden one too: it may be the only one. */
  stations: (message: Watching) => void;
  yourSound: (message: OwnSound) => void;
  /** Nothing can be recorded, or again it can. */
  storage: (message: { failing: boolean }) => void;
  /** Changed summaries, newest per session; at once when an alert step is among the changes. */
  summaries: (message: { changed: PackedSummary[]; gone: string[] }) => void;
  waiting: (message: { readings: WaitingReading[] }) => void;
  clinic: (message: ClinicInfo) => void;
  /** Events of a followed session in order, without gaps. */
  sessionEvents: (message: { sessionId: string; events: Recorded[] }) => void;
  /** The station must follow again: the session ended for it, or it fell too far behind. */
  refollow: (message: { sessionId: string | null; why: string }) => void;
}
