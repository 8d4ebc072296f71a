import type { ServerToClient } from '#shared/wire/messages.ts';
import { unpackSummary } from '#shared/wire/pack-summary.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, signInAt } from '#tests/helpers/station.ts';
import { addMonitors, type Bed, calmReading, fillChair } from '#tests/helpers/ward.ts';
import { connected, follow, openSocket } from '#tests/server/test-socket.ts';
import { type Figure, percentile } from './figure.ts';

const CHAIRS = 10;
const POSTS = 600;
const LOST_AFTER_MS = 10_000;

/** From the start of a device's post to the changed number on another screen, ten sessions open. */
export async function measurePush(): Promise<Figure[]> {
  const clinic = await openTestClinic(Date.now(), [NORA, SAM], {
    AFTERDOSE_CLOCK: 'real',
    AFTERDOSE_CLOCK_START: '',
  });
  try {
    const staff = await clinic.signIn(NORA);
    const keys = await addMonitors(clinic, CHAIRS);
    const beds: Bed[] = [];
    for (const [i, key] of keys.entries())
      beds.push(await fillChair(staff, clinic.base, String(i + 1), key, Date.now()));
    return [...(await toSocket(clinic, beds)), ...(await toScreen(clinic, beds))];
  } finally {
    await clinic.close();
  }
}

async function toSocket(clinic: TestClinic, beds: readonly Bed[]): Promise<Figure[]> {
  const { cookie } = await clinic.signIn(SAM);
  const socket = await connected(openSocket(clinic.base, cookie));
  await follow(socket, { what: 'board' });
  const samples = await samplesOf(beds, POSTS, (bed, heartRate) => {
    return new Promise((seen) => {
      const look = ({ changed }: Parameters<ServerToClient['summaries']>[0]) => {
        const summary = changed.map(unpackSummary).find(({ sessionId }) => sessionId === bed.sessionId);
        if (summary?.values.heartRateBpm?.value !== heartRate) return;
        const atMs = performance.now();
        socket.off('summaries', look);
        seen(atMs);
      };
      socket.on('summaries', look);
    });
  });
  socket.disconnect();
  return figures('device POST to another station, message received', samples);
}

/** The same, until the tile of another browser shows the number. */
async function toScreen(clinic: TestClinic, beds: readonly Bed[]): Promise<Figure[]> {
  const browser = await launchChromium();
  try {
    const station = await openStation(browser, clinic.base);
    await signInAt(station, SAM);
    await station.page.getByRole('article').first().waitFor();
    const samples = await samplesOf(beds, POSTS, async (bed, heartRate) => {
      const asked = JSON.stringify({ sessionId: bed.sessionId, text: String(heartRate) });
      const shownAtMs = await station.page.evaluate<number>(`(${UNTIL_SHOWN})(${asked})`);
      return shownAtMs - performance.timeOrigin;
    });
    return figures('device POST to another screen, number drawn', samples);
  } finally {
    await browser.close();
  }
}

/**
 * Runs in the page: the instant (ms since the epoch) at which the session's tile shows `text` as a number of its own,
 * in the frame after the change. As text, because a translated function would call what the page does not have.
 */
const UNTIL_SHOWN = `({ sessionId, text }) => {
  const shown = () =>
    [...document.querySelectorAll('article a[href$="' + sessionId + '"]')].some((link) =>
      [...link.closest('article').querySelectorAll('*')].some(
        (part) => part.children.length === 0 && part.textContent === text,
      ),
    );
  const now = () => performance.timeOrigin + performance.now();
  return new Promise((resolve) => {
    if (shown()) return resolve(now());
    const observer = new MutationObserver(() => {
      if (!shown()) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(now()));
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}`;

/** Posts `count` readings one after another, round the chairs; `seen` says when the other side knew. */
async function samplesOf(
  beds: readonly Bed[],
  count: number,
  seen: (bed: Bed, heartRate: number) => Promise<number>,
): Promise<number[]> {
  const samples: number[] = [];
  for (let nth = 0; nth < count; nth += 1) {
    const bed = beds[nth % beds.length];
    if (bed === undefined) break;
    const reading = calmReading(Date.now(), Math.floor(nth / beds.length) * 3);
    const seenAt = Promise.race([seen(bed, reading.heartRateBpm), lost(bed)]);
    const startMs = performance.now();
    await bed.device.post('/api/v1/readings', reading);
    samples.push((await seenAt) - startMs);
  }
  return samples;
}

/** A change that never arrives ends the measurement: it is a fault, not a slow sample. */
function lost({ chairId }: Bed): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`chair ${chairId}: the change never arrived`)),
      LOST_AFTER_MS,
    );
    timer.unref();
  });
}

function figures(name: string, samples: readonly number[]): Figure[] {
  const note = `${samples.length} readings, ${CHAIRS} open sessions`;
  return [50, 99].map((percent) => ({
    name: `${name}, p${percent}`,
    value: percentile(samples, percent),
    unit: 'ms',
    note,
  }));
}
