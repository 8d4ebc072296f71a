import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeviceKey, openClinic } from '#server/demo/clinic.ts';
import { boardOf, type Caller } from '#server/demo/clinic-client.ts';
import { MONITORS, SPARE_MONITOR } from '#server/demo/monitors.ts';
import { STAFF } from '#server/demo/roster.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';

const OPENING_AT_MS = Date.UTC(2026, 0, 5, 14);
const MORNING_MIN = 170;
/** What five minutes show at the demo's own speed of 20. */
const SHOWN_MIN = 100;
const STEP_MS = MINUTE_MS / 2;

/** A sight of the demo: what a visitor should come to see on the board, and how the summary says it. */
const SIGHTS: Record<string, (summary: BoardSummary) => boolean> = {
  'a patient being dosed': ({ stage }) => stage === 'dosing',
  'a hold before the dose': ({ hold }) => hold.active,
  'a critical pressure': ({ alerts }) => alerts.some((alert) => alert.severity === 'critical'),
  'a critical pressure that is over and not yet closed': ({ alerts }) =>
    alerts.some(({ status }) => status === 'latched'),
  'a cuff that failed': ({ values }) => values.systolicMmHg?.failed === true,
  'an overdue check': ({ checks }) => checks.some(({ overdue }) => overdue === 'medium'),
  'a long dissociation': ({ alerts }) => alerts.some(({ family }) => family === 'DIS-LATE'),
  'an extended observation': ({ stage }) => stage === 'extended',
  'a device gone silent': ({ alerts }) => alerts.some(({ alertClass }) => alertClass === 'technical'),
  'criteria met, awaiting clinician': ({ readiness }) => readiness.verdict === 'criteriaMet',
};

describe('the demo', () => {
  let clinic: TestClinic;
  let staff: Caller;
  const seen = new Map<string, number>();
  const chairOneVisitors = new Set<string>();
  let waiting = 0;

  beforeAll(async () => {
    const beginMs = OPENING_AT_MS - MORNING_MIN * MINUTE_MS;
    clinic = await openTestClinic(beginMs, Object.values(STAFF));
    const devices = new Map<string, DeviceKey>();
    for (const { name, kind } of MONITORS)
      devices.set(name, await clinic.addDevice(name, { continuous: kind === 'oximeter' }));
    const demo = openClinic(OPENING_AT_MS, devices, await clinic.addDevice(SPARE_MONITOR));
    await demo.moveTo(clinic.base);
    staff = await clinic.signIn(STAFF.nurse);
    for (let nowMs = beginMs; nowMs <= OPENING_AT_MS + SHOWN_MIN * MINUTE_MS; nowMs += STEP_MS) {
      await clinic.setClock(nowMs);
      await demo.step(nowMs);
      if (nowMs >= OPENING_AT_MS) await look(nowMs);
    }
  }, 240_000);
  afterAll(() => clinic.close());

  async function look(nowMs: number): Promise<void> {
    const board = await boardOf(staff);
    for (const summary of board) {
      if (summary.chairId === '1') chairOneVisitors.add(summary.patientId);
      for (const [sight, shows] of Object.entries(SIGHTS))
        if (shows(summary) && !seen.has(sight)) seen.set(sight, (nowMs - OPENING_AT_MS) / MINUTE_MS);
    }
    const { readings } = await staff.get<{ readings: unknown[] }>('/api/v1/waiting-readings');
    waiting = Math.max(waiting, readings.length);
  }

  it.each(Object.keys(SIGHTS))('shows %s within five minutes', (sight) => {
    expect([...seen.keys()]).toContain(sight);
  });

  it('shows readings that wait for someone to say whose they are', () => {
    expect(waiting).toBeGreaterThanOrEqual(2);
  });

  it('signs one patient out and seats the next in the same chair', () => {
    expect(chairOneVisitors.size).toBe(2);
  });
});
