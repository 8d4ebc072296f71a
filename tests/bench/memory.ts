import { execFileSync } from 'node:child_process';
import { bind, type Caller, send } from '#server/demo/clinic-client.ts';
import { recordSet } from '#server/demo/sets.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { NORA, openTestClinic } from '#tests/helpers/clinic.ts';
import { addMonitors, type Bed, calmReading, fillChair } from '#tests/helpers/ward.ts';
import type { Figure } from './figure.ts';

const CHAIRS = 20;
const HOURS = 8;
const VISIT_MIN = 150;
const CHECKS_MIN = [20, 40, 60, 90, 120, 135];

/** Memory of the server after eight simulated hours: twenty chairs never empty, a reading a minute in each. */
export async function measureMemory(): Promise<Figure[]> {
  const startAtMs = Date.UTC(2026, 0, 5, 8);
  const clinic = await openTestClinic(startAtMs, [NORA], {
    AFTERDOSE_CHAIRS: String(CHAIRS),
    // Eight hours go by in minutes: each monitor posts as fast as the clock is moved.
    AFTERDOSE_DEVICE_POSTS_PER_S: '1000',
  });
  try {
    const staff = await clinic.signIn(NORA);
    const keys = await addMonitors(clinic, CHAIRS);
    const beds: Bed[] = [];
    const emptyMb = residentMb(clinic.pid());
    for (let minute = 0; minute < HOURS * 60; minute += 1) {
      const nowMs = startAtMs + minute * MINUTE_MS;
      await clinic.setClock(nowMs);
      for (const [i, key] of keys.entries()) {
        const sinceMin = minute % VISIT_MIN;
        const bed = beds[i];
        if (sinceMin === 0) {
          if (bed !== undefined) await endVisit(staff, bed, nowMs);
          beds[i] = await fillChair(staff, clinic.base, String(i + 1), key, nowMs);
        } else if (bed !== undefined) await minuteOf(staff, bed, sinceMin, nowMs);
      }
    }
    const note = `${CHAIRS} chairs, ${HOURS} simulated hours, a reading a minute each`;
    return [
      { name: 'server memory, no session', value: emptyMb, unit: 'MB', note: 'resident' },
      {
        name: 'server memory after the day',
        value: residentMb(clinic.pid()),
        unit: 'MB',
        note: `resident; ${note}`,
      },
    ];
  } finally {
    await clinic.close();
  }
}

async function minuteOf(staff: Caller, bed: Bed, sinceMin: number, nowMs: number): Promise<void> {
  await bed.device.post('/api/v1/readings', calmReading(nowMs, sinceMin));
  if (!CHECKS_MIN.includes(sinceMin)) return;
  const set = { bp: '128/80', hr: 74, spo2: 98, rr: 14, moaas: 5, dissociation: sinceMin < 90 ? 3 : 0 };
  await send(staff, bed.sessionId, recordSet(set, nowMs));
}

async function endVisit(staff: Caller, bed: Bed, nowMs: number): Promise<void> {
  await bind(staff, bed.deviceId, null);
  await send(staff, bed.sessionId, {
    type: 'LeaveAgainstAdvice',
    body: {
      prescriberTold: true,
      risksExplained: true,
      formSigned: true,
      transport: 'taxi',
      witnessedBy: null,
      leftAtMs: nowMs,
      reason: 'Wanted to go',
    },
  });
}

function residentMb(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
