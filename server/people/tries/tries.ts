import { nameKey } from '../../log/name-key.ts';
import { keyedQueue } from '../../streams.ts';
import { type Budgets, openBudgets } from './budgets.ts';
import { type HashWork, openHashWork } from './hash-work.ts';
import { type Lanes, openLanes } from './lanes.ts';
import { openRefusals, type Refusals } from './refusals.ts';

/** What one process remembers about attempts to get in. A restart forgets it; nobody outside can cause one. */
export interface Tries {
  lanes: Lanes;
  addresses: Budgets;
  work: HashWork;
  refusals: Refusals;
  /** One thing at a time per key: what is checked is still so when it is written. */
  inTurn: ReturnType<typeof keyedQueue>;
}

export function openTries(): Tries {
  return {
    lanes: openLanes(),
    addresses: openBudgets(),
    work: openHashWork(),
    refusals: openRefusals(),
    inTurn: keyedQueue(),
  };
}

/** Where an attempt comes from. `station`: what names the lane of a station that knows this person; null: none does. */
export interface From {
  address: string;
  station: string | null;
}

/** The way an attempt takes: a station that knows the person has a lane of its own, strangers share one per name. */
export interface Gate {
  known: boolean;
  /** Milliseconds until an attempt is looked at; Infinity: strangers do not get in by passphrase alone. */
  waitMs(): number;
  failed(): void;
  /** The same for codes, counted only when the passphrase was right: nobody else can fill this lane. */
  codeWaitMs(): number;
  codeFailed(): void;
  passed(): void;
}

interface TriedAt {
  tries: Tries;
  clinicId: string;
  processNow(): number;
}

/** `name` is the one that was typed, whether or not it is anybody's. */
export function gateOf({ tries, clinicId, processNow }: TriedAt, name: string, from: From): Gate {
  const { lanes, addresses } = tries;
  const who = `${clinicId} ${nameKey(name)}`;
  const shared = `name ${who}`;
  const own = from.station === null ? null : `station ${from.station} ${who}`;
  // A station that failed a hundred times is a stranger like any other.
  const known = own !== null && lanes.waitMs(own, processNow()) !== Number.POSITIVE_INFINITY;
  const lane = known ? own : shared;
  const codes = `code ${lane}`;
  return {
    known,
    waitMs() {
      const nowMs = processNow();
      const byName = lanes.waitMs(lane, nowMs);
      return known ? byName : Math.max(byName, addresses.waitMs(from.address, nowMs));
    },
    failed() {
      lanes.failed(lane, processNow());
      if (!known) addresses.failed(from.address, processNow());
    },
    codeWaitMs: () => lanes.waitMs(codes, processNow()),
    codeFailed: () => lanes.failed(codes, processNow()),
    passed() {
      for (const key of [shared, `code ${shared}`, ...(own === null ? [] : [own, `code ${own}`])])
        lanes.passed(key);
    },
  };
}

/** The lane of a signed-in person who is asked for their passphrase again. */
export function laneOfAskingAgain(clinicId: string, staffId: string): string {
  return `again ${clinicId} ${staffId}`;
}

/** The lane of a signed-in person who proves their second factor. */
export function gateOfCodes(
  { tries, clinicId, processNow }: TriedAt,
  staffId: string,
): { waitMs(): number; failed(): void; passed(): void } {
  const lane = `own code ${clinicId} ${staffId}`;
  return {
    waitMs: () => tries.lanes.waitMs(lane, processNow()),
    failed: () => tries.lanes.failed(lane, processNow()),
    passed: () => tries.lanes.passed(lane),
  };
}
