import type { Allowance } from '../live/budget.ts';

/** How much of this server one caller may take. Tests bring smaller ones. */
export interface Limits {
  /** Requests in ten seconds of one sign-in or wall display. */
  requestsPerCaller: number;
  /** The same of one address before it is known who asks, for each thing that can be asked then. */
  requestsPerAddress: number;
  /** Of screens that show who they are as they connect. */
  socketsPerAddress: number;
  /** Of those that do not, apart from them. */
  strangersPerAddress: number;
  /** Of one person, or one wall display. */
  socketsPerPerson: number;
  /** Of one socket: how many at once, and how many a second after that. */
  messages: Allowance;
  /** Of one socket: how many events it is given because it asks, and how fast more. A tile of the board counts as four. */
  given: Allowance;
  /** From the first byte, or the connection, to the end of the header lines. */
  headersWithinMs: number;
  /** To the end of the body. */
  requestWithinMs: number;
  /** Slow ones are looked for this often: they end that much later at most. */
  checkEveryMs: number;
  /** A socket that has not said by then who it is. */
  introducedWithinMs: number;
}

/**
 * Sixty requests a second of one caller is far above a nurse, and far below what hurts the others. Twenty stations
 * behind one address load their pages and sign in without meeting a limit.
 */
export const LIMITS: Limits = {
  requestsPerCaller: 600,
  requestsPerAddress: 1000,
  socketsPerAddress: 1000,
  strangersPerAddress: 100,
  socketsPerPerson: 100,
  messages: { atOnce: 200, perSecond: 50 },
  given: { atOnce: 6000, perSecond: 1000 },
  headersWithinMs: 10_000,
  requestWithinMs: 20_000,
  checkEveryMs: 5_000,
  introducedWithinMs: 5_000,
};
