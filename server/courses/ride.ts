import type { Rooms } from '../clinics.ts';

/** The line of the checklist that asks for transport, in the shipped protocols. */
const TRANSPORT = 'transport';

/**
 * Whether a ride is arranged for the session in memory: the transport that was attested last, else the line of its checklist. Null:
 * there is no such session, or nobody asked yet.
 */
export function rideArranged({ desk }: Pick<Rooms, 'desk'>, sessionId: string | null): boolean | null {
  const state = desk.inMemory().find((live) => live.sessionId === sessionId)?.settled;
  if (state === undefined) return null;
  const attested = state.attested.D12;
  if (attested !== undefined) return attested.met;
  const answer = state.checklist[TRANSPORT]?.answer;
  return answer === undefined ? null : answer === 'yes';
}
