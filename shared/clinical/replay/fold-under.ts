import type { Recorded, SessionEvent } from '../../events.ts';
import type { Protocol } from '../../protocols/protocol.ts';
import { evolve } from '../../session.ts';
import type { SessionEnd, SessionState } from '../../state.ts';
import { buildAlert, familyOfEpisode } from '../alerts/episodes.ts';
import { playTo } from '../alerts/play.ts';

/**
 * Told of every stretch in which nothing was recorded while the patient was there: `state` stood from its last record to
 * before `untilMs`, on the last stretch to `untilMs` itself.
 */
export type Watcher = (state: SessionState, untilMs: number, isLast: boolean) => void;

const ENDINGS = {
  SessionSigned: true,
  SessionCancelled: true,
  LeftAgainstAdvice: true,
  PatientTransferred: true,
} satisfies Record<SessionEnd['detail']['type'], true>;

/** What the program said then is no fact of the patient: a replay says it anew. */
const SAID_BY_PROGRAM: readonly SessionEvent['type'][] = ['Announced', 'RulesChanged'];

/**
 * [REPLAY] The session folded from its facts as if it had been watched under `protocol`: limits fitted to the patient
 * still apply, time's own steps are played, and acts about alerts are about the alert that is open then. `events` begin
 * with SessionOpened; null when there are none. A fact that the protocol has no place for changes nothing.
 */
export function foldUnder(
  events: readonly Recorded[],
  protocol: Protocol,
  watch: Watcher = () => undefined,
): SessionState | null {
  const facts = events.filter(({ event }) => !SAID_BY_PROGRAM.includes(event.type));
  const ending = facts.findIndex(({ event }) => event.type in ENDINGS);
  const last = ending < 0 ? facts.length - 1 : ending;
  let state: SessionState | null = null;
  for (const [index, fact] of facts.entries()) {
    if (state !== null && index <= last) watch(state, fact.recordedAtMs, index === last);
    const event = asUnder(state, fact, protocol);
    if (event !== null) state = evolve(state, { ...fact, event, seq: (state?.seq ?? 0) + 1 });
  }
  return state;
}

function asUnder(
  state: SessionState | null,
  { event, recordedAtMs }: Recorded,
  protocol: Protocol,
): SessionEvent | null {
  if (event.type === 'SessionOpened') return { ...event, body: { ...event.body, protocol } };
  if (state === null || (event.type !== 'AlertAcknowledged' && event.type !== 'AlertClosed')) return event;
  playTo(state, recordedAtMs);
  const alert = buildAlert(state, familyOfEpisode(event.body.episodeId));
  if (alert === null) return null;
  const { episodeId } = alert;
  if (event.type === 'AlertAcknowledged') return { ...event, body: { episodeId } };
  // What is still outside its limits under this protocol nobody could have closed.
  return alert.mayClose ? { ...event, body: { ...event.body, episodeId } } : null;
}
