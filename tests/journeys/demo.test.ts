import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueOf } from '#client/features/board/queue.ts';
import { openClinic } from '#server/demo/clinic.ts';
import { boardOf, type Caller, signIn } from '#server/demo/clinic-client.ts';
import { foundDemoClinic } from '#server/demo/found-clinic.ts';
import { STAFF } from '#server/demo/roster.ts';
import { freePort, type ServerProcess, startServer } from '#server/demo/server-process.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { Colleague, SignedInPerson } from '#shared/wire/people.ts';
import { setClock } from '#tests/helpers/clinic.ts';

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
  'an infusion running': ({ infusion }) => infusion?.status === 'running',
  'an infusion paused': ({ infusion }) => infusion?.status === 'paused',
  'an infusion stopped early': ({ form, stage, deliveredMg, plannedMg }) =>
    form === 'infusion' && stage === 'observing' && deliveredMg < (plannedMg ?? 0) - 1,
  'an injection into the muscle, in two parts': ({ form, dosesGiven }) =>
    form === 'injections' && dosesGiven === 2,
  'a lozenge in the mouth': ({ lozenge }) => lozenge !== null,
  'somebody of 65 or over on 28 mg': ({ identity, plannedMg }) =>
    plannedMg === 28 && (identity.birthDate ?? '') < '1961',
  'a check that an MAOI asked for': ({ checks }) => checks.some(({ risks }) => risks.includes('maoiToday')),
  'limits that wait for a prescriber': ({ limitsProposed }) => limitsProposed !== null,
  'criteria met, awaiting clinician': ({ readiness }) => readiness.verdict === 'criteriaMet',
};

/** What the queue asks for that only the time of a dose brings: the same words as on the board, to a prescriber. */
const ASKED = [
  'Record the end of the infusion',
  'Lozenge: spat out or swallowed?',
  'Limits proposed by Sam Okafor',
];

describe('the demo', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'afterdose-demo-test-'));
  let server: ServerProcess;
  let staff: Caller;
  const seen = new Map<string, number>();
  const asked = new Set<string>();
  const routes = new Map<string, string>();
  const chairOneVisitors = new Set<string>();
  let waiting = 0;

  beforeAll(async () => {
    const beginMs = OPENING_AT_MS - MORNING_MIN * MINUTE_MS;
    server = await startServer({
      programs: resolve(import.meta.dirname, '../../.build/server'),
      port: await freePort(),
      environment: {
        AFTERDOSE_DATA: dataFolder,
        AFTERDOSE_CLOCK: 'controlled',
        AFTERDOSE_CLOCK_START: new Date(beginMs).toISOString(),
        AFTERDOSE_LOG_LEVEL: 'error',
        AFTERDOSE_DATABASE_URL: '',
      },
      output: 'ignore',
    });
    const { devices, spare } = await foundDemoClinic(server);
    const demo = openClinic(OPENING_AT_MS, devices, spare);
    await demo.moveTo(server.base);
    staff = await signIn(server.base, STAFF.nurse.name, STAFF.nurse.passphrase);
    for (let nowMs = beginMs; nowMs <= OPENING_AT_MS + SHOWN_MIN * MINUTE_MS; nowMs += STEP_MS) {
      await setClock(server.base, nowMs);
      await demo.step(nowMs);
      if (nowMs === OPENING_AT_MS + 5 * MINUTE_MS)
        for (const { chairId, route } of await boardOf(staff)) routes.set(chairId ?? '', route);
      if (nowMs >= OPENING_AT_MS) await look(nowMs);
    }
  }, 400_000);
  afterAll(async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function look(nowMs: number): Promise<void> {
    const board = await boardOf(staff);
    for (const { title } of queueOf(board, nowMs, 'UTC', { answersLimits: true, staffId: null }))
      asked.add(title);
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

  it('seats ten patients, by every route', () => {
    expect(routes.size).toBe(10);
    expect([...new Set(routes.values())].sort()).toEqual(['IM', 'IN', 'IV', 'SL']);
  });

  it.each(ASKED)('has the board ask: %s', (title) => {
    expect([...asked]).toContain(title);
  });

  it('shows readings that wait for someone to say whose they are', () => {
    expect(waiting).toBeGreaterThanOrEqual(2);
  });

  it('lets its nurses take a station over by PIN', async () => {
    const { colleagues } = await staff.get<{ colleagues: Colleague[] }>('/api/v1/station/colleagues');
    const sam = colleagues.find(({ name }) => name === STAFF.secondNurse.name);
    const switched = await staff.post<SignedInPerson>('/api/v1/station/switch', {
      staffId: sam?.staffId,
      pin: STAFF.secondNurse.pin,
    });
    expect(switched.name).toBe(STAFF.secondNurse.name);
  });

  it('signs one patient out and seats the next in the same chair', () => {
    expect(chairOneVisitors.size).toBe(2);
  });
});
