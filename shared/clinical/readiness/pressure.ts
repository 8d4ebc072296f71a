import type { ReadingContent } from '../../entries.ts';
import type { SessionState, Standing } from '../../state.ts';
import { MINUTE_MS } from '../../vocabulary.ts';
import { firstDoseAtMs, firstIndexFrom, lastIndexUpto } from '../facts.ts';
import { lowPressureReasons, type OwnLevels } from '../limits.ts';
import { readingsWith } from '../reading-index.ts';
import { roundedUp } from '../vitals.ts';
import { type Finding, met, unknown, unmet } from './criterion.ts';

type PressureSet = Standing<ReadingContent> & { systolic: number; diastolic: number };

/** Standing post-dose blood pressures in clinical order; blood-pressure-only sets count. */
export function pressuresAfterDose(state: SessionState, uptoMs = Number.POSITIVE_INFINITY): PressureSet[] {
  const t0 = firstDoseAtMs(state);
  if (t0 === null) return [];
  const pressures = readingsWith(state.readings, 'systolicMmHg');
  return pressures
    .slice(firstIndexFrom(pressures, t0 + 1), lastIndexUpto(pressures, uptoMs) + 1)
    .flatMap((reading) => {
      const set = asPressure(reading);
      return set === null ? [] : [set];
    });
}

/** One set passes below 140/90, or within 20 % of own baseline and below 160/100; a low pressure fails it. */
export function pressurePasses(
  state: SessionState,
  systolic: number,
  diastolic: number,
  own: OwnLevels,
): boolean {
  if (lowPressureReasons(state.protocol, systolic, own).length > 0) return false;
  const rules = state.protocol.readiness;
  const [sys, dia] = [roundedUp(systolic), roundedUp(diastolic)];
  if (sys < rules.systolicBelow && dia < rules.diastolicBelow) return true;
  if (own.systolic === null || own.diastolic === null) return false;
  const factor = 1 + rules.baselinePercent / 100;
  const near = systolic <= own.systolic * factor && diastolic <= own.diastolic * factor;
  return near && sys < rules.systolicCap && dia < rules.diastolicCap;
}

/** The newest set, back to the newest one far enough before it; `apart`: there is such a one. Looks no further back. */
function newestSets(state: SessionState, uptoMs: number): { judged: PressureSet[]; apart: boolean } {
  const t0 = firstDoseAtMs(state);
  const pressures = readingsWith(state.readings, 'systolicMmHg');
  const apartMs = state.protocol.readiness.setsApartMin * MINUTE_MS;
  const judged: PressureSet[] = [];
  for (let index = lastIndexUpto(pressures, uptoMs); index >= 0; index--) {
    const set = asPressure(pressures[index]);
    if (set === null) continue;
    if (t0 === null || set.takenAtMs <= t0) break;
    judged.unshift(set);
    if ((judged.at(-1)?.takenAtMs ?? 0) - set.takenAtMs >= apartMs) return { judged, apart: true };
  }
  return { judged, apart: false };
}

function asPressure(reading: Standing<ReadingContent> | undefined): PressureSet | null {
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = reading?.content.vitals ?? {};
  if (reading === undefined || systolic === undefined || diastolic === undefined) return null;
  return { ...reading, systolic, diastolic };
}

/**
 * [D2] The newest post-dose set, the newest one at least 5 minutes older, and every set between them pass (12.23).
 * Unknown with fewer than two such sets. Does not age: D15 asks for final vitals.
 */
export function judgePressure(
  state: SessionState,
  own: OwnLevels,
  uptoMs = Number.POSITIVE_INFINITY,
): Finding {
  const { judged, apart } = newestSets(state, uptoMs);
  const newest = judged.at(-1);
  if (!newest) return unknown('No set since the dose', 'Two sets, at least 5 min apart');
  const shown = [judged[0], newest].filter((set, index, all) => set && all.indexOf(set) === index);
  const evidence = shown.map((set) => (set ? `${set.systolic}/${set.diastolic}` : '')).join(', ');
  const passes = judged.every((set) => pressurePasses(state, set.systolic, set.diastolic, own));
  if (!passes) return unmet(evidence, 'Two sets in a row inside, at least 5 min apart', newest.takenAtMs);
  if (!apart) return unknown(`${evidence}, one set`, 'A second set at least 5 min later', newest.takenAtMs);
  return met(evidence, newest.takenAtMs);
}
