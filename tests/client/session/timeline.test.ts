import { describe, expect, it } from 'vitest';
import { selectedSet, stepSet } from '#client/features/session/select-set.ts';
import { judgeSet } from '#client/features/session/sets/judged-sets.ts';
import { setsOf } from '#client/features/session/sets/sets.ts';
import { flagRows, flagsOf } from '#client/features/session/timeline/flags.ts';
import { lanePicture } from '#client/features/session/timeline/lane-points.ts';
import {
  bandsOf,
  domainOf,
  LANES,
  limitLines,
  ownLines,
  pressureLane,
  spreadLabels,
} from '#client/features/session/timeline/lanes.ts';
import { newestLook } from '#client/features/session/timeline/newest-look.ts';
import { placeOf, spanOf, ticksOf } from '#client/features/session/timeline/span.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { id, scene } from '#tests/shared/scene.ts';

const { limits } = esketamineIntranasal;
const FULL = { hr: 78, spo2: 97, rr: 14, sed: 5, diss: 0 };

describe('the pressure lane', () => {
  it.each([
    [1440, 800, 124],
    [1440, 900, 128],
    [1440, 940, 168],
    [1920, 1080, 208],
    [1279, 900, LANES.pressure.heightPx],
    [390, 844, LANES.pressure.heightPx],
  ])('on a screen of %i × %i is %i px high: the table below it comes first', (width, height, px) => {
    expect(pressureLane(width, height).heightPx).toBe(px);
  });
});

describe('the time axis', () => {
  it('runs from T−30 to T+180 and on when the session does', () => {
    const t0 = 1_000 * MINUTE_MS;
    expect(spanOf(t0, [], t0)).toEqual({ fromMs: t0 - 30 * MINUTE_MS, toMs: t0 + 180 * MINUTE_MS });
    expect(spanOf(t0, [], t0 + 200 * MINUTE_MS).toMs).toBe(t0 + 215 * MINUTE_MS);
  });

  it('has a tick at the dose, at 40 and at 120 minutes', () => {
    const t0 = 1_000 * MINUTE_MS;
    const minutes = ticksOf(t0, spanOf(t0, [], t0)).map(({ sinceDoseMin }) => sinceDoseMin);
    expect(minutes).toEqual(expect.arrayContaining([0, 40, 120]));
  });

  it('counts by the clock before a dose', () => {
    const now = 1_000 * MINUTE_MS;
    const span = spanOf(null, [], now);
    expect(ticksOf(null, span).every(({ sinceDoseMin }) => sinceDoseMin === null)).toBe(true);
    expect(placeOf(now, span)).toBeGreaterThan(50);
  });
});

describe('a lane', () => {
  it('takes its limits from the protocol of the session', () => {
    expect(limitLines(LANES.pressure, limits).map(({ label }) => label)).toEqual([
      '!! 160',
      '!!! 180',
      '!! 100',
      '!!! 110',
    ]);
    expect(limitLines(LANES.spo2, limits).map(({ at }) => at)).toEqual([93, 91]);
  });

  it('draws the own limit only where there is a baseline', () => {
    expect(ownLines(limits, undefined)).toEqual([]);
    expect(ownLines(limits, 138)).toMatchObject([{ at: 178, label: 'own +40' }]);
  });

  it('widens until every value fits', () => {
    expect(domainOf(LANES.pressure, [])).toEqual([60, 200]);
    expect(domainOf(LANES.pressure, [221, 51])).toEqual([40, 240]);
    expect(domainOf(LANES.pressure, [191])[1]).toBe(220);
  });

  it('shades from warning to critical and from critical on', () => {
    const [warning, critical] = bandsOf(LANES.pressure, limits, [60, 200]);
    expect(warning).toEqual({ from: 160, to: 180, severity: 'warning' });
    expect(critical).toEqual({ from: 180, to: 200, severity: 'critical' });
  });

  it('pushes labels apart and keeps their order', () => {
    expect(spreadLabels([50, 52, 10], 13)).toEqual([50, 63, 10]);
  });
});

describe('what a lane draws', () => {
  const stage = scene({ plannedMg: 28 });
  stage.set(-8, { bp: [138, 86], ...FULL });
  stage.dose(0);
  stage.set(40, { bp: [184, 108], ...FULL });
  stage.set(45, { hr: 80, failed: [{ vital: 'bloodPressure', reason: 'Cuff leaks' }] });
  stage.set(50, { bp: [250, 90], name: 'typo', rechecked: ['pulsePressure'] });
  stage.do(51, { type: 'WithdrawEntry', body: { entryId: id('typo'), reason: 'typing' } });
  const sets = setsOf(stage.state.entries);
  const judged = stage.judge(52);
  const picture = lanePicture(
    LANES.pressure,
    sets,
    (set) => judgeSet(stage.state, set),
    judged.checks,
    60_000,
  );

  it('marks each end of a pressure by the limit it breaks', () => {
    expect(picture.points.find(({ t }) => t === stage.at(40))).toMatchObject({
      v: 184,
      w: 108,
      severity: 'critical',
      lowerSeverity: 'warning',
    });
  });

  it('joins nothing across a gap, and says why', () => {
    expect(picture.points.some(({ v }) => v === null)).toBe(true);
    expect(picture.gaps.map(({ why }) => why.long)).toEqual(['BP not planned until T+40']);
  });

  it('shows a failed attempt and a withdrawn value apart from the line', () => {
    expect(picture.failedAtMs).toEqual([stage.at(45)]);
    expect(picture.withdrawn).toEqual([{ t: stage.at(50), v: 250, w: 90 }]);
    expect(picture.points.some(({ v }) => v === 250)).toBe(false);
  });

  it('has room for the withdrawn value too', () => {
    expect(domainOf(LANES.pressure, picture.values)[1]).toBeGreaterThanOrEqual(250);
  });
});

describe('the newest value of a lane', () => {
  const stage = scene({ plannedMg: 28 });
  stage.set(-8, { bp: [138, 86], ...FULL });
  stage.dose(0);

  it('[L-1] looks old when any part of it is', () => {
    const { values } = stage.judge(100);
    expect(newestLook([values.systolicMmHg, values.diastolicMmHg])).toMatchObject({
      state: 'stale',
      text: '138/86',
    });
  });

  it('is dashes when it was never taken', () => {
    const { values } = scene().judge(-29);
    expect(newestLook([values.systolicMmHg, values.diastolicMmHg])).toMatchObject({
      state: 'never',
      blank: '––/––',
    });
  });
});

describe('the flags under the chart', () => {
  it('number the devices and name what happened, in order of time', () => {
    const stage = scene({ plannedMg: 84 });
    stage.dose(0);
    stage.dose(5);
    stage.do(7, { type: 'StopDosing', body: { reason: 'Vomited', takenAtMs: stage.at(6) } });
    const flags = flagsOf(stage.state, stage.judge(8));
    expect(flags.filter(({ kind }) => kind === 'device').map(({ text }) => text)).toEqual(['1', '2']);
    expect(flags.find(({ text }) => text === 'Stopped early')).toMatchObject({ atMs: stage.at(6) });
    expect(flags.map(({ atMs }) => atMs)).toEqual(flags.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
  });

  it('take a new row only where a word would cover another', () => {
    expect(flagRows([0, 5, 20], [10, 10, 10])).toEqual([0, 1, 0]);
  });
});

describe('the crosshair', () => {
  const stage = scene();
  for (const minute of [-20, -15, -10]) stage.set(minute, { hr: 70 });
  const sets = setsOf(stage.state.entries);

  const newestAtMs = stage.at(-10);
  const lookAt = (minute: number) => ({ takenAtMs: stage.at(minute), newestAtMs });

  it('stands on the newest set until another is chosen, and stays at the ends', () => {
    expect(selectedSet(sets, null)?.takenAtMs).toBe(newestAtMs);
    expect(selectedSet(sets, lookAt(-20))?.takenAtMs).toBe(stage.at(-20));
    expect(stepSet(sets, null, -1)?.takenAtMs).toBe(stage.at(-15));
    expect(stepSet(sets, lookAt(-20), -1)?.takenAtMs).toBe(stage.at(-20));
    expect(stepSet(sets, null, 1)?.takenAtMs).toBe(newestAtMs);
    expect(stepSet([], null, 1)).toBeNull();
  });

  it('goes back to the newest when the chosen set no longer stands', () => {
    expect(selectedSet(sets, lookAt(-999))?.takenAtMs).toBe(newestAtMs);
  });

  it('goes to the newest at once when a newer set arrives, whatever is being looked at', () => {
    const look = lookAt(-20);
    stage.set(-5, { hr: 70 });
    expect(selectedSet(setsOf(stage.state.entries), look)?.takenAtMs).toBe(stage.at(-5));
  });
});
