import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import { recordSet } from '#server/demo/sets.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { openSessionPage, tile } from './hands.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);
const [ANNA, BERT] = ['Anders, Anna', 'Brandt, Bert'];

/** Anna in chair 1 has a pressure of 131/81, Bert in chair 2 of 118/71. */
describe('one patient after the other on one screen', { timeout: 60_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let staff: Caller;
  let nora: Station;

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA]);
    browser = await launchChromium();
    staff = await clinic.signIn(NORA);
    for (const [chair, name, bp] of [
      ['1', ANNA, '131/81'],
      ['2', BERT, '118/71'],
    ] as const)
      await send(staff, await seatSomeone(staff, chair, START, name), recordSet({ bp, hr: 70 }, START));
    nora = await openStation(browser, clinic.base);
    await signInAt(nora, NORA);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  test('[L-33] an answer about the one that comes while the other is shown changes nothing of what is shown', async () => {
    const { page } = nora;
    let answerLate: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answerLate = resolve;
    });
    let asked = 0;
    await page.route('**/api/v1/patients/*', async (route) => {
      asked += 1;
      if (asked === 1) await held;
      await route.continue();
    });
    await openSessionPage(page, '1');
    await page.getByRole('link', { name: ANNA }).click();
    await expect.poll(() => asked).toBe(1);
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Board' }).click();
    await openSessionPage(page, '2');
    await page.getByRole('link', { name: BERT }).click();
    await page.getByRole('heading', { level: 1, name: BERT }).waitFor();
    const answered = page.waitForResponse((response) => /patients\/[^/]+$/.test(response.url()));
    answerLate();
    await answered;
    expect(await page.getByRole('heading', { level: 1 }).allTextContents()).toEqual([
      expect.stringContaining(BERT),
    ]);
    expect(await page.getByText(ANNA).count()).toBe(0);
    await page.unroute('**/api/v1/patients/*');
  });

  test('[L-34] title, numbers and field of the session page are of one patient, also straight from another’s page', async () => {
    const { page } = nora;
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Board' }).click();
    await openSessionPage(page, '1');
    await page.getByRole('region', { name: 'Patient' }).getByText(ANNA).waitFor();
    const sessionOfAnna = await page.evaluate(() => location.pathname);
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Board' }).click();
    await tile(page, '2').getByRole('link').click();
    await page.getByRole('region', { name: 'Patient' }).getByText(BERT).waitFor();
    expect(await page.evaluate(() => location.pathname)).not.toBe(sessionOfAnna);
    await page.getByLabel(/^Vitals and scores, Chair 2, Brandt/).waitFor();
    await page.getByText('118/71').first().waitFor();
    expect(await page.getByText('131/81').count()).toBe(0);
    expect(await page.getByText(ANNA).count()).toBe(0);
    // Back: the same page for the other, without passing the board.
    await page.goBack();
    await page.goBack();
    await page.getByRole('region', { name: 'Patient' }).getByText(ANNA).waitFor();
    await page.getByText('131/81').first().waitFor();
    expect(await page.getByText('118/71').count()).toBe(0);
    await page.getByLabel(/^Vitals and scores, Chair 1, Anders/).waitFor();
  });
});
