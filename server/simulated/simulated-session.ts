import type { Recorded } from '#shared/events.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { hashedId } from '../ids.ts';
import { judgedHash } from '../protocols/judged-hash.ts';
import { nextAboutAlerts } from './alerts.ts';
import { nextBeforeDose, receive } from './before-dose.ts';
import { diceOf } from './dice.ts';
import { nextTowardsLeaving } from './leaving.ts';
import { bindOximeter } from './oximeter.ts';
import { beginRecord } from './record.ts';
import { nextRound } from './rounds.ts';
import { type Deed, minutes, type Shift, SIMULATED_STAFF, type Staff } from './shift.ts';
import { drawVisitor, type SimulatedVisitor } from './visitor.ts';

export interface SimulatedOptions {
  /** When the patient arrives. */
  arrivesAtMs: number;
  sessionId?: string;
  patientId?: string;
  /** Another person than the seed would draw: who comes again. */
  identity?: SimulatedVisitor['identity'];
  chairId?: string;
  timeZone?: string;
  staff?: Staff;
  /** A continuous oximeter posts so often; absent: none is on. */
  oximeterEveryMs?: number;
}

const MOST_DEEDS = 2000;

/**
 * One whole ended session under `protocol`, from opening to signature, invented but possible: every event was decided on
 * the state before it. The same seed and options give the same events, ids and all.
 */
export function simulatedSession(seed: number, protocol: Protocol, options: SimulatedOptions): Recorded[] {
  const { arrivesAtMs, chairId = '1', oximeterEveryMs } = options;
  const sessionId = options.sessionId ?? hashedId('simulated session', protocol.protocolId, String(seed));
  const dice = diceOf(seed);
  const visitor = drawVisitor(dice, seed, protocol.dosing);
  const staff = options.staff ?? SIMULATED_STAFF;
  const body = {
    sessionId,
    patientId: options.patientId ?? hashedId('simulated patient', String(seed)),
    identity: options.identity ?? visitor.identity,
    protocol,
    protocolHash: judgedHash(protocol),
    ...visitor.plan,
    timeZone: options.timeZone ?? 'UTC',
    plannedAtMs: arrivesAtMs,
    chairId,
    course: null,
  };
  const opened = { type: 'SessionOpened', body } as const;
  const record = beginRecord(arrivesAtMs - minutes(20), opened, staff.nurse, sessionId);
  const shift: Shift = {
    record,
    visitor,
    dice,
    staff,
    arrivedAtMs: arrivesAtMs,
    agenda: [],
    triedAtMs: new Map(),
    sets: 0,
    actedAtMs: arrivesAtMs,
    lookedAfterMs: null,
  };
  receive(shift, chairId);
  const oximeter =
    oximeterEveryMs === undefined ? null : bindOximeter(shift, arrivesAtMs + minutes(4), oximeterEveryMs);
  for (let nth = 0; record.state.end === null; nth += 1) {
    if (nth === MOST_DEEDS) throw new Error(`the simulated session ${seed} does not come to an end`);
    let deed = nextDeed(shift);
    // What the oximeter posts meanwhile may change what is done next, and when.
    while (oximeter?.postTo(deed.atMs)) deed = nextDeed(shift);
    shift.agenda = shift.agenda.filter((later) => later !== deed);
    deed.run(Math.max(deed.atMs, record.state.lastRecordedAtMs));
  }
  return record.events;
}

function nextDeed(shift: Shift): Deed {
  const deeds = [
    ...shift.agenda,
    nextBeforeDose(shift),
    nextRound(shift),
    nextAboutAlerts(shift),
    nextTowardsLeaving(shift),
  ].filter((deed) => deed !== null);
  const first = deeds.reduce<Deed | null>((a, b) => (a && a.atMs <= b.atMs ? a : b), null);
  if (first === null) throw new Error('nobody has anything to do, and the patient is still here');
  return first;
}
