import type { DosingJudgement } from '../../judgement.ts';
import type { SessionState } from '../../state.ts';
import { MINUTE_MS } from '../../vocabulary.ts';
import { firstDoseAtMs } from '../facts.ts';
import { expectedEndAtMs, foldInfusion, infusedMg, infusionEndAtMs } from './infusion.ts';
import { lozengeInMouth } from './lozenge.ts';
import { plannedMgOf, planWeightKg } from './plan.ts';

/** Syringes are read to a tenth of a millilitre: what is less than this below the plan is the plan, mg. [P] */
const READING_ERROR_MG = 0.5;

type Doses = Pick<
  DosingJudgement,
  | 'deliveredMg'
  | 'dosesGiven'
  | 'dosesPlanned'
  | 'lastDoseAtMs'
  | 'lastDrugInAtMs'
  | 'complete'
  | 'nextDoseFromMs'
  | 'infusion'
>;

/**
 * Two clocks [D1, REMS]: the minimum time runs from the start of the last administration or from the last drug in, as the
 * protocol says; the REMS minutes from the first start. A dose that was stopped early still runs the full time from what was
 * actually given.
 */
export function judgeDosing(state: SessionState): DosingJudgement {
  const { dosing, minimumMin, minimumFrom } = state.protocol;
  const plannedMg = plannedMgOf(state);
  const doses = dosesOf(state, plannedMg);
  const stopped = state.dosingStopped;
  const over = doses.complete || stopped !== null;
  const from = minimumFrom === 'end' ? doses.lastDrugInAtMs : doses.lastDoseAtMs;
  return {
    form: dosing.form,
    plannedMg,
    plannedMgPerKg: state.plannedMgPerKg,
    weightKg: planWeightKg(state),
    ...doses,
    firstDoseAtMs: firstDoseAtMs(state),
    stoppedEarly: stopped && { reason: stopped.reason, atMs: stopped.takenAtMs },
    nextDoseFromMs: over ? null : doses.nextDoseFromMs,
    gateAtMs: from !== null && over ? from + minimumMin * MINUTE_MS : null,
    lozenge: lozengeInMouth(state),
  };
}

/**
 * What has been given by `nowMs`, mg, unrounded: a running infusion counts on from its newest stretch, up to the plan. More
 * than was planned is not assumed: from then on its end is missing (`isEndMissing`).
 */
export function deliveredAt(dosing: DosingJudgement, nowMs: number): number {
  const { deliveredMg, infusion, plannedMg } = dosing;
  if (infusion?.status !== 'running') return deliveredMg;
  if (isEndMissing(dosing, nowMs)) return Math.max(deliveredMg, plannedMg ?? 0);
  return deliveredMg + (Math.max(0, nowMs - infusion.sinceMs) / (60 * MINUTE_MS)) * infusion.mgPerHour;
}

/** The planned dose must be in by now, and nobody has recorded that it is. */
export function isEndMissing(
  { infusion }: { infusion: { expectedEndAtMs: number | null } | null },
  nowMs: number,
): boolean {
  return infusion !== null && infusion.expectedEndAtMs !== null && nowMs >= infusion.expectedEndAtMs;
}

function dosesOf(state: SessionState, plannedMg: number | null): Doses {
  const { dosing } = state.protocol;
  if (dosing.form === 'infusion') return infusionDoses(state, plannedMg);
  const last = state.doses.at(-1)?.takenAtMs ?? null;
  const deliveredMg = state.doses.reduce((sum, dose) => sum + dose.content.deliveredMg, 0);
  const given = { deliveredMg, dosesGiven: state.doses.length, lastDoseAtMs: last, infusion: null };
  if (dosing.form === 'devices') {
    const dosesPlanned = Math.ceil((plannedMg ?? 0) / dosing.deviceMg);
    return {
      ...given,
      dosesPlanned,
      lastDrugInAtMs: last,
      complete: state.doses.length >= dosesPlanned,
      nextDoseFromMs: last === null ? null : last + dosing.restMin * MINUTE_MS,
    };
  }
  return {
    ...given,
    dosesPlanned: null,
    lastDrugInAtMs: last === null ? null : Math.max(last, lastHeldAtMs(state)),
    // A plan nobody can compute is not fulfilled; an empty one is not either.
    complete: plannedMg !== null && last !== null && deliveredMg >= plannedMg - READING_ERROR_MG,
    nextDoseFromMs: null,
  };
}

/** When the last lozenge left the mouth; 0 when none did, or for other forms. */
function lastHeldAtMs(state: SessionState): number {
  return state.lozengeEnds.at(-1)?.takenAtMs ?? 0;
}

/** `deliveredMg` is what had run in at the last step; while it runs, `infusedMg` counts on from there. */
function infusionDoses(state: SessionState, plannedMg: number | null): Doses {
  const infusion = foldInfusion(state);
  const last = infusion.segments.at(-1);
  const endAtMs = infusionEndAtMs(state, infusion);
  const begun = infusion.startedAtMs !== null;
  return {
    deliveredMg: last === undefined ? 0 : infusedMg(infusion, last.toMs ?? last.fromMs),
    dosesGiven: begun ? 1 : 0,
    dosesPlanned: 1,
    lastDoseAtMs: infusion.startedAtMs,
    lastDrugInAtMs: endAtMs,
    complete: infusion.finishedAtMs !== null,
    nextDoseFromMs: null,
    infusion: begun
      ? {
          status: endAtMs !== null ? 'over' : infusion.pausedSinceMs !== null ? 'paused' : 'running',
          mgPerHour: last === undefined ? 0 : last.rateMlPerHour * last.concentrationMgPerMl,
          sinceMs: infusion.pausedSinceMs ?? last?.toMs ?? last?.fromMs ?? 0,
          expectedEndAtMs: expectedEndAtMs(infusion, plannedMg),
          plannedOverMin: state.plannedOverMin,
        }
      : null,
  };
}
