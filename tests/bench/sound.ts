import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, SAM } from '#tests/helpers/clinic.ts';
import { listenIn, played } from '#tests/helpers/loudspeaker.ts';
import { openStation, signInAt } from '#tests/helpers/station.ts';
import { addMonitors, type Bed, fillChair } from '#tests/helpers/ward.ts';
import { type Figure, percentile } from './figure.ts';

const CHAIRS = 10;
const ALERTS = 200;

/** From the start of a device's post of a critical value to the start of the sound on another station, ten sessions open. */
export async function measureSound(): Promise<Figure[]> {
  const clinic = await openTestClinic(Date.now(), [NORA, SAM], {
    AFTERDOSE_CLOCK: 'real',
    AFTERDOSE_CLOCK_START: '',
  });
  const browser = await launchChromium();
  try {
    const staff = await clinic.signIn(NORA);
    const beds: Bed[] = [];
    for (const [i, key] of (await addMonitors(clinic, CHAIRS)).entries())
      beds.push(await fillChair(staff, clinic.base, String(i + 1), key, Date.now()));
    const station = await openStation(browser, clinic.base);
    await listenIn(station.context);
    await signInAt(station, SAM);
    await station.page.getByRole('button', { name: /^Sound on/ }).waitFor();
    const samples: number[] = [];
    for (let nth = 0; nth < ALERTS; nth += 1)
      samples.push(await alertAndQuiet(station.page, beds[nth % CHAIRS] as Bed));
    return figures(samples);
  } finally {
    await browser.close();
    await clinic.close();
  }
}

/** One critical heart rate, heard; the repeat inside ends it, and the room is quiet again. */
async function alertAndQuiet(page: Page, { device }: Bed): Promise<number> {
  const before = (await played(page)).length;
  const startMs = performance.timeOrigin + performance.now();
  await device.post('/api/v1/readings', heartRate(140));
  await untilTrue(page, `loudspeaker.length > ${before}`);
  const sound = (await played(page))[before];
  await device.post('/api/v1/readings', heartRate(72));
  await untilTrue(page, `loudspeaker[${before}].endMs !== null`);
  return (sound?.atMs ?? Number.NaN) - startMs;
}

/** Looks at every frame of the page; what is measured is the instant that the page itself noted. */
async function untilTrue(page: Page, condition: string): Promise<void> {
  await page.evaluate(
    `new Promise((seen) => { const look = () => (${condition}) ? seen() : requestAnimationFrame(look); look(); })`,
  );
}

function heartRate(heartRateBpm: number) {
  return { readingId: randomUUID(), takenAt: new Date().toISOString(), heartRateBpm };
}

function figures(samples: readonly number[]): Figure[] {
  return [50, 99].map((percent) => ({
    name: `critical POST to the sound on another station, p${percent}`,
    value: percentile(samples, percent),
    unit: 'ms' as const,
    note: `${samples.length} alerts, ${CHAIRS} open sessions, without what the loudspeaker itself takes`,
  }));
}
