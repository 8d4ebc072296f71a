import { randomUUID } from 'node:crypto';
import type { Judgement } from '#shared/judgement.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { type Chair, sinceDose } from './act.ts';
import { signsNow } from './care.ts';

/** What stands beside a chair and posts by itself. */
export interface Monitor {
  name: string;
  chairId: string;
  kind: 'oximeter' | 'monitor';
}

/** Oximeters stream; the monitor of chair 4 keeps its sets until the network is back. Chair 3's knows a wrong name. */
export const MONITORS: readonly Monitor[] = [
  { name: 'Oximeter 2', chairId: '2', kind: 'oximeter' },
  { name: 'Monitor 3', chairId: '3', kind: 'monitor' },
  { name: 'Monitor 4', chairId: '4', kind: 'monitor' },
  { name: 'Oximeter 5', chairId: '5', kind: 'oximeter' },
  { name: 'Oximeter 8', chairId: '8', kind: 'oximeter' },
];
export const SPARE_MONITOR = 'Monitor in the corridor';

const STREAM_EVERY_MS = 20_000;
/** The stretch of minutes after the first device in which the oximeter of chair 8 says nothing. */
const SILENT = { fromMin: 56, toMin: 66 };
const KEPT = { fromMin: 15, everyMin: 5, sentMin: 45 };

/** The readings this monitor posts between `sinceMs` (not included) and `nowMs`, in one post. */
export function readingsFor(
  monitor: Monitor,
  chair: Chair,
  judgement: Judgement,
  sinceMs: number,
  nowMs: number,
): object[] {
  if (monitor.kind === 'oximeter') return stream(chair, judgement, sinceMs, nowMs);
  if (chair.visitor.trouble === 'lateBatch') return keptReadings(chair, judgement, nowMs);
  if (chair.visitor.trouble === 'cuffFails') return wrongName(chair, judgement, nowMs);
  return [];
}

function stream(chair: Chair, judgement: Judgement, sinceMs: number, nowMs: number): object[] {
  const minutes = sinceDose(judgement, nowMs) ?? 0;
  if (chair.visitor.trouble === 'silentMonitor' && minutes >= SILENT.fromMin && minutes < SILENT.toMin)
    return [];
  const firstMs = Math.max(sinceMs, nowMs - 3 * STREAM_EVERY_MS);
  const instants = Array.from(
    { length: Math.floor((nowMs - firstMs) / STREAM_EVERY_MS) },
    (_, i) => firstMs + (i + 1) * STREAM_EVERY_MS,
  );
  return instants.map((atMs) => {
    const { heartRateBpm, spo2Percent } = signsNow(chair, judgement, atMs);
    return { ...stamped(atMs), heartRateBpm, spo2Percent };
  });
}

/** All sets since T+15 in one late post, each with the time it was measured at. */
function keptReadings(chair: Chair, judgement: Judgement, nowMs: number): object[] {
  const minutes = sinceDose(judgement, nowMs);
  if (minutes === null || minutes < KEPT.sentMin || chair.done.has('batch sent')) return [];
  chair.done.add('batch sent');
  const firstMs = (judgement.dosing.firstDoseAtMs ?? nowMs) + KEPT.fromMin * MINUTE_MS;
  const count = Math.floor((nowMs - firstMs) / (KEPT.everyMin * MINUTE_MS)) + 1;
  return Array.from({ length: count }, (_, i) => firstMs + i * KEPT.everyMin * MINUTE_MS).map((atMs) => ({
    ...stamped(atMs),
    ...vitalsAt(chair, judgement, atMs),
  }));
}

function wrongName(chair: Chair, judgement: Judgement, nowMs: number): object[] {
  if (nowMs < chair.openingMs + 4 * MINUTE_MS || chair.done.has('wrong name')) return [];
  chair.done.add('wrong name');
  return [{ ...stamped(nowMs), ...vitalsAt(chair, judgement, nowMs), patientId: 'A9911' }];
}

/** A set from a monitor that nobody has bound to a patient: it waits for a nurse to say whose it is. */
export function corridorReading(nowMs: number): object {
  const vitals = { systolicMmHg: 131, diastolicMmHg: 82, heartRateBpm: 77, spo2Percent: 97 };
  return { ...stamped(nowMs), ...vitals };
}

function vitalsAt(chair: Chair, judgement: Judgement, atMs: number): object {
  const signs = signsNow(chair, judgement, atMs);
  return {
    systolicMmHg: signs.systolicMmHg,
    diastolicMmHg: signs.diastolicMmHg,
    heartRateBpm: signs.heartRateBpm,
    spo2Percent: signs.spo2Percent,
    respiratoryRatePerMin: signs.respiratoryRatePerMin,
  };
}

function stamped(atMs: number): { readingId: string; takenAt: string } {
  return { readingId: randomUUID(), takenAt: new Date(atMs).toISOString() };
}
