import { formatClock, formatDay } from '#client/ui/format.ts';
import type { StaffInfo } from '#shared/wire/people.ts';

export interface StaffState {
  text: string;
  /** Something is to be done before this person can sign in. */
  open: boolean;
}

/** Where a person stands: `Invited until 14:00, Wed 13 May`, `Ready`, `Disabled since …`. `nowMs` is process time. */
export function stateOf(person: StaffInfo, nowMs: number, zone: string): StaffState {
  const at = (atMs: number) => `${formatClock(atMs, zone)}, ${formatDay(atMs, zone)}`;
  const { disabledAtMs, invitedUntilMs, ready } = person;
  if (disabledAtMs !== null) return { text: `Disabled since ${at(disabledAtMs)}`, open: false };
  if (ready) return { text: 'Ready', open: false };
  return invitedUntilMs !== null && invitedUntilMs > nowMs
    ? { text: `Invited until ${at(invitedUntilMs)}`, open: true }
    : { text: 'Their link is over: make a new one', open: true };
}

/** `passphrase and PIN, second factor`; what is not set is said, because it is what an admin looks for. */
export function factorsOf({ ready, hasPin, hasSecondFactor }: StaffInfo): string {
  if (!ready) return 'No passphrase yet';
  return `${hasPin ? 'PIN' : 'No PIN'}, ${hasSecondFactor ? 'second factor' : 'no second factor'}`;
}

/** `Signed in on 2 stations`, `Not signed in`. */
export function signedInOn(count: number): string {
  if (count === 0) return 'Not signed in';
  return `Signed in on ${count === 1 ? 'one station' : `${count} stations`}`;
}

/** What ending the sign-ins of somebody does now. */
export function endsSignIns(count: number): string {
  if (count === 0) return 'They are signed in nowhere now.';
  return `Ends ${count === 1 ? 'one sign-in' : `${count} sign-ins`} at once, also in the middle of an entry.`;
}

/** `7 people, 1 invited, 2 disabled`. */
export function countOf(staff: readonly StaffInfo[]): string {
  const disabled = staff.filter(({ disabledAtMs }) => disabledAtMs !== null).length;
  const notReady = staff.filter(({ disabledAtMs, ready }) => disabledAtMs === null && !ready).length;
  return [
    staff.length === 1 ? 'one person' : `${staff.length} people`,
    ...(notReady > 0 ? [`${notReady} without a passphrase yet`] : []),
    ...(disabled > 0 ? [`${disabled} disabled`] : []),
  ].join(', ');
}
