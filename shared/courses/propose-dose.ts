import type { Indication } from '../protocols/pre-dose.ts';
import type { DoseProposal, DoseSource } from './course-judgement.ts';
import type { CoursePhase } from './course-plan.ts';
import type { CourseSession } from './course-session.ts';
import type { CourseState, DoseOrder } from './course-state.ts';

/** The US scheme for treatment-resistant depression begins below this, mg of esketamine. */
const HIGH_FIRST_MG = 84;
const OLD_AGE_YEARS = 65;

/** Of the patient and the drug; null: not known. */
export interface AboutPatient {
  birthDate: string | null;
  drug: string | null;
}

/**
 * [COURSE-DOSE] The dose to put to the prescriber for the session that would be number `number`, on `day`: what was ordered; else, for
 * the first session, what the plan begins with; else the dose of the phase; else the one planned for the session before. A
 * proposal: nothing is given by it.
 */
export function proposeDose(
  { plan, indication, order, ...state }: CourseState,
  sessions: readonly CourseSession[],
  { day, number, phase }: { day: string; number: number; phase: CoursePhase | undefined },
  { birthDate, drug }: AboutPatient,
): DoseProposal {
  const last = sessions.findLast(({ dosed }) => dosed) ?? null;
  const standing = order !== null && !isUsed(order, state.sessions, sessions) ? order : null;
  const chosen = standing === null ? planned() : { ...doseOf(standing), from: 'order' as const };
  return {
    ...chosen,
    offeredFrom65Mg:
      number === 1 && birthDate !== null && isOldOn(birthDate, day) ? plan.firstPlannedMgFrom65 : null,
    highFirstDose: isHighFirstDose({ drug, indication, number, plannedMg: chosen.plannedMg }),
    changeNeedsOrder: chosen.from !== 'order' && last !== null && differs(chosen, last),
  };

  function planned(): Dose & { from: DoseSource } {
    if (number === 1 && plan.firstPlannedMg !== null)
      return { ...NONE, plannedMg: plan.firstPlannedMg, from: 'firstSession' };
    const { plannedMg = null, plannedMgPerKg = null } = phase ?? {};
    const plannedOverMin = last?.plannedOverMin ?? null;
    if (plannedMg !== null || plannedMgPerKg !== null)
      return { plannedMg, plannedMgPerKg, plannedOverMin, from: 'phase' };
    return last === null ? { ...NONE, from: 'none' } : { ...doseOf(last), from: 'asBefore' };
  }
}

/** [COURSE-DOSE] Whether a first session for treatment-resistant depression would begin with 84 mg of esketamine or more: it is said. */
export function isHighFirstDose(about: {
  drug: string | null;
  indication: Indication;
  number: number;
  plannedMg: number | null;
}): boolean {
  const { drug, indication, number, plannedMg } = about;
  return (
    drug === 'esketamine' &&
    indication === 'trd' &&
    number === 1 &&
    plannedMg !== null &&
    plannedMg >= HIGH_FIRST_MG
  );
}

type Dose = Pick<DoseProposal, 'plannedMg' | 'plannedMgPerKg' | 'plannedOverMin'>;
const NONE: Dose = { plannedMg: null, plannedMgPerKg: null, plannedOverMin: null };

function doseOf({ plannedMg, plannedMgPerKg, plannedOverMin }: Dose): Dose {
  return { plannedMg, plannedMgPerKg, plannedOverMin };
}

/** An order is for one session: the next that joins and is not called off before its dose. */
export function isUsed(
  { seq }: DoseOrder,
  joined: CourseState['sessions'],
  counted: readonly CourseSession[],
): boolean {
  return joined.some(
    (session) => session.seq > seq && counted.some(({ sessionId }) => sessionId === session.sessionId),
  );
}

function differs(proposed: Dose, last: Dose): boolean {
  const [a, b] = [proposed.plannedMgPerKg ?? proposed.plannedMg, last.plannedMgPerKg ?? last.plannedMg];
  return a !== null && b !== null && a !== b;
}

function isOldOn(birthDate: string, day: string): boolean {
  const [year = '', ...rest] = birthDate.split('-');
  return [String(Number(year) + OLD_AGE_YEARS).padStart(4, '0'), ...rest].join('-') <= day;
}
