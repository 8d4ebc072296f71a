import type { SessionState } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';
import { isActive, isConfirmed, reasonsOf } from './alerts/core.ts';
import { failedNow } from './attempts.ts';
import { measureTakenIn } from './facts.ts';
import { measureOfFamily } from './family-measure.ts';
import { FOREVER, type Obligation } from './obligation.ts';

/** [REPEAT] What each active alert asks to be measured again; critical ones have the short grace. */
export function repeats(state: SessionState): Obligation[] {
  const { graceMin, criticalGraceMin } = state.protocol.schedule;
  return Object.entries(state.alerts.cores).flatMap(([family, core]): Obligation[] => {
    const known = measureOfFamily(family);
    if (!known || !core.repeat || !isActive(core)) return [];
    const { dueAtMs, afterEntryId } = core.repeat;
    const checkId = `REPEAT:${family}:${afterEntryId}`;
    const given = state.checksNotDone[checkId];
    const critical = core.critical.state !== 'none';
    const worst = reasonsOf(core)[0]?.text ?? family;
    return [
      {
        checkId,
        kind: 'repeat',
        label: `Repeat ${known.label}`,
        why: `${worst}, ${isConfirmed(core) ? 'confirmed' : 'to be confirmed'}`,
        risks: [],
        needs: [known.measure],
        dueAtMs,
        windowFromMs: dueAtMs - MINUTE_MS,
        windowToMs: FOREVER,
        overdueFromMs: dueAtMs + (critical ? criticalGraceMin : graceMin) * MINUTE_MS,
        outcome: given ? 'notDone' : 'open',
        taken: [],
        doneAtMs: null,
        notDoneReason: given?.reason ?? null,
        failed: failedNow(state, known.measure),
        series: null,
      },
    ];
  });
}

/** [RECHECK] After a medicine that lowers the pressure: once between 10 and 15 minutes (edge case 37, [P]). */
const RECHECK_FROM_MIN = 10;

export function rechecks(state: SessionState): Obligation[] {
  return state.medicines.flatMap((medicine): Obligation[] => {
    if (medicine.content.purpose !== 'antihypertensive') return [];
    const dueAtMs = medicine.takenAtMs + RECHECK_FROM_MIN * MINUTE_MS;
    const doneAtMs = measureTakenIn(state, 'bloodPressure', dueAtMs, FOREVER);
    const checkId = `RECHECK:${medicine.entryId}`;
    const given = state.checksNotDone[checkId];
    return [
      {
        checkId,
        kind: 'repeat',
        label: 'Recheck BP',
        why: `${medicine.content.name} given`,
        risks: [],
        needs: ['bloodPressure'],
        dueAtMs,
        windowFromMs: dueAtMs,
        windowToMs: FOREVER,
        overdueFromMs: dueAtMs + state.protocol.schedule.graceMin * MINUTE_MS,
        outcome: doneAtMs !== null ? 'done' : given ? 'notDone' : 'open',
        taken: doneAtMs !== null ? ['bloodPressure'] : [],
        doneAtMs,
        notDoneReason: given?.reason ?? null,
        failed: null,
        series: null,
      },
    ];
  });
}
