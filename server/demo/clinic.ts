import { randomUUID } from 'node:crypto';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { SignedInPerson } from '#shared/wire/people.ts';
import type { SessionView } from '#shared/wire/sessions.ts';
import type { Chair } from './act.ts';
import { careFor } from './care.ts';
import {
  admit,
  asDevice,
  bind,
  type Caller,
  postReadings,
  RefusedByServer,
  send,
  signIn,
  viewOf,
} from './clinic-client.ts';
import { corridorReading, MONITORS, type Monitor, readingsFor } from './monitors.ts';
import { laterVisitor, ROSTER, STAFF, type Visitor } from './roster.ts';

export interface DeviceKey {
  deviceId: string;
  token: string;
}

/** A visitor whose session is open, and what is known of it. */
interface Visit {
  chair: Chair;
  sessionId: string;
  bound: boolean;
  postedMs: number;
  over: boolean;
}

/** The simulated clinic: at each step everyone in it does what is to be done, through the public interface only. */
export interface DemoClinic {
  step(nowMs: number): Promise<void>;
  /** Talks to a server at another address from now on (it was restarted). */
  moveTo(base: string): Promise<void>;
}

/** How long before arriving a visitor stands on the day's list. */
const BOOKED_AHEAD_MIN = 25;

export function openClinic(
  openingMs: number,
  devices: ReadonlyMap<string, DeviceKey>,
  spare: DeviceKey,
): DemoClinic {
  const coming: Visitor[] = [...ROSTER];
  const visits: Visit[] = [];
  let base = '';
  let nurses: readonly [Caller, Caller];
  let prescriber: Caller;
  let prescriberId = '';
  /** Until when the prescriber is marked as on site: the end of the clinic's day. */
  let onSiteUntilMs = 0;
  let later = 0;
  let corridorPosted = false;

  async function moveTo(address: string): Promise<void> {
    base = address;
    nurses = [
      await signIn(base, STAFF.nurse.name, STAFF.nurse.passphrase),
      await signIn(base, STAFF.secondNurse.name, STAFF.secondNurse.passphrase),
    ];
    prescriber = await signIn(base, STAFF.prescriber.name, STAFF.prescriber.passphrase);
    prescriberId = (await prescriber.get<SignedInPerson>('/api/v1/me')).staffId;
  }

  async function step(nowMs: number): Promise<void> {
    if (nowMs >= onSiteUntilMs) onSiteUntilMs = await comeToWork(prescriber, prescriberId);
    await book(nowMs);
    if (!corridorPosted && nowMs >= openingMs + MINUTE_MS) {
      corridorPosted = true;
      await postReadings(asDevice(base, spare.token), [corridorReading(nowMs)]);
    }
    for (const visit of visits) if (!visit.over) await attend(visit, nowMs).catch(tell);
  }

  /** A chair takes one visitor at a time: the next is booked once the one before has gone. */
  async function book(nowMs: number): Promise<void> {
    for (const visitor of coming.filter((next) => bookFromMs(next) <= nowMs && isFree(next.chairId))) {
      coming.splice(coming.indexOf(visitor), 1);
      const plan = {
        ...visitor.dose.plan,
        plannedAtMs: openingMs + visitor.arriveMin * MINUTE_MS,
        chairId: visitor.chairId,
      };
      const { sessionId } = await admit(nurseOf(visitor), visitor.identity, plan);
      const chair: Chair = { visitor, openingMs, done: new Set() };
      visits.push({ chair, sessionId, bound: false, postedMs: nowMs, over: false });
    }
  }

  /** Two nurses, five chairs each. */
  function nurseOf({ chairId }: Visitor): Caller {
    return nurses[Number(chairId) <= 5 ? 0 : 1];
  }

  function bookFromMs(visitor: Visitor): number {
    return openingMs + (visitor.arriveMin - BOOKED_AHEAD_MIN) * MINUTE_MS;
  }

  function isFree(chairId: string): boolean {
    return visits.every((visit) => visit.over || visit.chair.visitor.chairId !== chairId);
  }

  async function attend(visit: Visit, nowMs: number): Promise<void> {
    const nurse = nurseOf(visit.chair.visitor);
    const view = await viewOf(nurse, visit.sessionId);
    if (hasGone(view)) return goodbye(visit, nowMs);
    await postFrom(visit, view, nowMs);
    for (const { by, command } of careFor(visit.chair, view.judgement, nowMs)) {
      const passphrase = command.type === 'Sign' ? STAFF.prescriber.passphrase : undefined;
      await send(by === 'nurse' ? nurse : prescriber, visit.sessionId, command, passphrase);
    }
  }

  async function postFrom(visit: Visit, view: SessionView, nowMs: number): Promise<void> {
    const monitor: Monitor | undefined = MONITORS.find(
      ({ chairId }) => chairId === visit.chair.visitor.chairId,
    );
    const key = monitor === undefined ? undefined : devices.get(monitor.name);
    if (monitor === undefined || key === undefined || view.judgement.stage === 'scheduled') return;
    if (!visit.bound) {
      await bind(nurseOf(visit.chair.visitor), key.deviceId, visit.sessionId);
      visit.bound = true;
      visit.postedMs = nowMs;
      return;
    }
    const readings = readingsFor(monitor, visit.chair, view.judgement, visit.postedMs, nowMs);
    if (readings.length === 0) return;
    visit.postedMs = nowMs;
    await postReadings(asDevice(base, key.token), readings);
  }

  function goodbye(visit: Visit, nowMs: number): void {
    visit.over = true;
    const { chairId } = visit.chair.visitor;
    if (coming.some((next) => next.chairId === chairId)) return;
    later += 1;
    coming.push(laterVisitor(chairId, later, (nowMs - openingMs) / MINUTE_MS));
  }

  return { step, moveTo };
}

/** The prescriber says that they are in the building; answers until when that counts. */
async function comeToWork(prescriber: Caller, staffId: string): Promise<number> {
  const body = { commandId: randomUUID(), staffId, onSite: true };
  const { presence } = await prescriber.post<ClinicInfo>('/api/v1/clinic/presence', body);
  return presence.at(-1)?.untilMs ?? 0;
}

function hasGone({ judgement }: SessionView): boolean {
  return ['discharged', 'cancelledNotDosed', 'leftAgainstAdvice', 'transferred'].includes(judgement.stage);
}

/** A refusal is a lesson for the script, not the end of the demo. */
function tell(error: unknown): void {
  if (!(error instanceof RefusedByServer)) throw error;
  console.error(`demo: ${error.message}`);
}
