import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import { recordSet } from '#server/demo/sets.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { findBarriers, findBarriersInBoth } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { listenIn, plays } from '#tests/helpers/loudspeaker.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { type Bed, fillChair } from '#tests/helpers/ward.ts';
import { goTo, openSessionPage, queueRow, tile, untilClock } from './hands.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);
const HIGH = 10;
const MEDIUM = 3;

/** Chair 1 has a fast heart; Nora is at its page, Sam watches and hears the board. */
describe('a silence with a duty, on two stations', { timeout: 60_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let staff: Caller;
  let bed: Bed;
  let nora: Station;
  let sam: Station;

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA, SAM]);
    browser = await launchChromium();
    staff = await clinic.signIn(NORA);
    bed = await fillChair(staff, clinic.base, '1', await clinic.addDevice('Cuff 1'), START);
    [nora, sam] = [await openStation(browser, clinic.base), await openStation(browser, clinic.base)];
    await listenIn(sam.context);
    await signInAt(nora, NORA);
    await signInAt(sam, SAM);
    await sam.page
      .getByRole('banner')
      .getByRole('button', { name: /^Sound on/ })
      .waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  const heard = (pulses: number | null) => expect.poll(() => plays(sam.page), { timeout: 8000 }).toBe(pulses);
  const card = (message: string) => nora.page.getByRole('article').filter({ hasText: message });
  async function at(minute: number, hr?: number): Promise<void> {
    const nowMs = START + minute * MINUTE_MS;
    await clinic.setClock(nowMs);
    if (hr !== undefined) await send(staff, bed.sessionId, recordSet({ hr }, nowMs));
    await untilClock(nora.page, nowMs);
  }

  test('[SILENCE] is given of one alert, for a promise, and every station is silent and says until when and for whom', async () => {
    await at(12, 115);
    await heard(MEDIUM);
    await openSessionPage(nora.page, '1');
    await card('HR 115').getByRole('button', { name: 'Silence', exact: true }).click();
    const dialog = nora.page.getByRole('dialog');
    await dialog.getByLabel('I measure again').check();
    await dialog.getByLabel('5 min', { exact: true }).check();
    expect(await findBarriers(nora.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Silence', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await card('HR 115').getByText('Silent until 12:17: Nora Keller measures again').waitFor();
    await heard(null);
    await tile(sam.page, '1').getByText('silent for 5:00 N. K.').waitFor();
    expect(await sam.page.title()).not.toContain('unseen');
    expect(await findBarriersInBoth(nora.page)).toEqual([]);
  });

  test('[SILENCE] makes a check for every station, due when it ends', async () => {
    await at(16);
    await queueRow(sam.page, 'chair')
      .or(sam.page.getByText(/Recheck HR/))
      .first()
      .waitFor();
  });

  test('[SILENCE] ends by itself: what still stands sounds again, unseen', async () => {
    await at(17);
    await heard(MEDIUM);
    await card('HR 115').getByRole('button', { name: 'Acknowledge' }).waitFor();
  });

  test('[L-24] [SILENCE] of something that gets worse is over at once, and what is critical is offered none', async () => {
    await card('HR 115').getByRole('button', { name: 'Silence', exact: true }).click();
    const dialog = nora.page.getByRole('dialog');
    await dialog.getByLabel('It is as expected').check();
    await dialog.getByLabel('30 min', { exact: true }).check();
    await dialog.getByRole('button', { name: 'Silence', exact: true }).click();
    await heard(null);
    await at(18, 134);
    await heard(HIGH);
    await card('HR 134').getByRole('button', { name: 'Acknowledge' }).waitFor();
    expect(await card('HR 134').getByRole('button', { name: 'Silence', exact: true }).count()).toBe(0);
    await goTo(nora.page, 'Board');
  });
});
