import type { BaselineJudgement, Remark } from '../judgement.ts';
import type { Entry, SessionState } from '../state.ts';
import { MINUTE_MS } from '../vocabulary.ts';
import { deviceGapRemarks } from './dosing.ts';
import { firstDoseAtMs, firstIndexFrom } from './facts.ts';
import { judgeHold } from './hold.ts';
import { readingsWith } from './reading-index.ts';

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
    ...movedRemarks(state),
    ...twinRemarks(state),
    ...cuffRemarks(state),
    ...medicineRemarks(state),
    ...repeatRemarks(state),
    ...limitRemarks(state),
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

/** Edge case 10: repeats close together are all kept; rules use the newest, and the mean is worth knowing. */
const REPEATS_WITHIN_MS = 10 * MINUTE_MS;

function repeatRemarks(state: SessionState): Remark[] {
  const pressures = readingsWith(state.readings, 'systolicMmHg');
  const newest = pressures.at(-1);
  if (!newest) return [];
  const close = pressures.slice(firstIndexFrom(pressures, newest.takenAtMs - REPEATS_WITHIN_MS));
  if (close.length < 2) return [];
  const mean = (key: 'systolicMmHg' | 'diastolicMmHg'): number =>
    Math.round(close.reduce((sum, reading) => sum + (reading.content.vitals[key] ?? 0), 0) / close.length);
  const message = `${close.length} pressures within 10 min, mean ${mean('systolicMmHg')}/${mean('diastolicMmHg')}`;
  return [remark('repeatedPressure', newest.entryId, message)];
}

/** Edge case 35: limits that are not the protocol's are never silent. */
function limitRemarks(state: SessionState): Remark[] {
  const fitted = state.limitsFitted;
  if (!fitted) return [];
  const by = fitted.by.kind === 'system' ? '' : `, ${fitted.by.name}`;
  return [remark('customLimits', null, `Custom limits${by}: ${fitted.reason}`)];
}
