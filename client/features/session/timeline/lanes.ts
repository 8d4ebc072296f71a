import type { Limit, Protocol } from '#shared/protocols/protocol.ts';
import type { Severity, VitalKey } from '#shared/vocabulary.ts';

/** A line a protocol draws across a lane, from the dose on. */
export interface LimitLine {
  at: number;
  side: 'high' | 'low';
  severity: Severity | 'own';
  label: string;
}

export interface Lane {
  key: 'pressure' | 'heartRate' | 'spo2' | 'breathing';
  vital: VitalKey;
  label: string;
  unit: string;
  heightPx: number;
  /** Drawn at least; values outside widen it by whole steps. */
  domain: readonly [number, number];
  step: number;
}

export const LANES: Record<Lane['key'], Lane> = {
  pressure: {
    key: 'pressure',
    vital: 'systolicMmHg',
    label: 'BP',
    unit: 'mmHg',
    heightPx: 188,
    domain: [60, 200],
    step: 20,
  },
  heartRate: {
    key: 'heartRate',
    vital: 'heartRateBpm',
    label: 'HR',
    unit: '/min',
    heightPx: 48,
    domain: [40, 140],
    step: 20,
  },
  spo2: {
    key: 'spo2',
    vital: 'spo2Percent',
    label: 'SpO₂',
    unit: '%',
    heightPx: 38,
    domain: [88, 100],
    step: 4,
  },
  breathing: {
    key: 'breathing',
    vital: 'respiratoryRatePerMin',
    label: 'RR',
    unit: '/min',
    heightPx: 36,
    domain: [6, 26],
    step: 4,
  },
};

/** The lane as this screen has room for it: beside alerts and readiness the table below shall stand on the page too. */
export function pressureLane(screenWidthPx: number, screenHeightPx: number): Lane {
  const lane = LANES.pressure;
  if (screenWidthPx < WIDE_PX) return lane;
  const roomPx = screenHeightPx - BESIDES_PRESSURE_PX;
  return { ...lane, heightPx: Math.min(Math.max(roomPx, LEAST_PRESSURE_PX), MOST_PRESSURE_PX) };
}

/** From here on alerts and readiness stand beside the course. */
const WIDE_PX = 1280;
/** What stands above and below the pressure lane on a screen of that width: bars, strip, other lanes, the table. */
const BESIDES_PRESSURE_PX = 772;
const LEAST_PRESSURE_PX = 124;
const MOST_PRESSURE_PX = 208;

/** What a caret takes up beyond its number, mmHg. */
const CARET_ROOM = 10;

/** The lane's domain, widened by whole steps until every value fits. */
export function domainOf(lane: Lane, values: readonly number[]): [number, number] {
  const [low, high] = lane.domain;
  // A caret stands on its number: without room it would be cut off at the edge.
  const room = lane.key === 'pressure' ? CARET_ROOM : 0;
  const lowest = Math.min(low, ...values.map((value) => value - room));
  const highest = Math.max(high, ...values.map((value) => value + room));
  return [
    low - Math.ceil((low - lowest) / lane.step) * lane.step,
    high + Math.ceil((highest - high) / lane.step) * lane.step,
  ];
}

function linesOf(limit: Limit, side: LimitLine['side']): LimitLine[] {
  const lines: LimitLine[] = [];
  if (limit.warning !== null) {
    lines.push({ at: limit.warning, side, severity: 'warning', label: `!! ${limit.warning}` });
  }
  if (limit.critical !== null) {
    lines.push({ at: limit.critical, side, severity: 'critical', label: `!!! ${limit.critical}` });
  }
  return lines;
}

/** The limits of a lane as the session's own protocol gives them. Low pressure has none here: it would cross the
 * diastolic band, and its alert says it in words. */
export function limitLines(lane: Lane, limits: Protocol['limits']): LimitLine[] {
  switch (lane.key) {
    case 'pressure':
      return [...linesOf(limits.systolicHigh, 'high'), ...linesOf(limits.diastolicHigh, 'high')];
    case 'heartRate':
      return [...linesOf(limits.heartRateHigh, 'high'), ...linesOf(limits.heartRateLow, 'low')];
    case 'spo2':
      return linesOf(limits.spo2Low, 'low');
    case 'breathing':
      return [...linesOf(limits.respiratoryRateHigh, 'high'), ...linesOf(limits.respiratoryRateLow, 'low')];
  }
}

/** Where a rise above the patient's own baseline would warn; nothing without a baseline. */
export function ownLines(limits: Protocol['limits'], systolicMmHg: number | undefined): LimitLine[] {
  if (systolicMmHg === undefined || limits.systolicRise === null) return [];
  return [
    {
      at: systolicMmHg + limits.systolicRise,
      side: 'high',
      severity: 'own',
      label: `own +${limits.systolicRise}`,
    },
  ];
}

export interface Band {
  from: number;
  to: number;
  severity: Severity;
}

/** Shaded stretches beyond the limits: warning up to critical, critical up to the edge (a diastolic one stays thin). */
export function bandsOf(
  lane: Lane,
  limits: Protocol['limits'],
  [low, high]: readonly [number, number],
): Band[] {
  const bands: Band[] = [];
  function shade(limit: Limit, edge: number) {
    if (limit.warning !== null) {
      bands.push({ from: limit.warning, to: limit.critical ?? edge, severity: 'warning' });
    }
    if (limit.critical !== null) bands.push({ from: limit.critical, to: edge, severity: 'critical' });
  }
  if (lane.key === 'pressure') {
    shade(limits.systolicHigh, high);
    shade(limits.diastolicHigh, (limits.diastolicHigh.critical ?? limits.diastolicHigh.warning ?? high) + 6);
  }
  if (lane.key === 'heartRate') shade(limits.heartRateHigh, high);
  if (lane.key === 'spo2') shade(limits.spo2Low, low);
  return bands.map(({ from, to, severity }) => ({
    from: Math.min(from, to),
    to: Math.max(from, to),
    severity,
  }));
}

/** Label heights pushed apart so that none covers another; `minPx` is a line's height. Order is kept. */
export function spreadLabels(topsPx: readonly number[], minPx: number): number[] {
  const order = topsPx.map((top, index) => ({ top, index })).sort((a, b) => a.top - b.top);
  const spread = [...topsPx];
  let free = Number.NEGATIVE_INFINITY;
  for (const { top, index } of order) {
    const placed = Math.max(top, free);
    spread[index] = placed;
    free = placed + minPx;
  }
  return spread;
}
