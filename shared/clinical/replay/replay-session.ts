import { type Refusal, refusal } from '../../commands.ts';
import type { Recorded } from '../../events.ts';
import type { DosingForm } from '../../protocols/dosing-form.ts';
import type { Protocol } from '../../protocols/protocol.ts';
import { MINUTE_MS } from '../../vocabulary.ts';
import type { SessionReplay } from '../../wire/replay.ts';
import { firstDoseAtMs } from '../facts.ts';
import { compareAlerts } from './compare-alerts.ts';
import { type Course, courseUnder, sideOf } from './course.ts';
import { countRules } from './rule-counts.ts';

export type ReplayAnswer = { ok: true; replay: SessionReplay } | { ok: false; refusal: Refusal };

const GIVES: Record<DosingForm['form'], string> = {
  devices: 'nasal devices',
  infusion: 'an infusion',
  injections: 'injections',
  lozenges: 'lozenges',
};

/**
 * [REPLAY] One session's facts judged under `protocol` beside the protocol it was pinned to, both by today's rules. Pure;
 * the same log and protocol always give the same answer. `events`: a whole session log from SessionOpened on. Refused
 * (impossibleValue, /dosing/form) for a protocol that gives its dose in another form: its facts would mean nothing.
 */
export function replaySession(events: readonly Recorded[], protocol: Protocol): ReplayAnswer {
  const opened = events[0]?.event;
  if (opened?.type !== 'SessionOpened') throw new Error('a session begins with SessionOpened');
  const pinned = opened.body.protocol;
  if (pinned.dosing.form !== protocol.dosing.form) {
    const sentence = `This session gave ${GIVES[pinned.dosing.form]} and ${protocol.name} gives ${GIVES[protocol.dosing.form]}: choose a protocol of the same form.`;
    return { ok: false, refusal: refusal('impossibleValue', sentence, '/dosing/form') };
  }
  const before = courseUnder(events, pinned);
  const after = courseUnder(events, protocol);
  if (before === null || after === null) throw new Error('a log with events folds to a state');
  return { ok: true, replay: compare(before, after) };
}

function compare(before: Course, after: Course): SessionReplay {
  const { state } = before;
  const t0Ms = firstDoseAtMs(state);
  const leftMs = state.end?.takenAtMs ?? state.lastRecordedAtMs;
  const sides = { before: sideOf(before), after: sideOf(after) };
  const alerts = compareAlerts(before, after);
  return {
    sessionId: state.sessionId,
    t0Ms,
    minutesWatched: t0Ms === null ? 0 : Math.max(0, leftMs - t0Ms) / MINUTE_MS,
    ...sides,
    alerts,
    rules: countRules(before, after, alerts),
    readyMovedMin: before.ready && after.ready ? (after.ready.atMs - before.ready.atMs) / MINUTE_MS : null,
    checks: compareChecks(before, after),
  };
}

/** A scheduled check is known by its minute; of the sets after the schedule only the number is compared. */
function compareChecks(before: Course, after: Course): SessionReplay['checks'] {
  const missing = (from: Course, other: Course) =>
    from.scheduledDueMin.filter((atMin) => !other.scheduledDueMin.includes(atMin)).length +
    Math.max(0, from.continuedDue - other.continuedDue);
  return { added: missing(after, before), removed: missing(before, after) };
}
