import type { BaselineJudgement } from '../judgement.ts';
import type { Remark } from '../remark.ts';
import type { Entry, SessionState } from '../state.ts';
import { failedInARow } from './attempts.ts';
import { deviceGapRemarks, lostDoseRemarks } from './dosing/devices.ts';
import { judgeDosing } from './dosing/dosing.ts';
import { infusionRemarks, lozengeRemarks, overdueDoseRemarks } from './dosing/given-remarks.ts';
import { firstDoseAtMs } from './facts.ts';
import { judgeHold } from './hold.ts';
import { namedLines, openLines, type PreDoseJudgement } from './pre-dose/line.ts';
import type { PresenceMark } from './pre-dose/presence.ts';
import { repeatRemarks } from './repeated.ts';
import { otherWayOf, REPEATED_MEASURES } from './retries.ts';
import { riskRemarks } from './risk-advice.ts';
import { isOfAge } from './schedule.ts';
import { seriousRemarks } from './serious.ts';

/** What was judged before the remarks, and what some of them are about. */
interface Judged {
  baseline: BaselineJudgement;
  extendProposed: boolean;
  preDose: PreDoseJudgement;
  away: PresenceMark | null;
  nowMs: number;
}

/** Things worth saying that alarm nobody. */
export function judgeRemarks(
  state: SessionState,
  { baseline, extendProposed, preDose, away, nowMs }: Judged,
): Remark[] {
  return [
    ...baselineRemarks(state, baseline),
    ...deviceGapRemarks(state),
    ...lostDoseRemarks(state),
    ...infusionRemarks(state),
    ...lozengeRemarks(state),
    ...overdueDoseRemarks(state, nowMs),
    ...planRemarks(state),
    ...doseNoteRemarks(state),
    ...checklistRemarks(state, preDose),
    ...awayRemarks(away),
    ...riskRemarks(state),
    ...reviewRemarks(state),
    ...movedRemarks(state),
    ...twinRemarks(state),
    ...failedRemarks(state),
    ...medicineRemarks(state),
    ...repeatRemarks(state),
    ...limitRemarks(state),
    ...seriousRemarks(state),
    ...(extendProposed
      ? [remark('extendProposed', null, 'The minimum time is over and a measured criterion fails: extend?')]
      : []),
    ...(state.protocol.approvedBy === null
      ? [remark('protocolUnapproved', null, "This protocol needs your medical director's approval")]
      : []),
  ];
}

function remark(kind: Remark['kind'], entryId: string | null, message: string): Remark {
  return { kind, entryId, message };
}

/** Edge cases 1 and 2: relative rules are off, and the screen says so. */
function baselineRemarks(state: SessionState, baseline: BaselineJudgement): Remark[] {
  const dosed = firstDoseAtMs(state) !== null;
  switch (baseline.tag) {
    case 'none':
      return dosed
        ? [
            remark(
              'noBaseline',
              null,
              'No baseline (no full set that passed the pre-dose limits): only absolute limits are judged',
            ),
          ]
        : [];
    case 'lateOffered':
      return [
        remark('lateBaseline', baseline.entryId, 'Baseline taken after the dose: accept it to judge rises'),
      ];
    case 'lateAccepted':
      return [remark('lateBaseline', baseline.entryId, 'Baseline taken after the dose, accepted')];
    case 'accepted':
    case 'onTime':
      return state.holdOverridden && judgeHold({ ...state, holdOverridden: null }).active
        ? [remark('overriddenBaseline', baseline.entryId, 'Baseline failed the pre-dose limits, overridden')]
        : [];
  }
}

/** [PLAN] A dose by weight without a weight has no milligrams. */
function planRemarks(state: SessionState): Remark[] {
  if (state.end || judgeDosing(state).plannedMg !== null) return [];
  return [remark('planUnknown', null, 'Not weighed: the planned dose in mg is not known')];
}

/** A dose that only one text offers, to patients from an age on: said whenever it is the plan, also where the age does not fit. */
function doseNoteRemarks(state: SessionState): Remark[] {
  const { dosing } = state.protocol;
  const note = dosing.form === 'devices' && dosing.doseNotes?.find(({ mg }) => mg === state.plannedMg);
  if (state.end || !note) return [];
  const fits = isOfAge(state.identity.birthDate, note.fromYears, firstDoseAtMs(state) ?? state.plannedAtMs);
  const offer = `${note.mg} mg is offered by the ${note.source} alone, from ${note.fromYears} years on`;
  return [remark('doseNote', null, fits ? offer : `${offer}: this patient is younger`)];
}

/** [CHECKLIST] A dose was given over open lines: said until they are answered. */
function checklistRemarks(state: SessionState, preDose: PreDoseJudgement): Remark[] {
  if (state.end || firstDoseAtMs(state) === null) return [];
  const open = openLines(preDose);
  if (open.length === 0) return [];
  return [remark('checklistOpen', null, `Dosed with checklist open: ${namedLines(open)}`)];
}

/** [PRESENCE] Nobody who may decide is in the building any more while a dosed patient is watched. */
function awayRemarks(away: PresenceMark | null): Remark[] {
  return away === null
    ? []
    : [remark('prescriberAway', null, `No prescriber on site: ${away.name} has left, nobody else is marked`)];
}

function reviewRemarks(state: SessionState): Remark[] {
  return [...state.readings, ...state.scores]
    .filter((item) => item.needsReview)
    .map((item) => remark('needsReview', item.entryId, 'An unusual value has not been re-checked'));
}

/** Edge case 18: who watches either patient is told that numbers came or went. */
function movedRemarks(state: SessionState): Remark[] {
  const told = (moved: Entry[], message: string): Remark[] => {
    const newest = moved.filter(({ versions }) => versions[0]?.content.kind === 'reading').at(-1);
    return newest === undefined ? [] : [remark('moved', newest.entryId, message)];
  };
  const entries = Object.values(state.entries);
  const came = entries.filter((entry) => entry.movedFromSessionId !== null && entry.withdrawn === null);
  const went = entries.filter((entry) => (entry.withdrawn?.movedToSessionId ?? null) !== null);
  return [
    ...told(came, 'A reading was moved here from another patient'),
    ...told(went, 'A reading was moved from here to another patient'),
  ];
}

/** The same moment by two sources is flagged, never merged. */
function twinRemarks(state: SessionState): Remark[] {
  return state.readings.flatMap((reading, index) => {
    const before = state.readings[index - 1];
    if (!before || before.takenAtMs !== reading.takenAtMs) return [];
    const same = JSON.stringify(before.content.vitals) === JSON.stringify(reading.content.vitals);
    return same
      ? [remark('twin', reading.entryId, 'The same values at the same moment from two sources')]
      : [];
  });
}

/** [FAILED] After two failed attempts in a row, another way of measuring (edge case 8). */
function failedRemarks(state: SessionState): Remark[] {
  return REPEATED_MEASURES.flatMap((measure) => {
    const failed = failedInARow(state, measure);
    const newest = failed.at(-1);
    return newest && failed.length >= 2 ? [remark('failedTwice', newest.entryId, otherWayOf(measure))] : [];
  });
}

function medicineRemarks(state: SessionState): Remark[] {
  return state.medicines
    .filter((medicine) => medicine.content.purpose === 'antihypertensive')
    .map((medicine) =>
      remark(
        'afterAntihypertensive',
        medicine.entryId,
        `${medicine.content.name} given: recheck BP, consider watching longer`,
      ),
    );
}

/** Edge case 35: limits that are not the protocol's are never silent. */
function limitRemarks(state: SessionState): Remark[] {
  const fitted = state.limitsFitted;
  if (!fitted) return [];
  const by = fitted.by.kind === 'system' ? '' : `, ${fitted.by.name}`;
  return [remark('customLimits', null, `Custom limits${by}, until the session ends: ${fitted.reason}`)];
}
