import type { BaselineJudgement, Remark } from '../judgement.ts';
import type { SessionState } from '../state.ts';
import { deviceGapRemarks } from './dosing.ts';
import { firstDoseAtMs } from './facts.ts';
import { judgeHold } from './hold.ts';

/** Things worth saying that alarm nobody. */
export function judgeRemarks(
  state: SessionState,
  baseline: BaselineJudgement,
  extendProposed: boolean,
): Remark[] {
  return [
    ...baselineRemarks(state, baseline),
    ...deviceGapRemarks(state),
    ...reviewRemarks(state),
    ...twinRemarks(state),
    ...cuffRemarks(state),
    ...medicineRemarks(state),
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
      return dosed ? [remark('noBaseline', null, 'No baseline: only absolute limits are judged')] : [];
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

function reviewRemarks(state: SessionState): Remark[] {
  return [...state.readings, ...state.scores]
    .filter((item) => item.needsReview)
    .map((item) => remark('needsReview', item.entryId, 'An unusual value has not been re-checked'));
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

/** Edge case 8: after two failed attempts in a row, another way of measuring. */
function cuffRemarks(state: SessionState): Remark[] {
  const attempts = state.readings.filter(
    ({ content }) =>
      content.vitals.systolicMmHg !== undefined ||
      content.failed.some((failure) => failure.vital === 'bloodPressure' || failure.vital === 'systolicMmHg'),
  );
  const lastTwo = attempts.slice(-2);
  const failedTwice =
    lastTwo.length === 2 && lastTwo.every(({ content }) => content.vitals.systolicMmHg === undefined);
  if (!failedTwice) return [];
  const message = 'BP failed twice: measure by hand, on the other arm or with another device';
  return [remark('cuffFailedTwice', lastTwo[1]?.entryId ?? null, message)];
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
