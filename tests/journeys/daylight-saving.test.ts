import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '#server/demo/clinic-client.ts';
import { giveDose, recordSet } from '#server/demo/sets.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { openSessionPage } from './hands.ts';

/** Clocks in New York go from 02:00 back to 01:00 at T+70: half past one comes at T+40 and again at T+100. */
const T0_MS = Date.parse('2026-11-01T00:50:00-04:00');
const at = (minute: number) => T0_MS + minute * MINUTE_MS;

const clockHeads = (page: Page) =>
  page.getByRole('region', { name: 'Flowsheet' }).getByRole('columnheader').locator('small');

describe('[edge 16] a session in the night the clocks go back', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let nora: Station;

  beforeAll(async () => {
    clinic = await openTestClinic(at(-20), [NORA], { AFTERDOSE_TIME_ZONE: 'America/New_York' });
    const staff = await clinic.signIn(NORA);
    const sessionId = await seatSomeone(staff, '1', at(-20));
    const record = async (minute: number, set: Parameters<typeof recordSet>[0]) => {
      await clinic.setClock(at(minute));
      await send(staff, sessionId, recordSet(set, at(minute)));
    };
    await record(-8, { bp: '122/76', hr: 72, spo2: 98, rr: 14, moaas: 5, dissociation: 0 });
    for (const minute of [0, 5]) {
      await clinic.setClock(at(minute));
      await send(staff, sessionId, giveDose(at(minute), 'L-1'));
    }
    await record(40, { bp: '142/88', hr: 86, spo2: 97, rr: 15, moaas: 4, dissociation: 6 });
    await record(100, { bp: '128/80', hr: 74, spo2: 98, rr: 14, moaas: 5, dissociation: 1 });
    await clinic.setClock(at(102));
    browser = await launchChromium();
    nora = await openStation(browser, clinic.base);
    await signInAt(nora, NORA);
    await openSessionPage(nora.page, '1');
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  it('[L-45] shows both half past ones in the order they were taken, told apart by their offset', async () => {
    const { page } = nora;
    await clockHeads(page).filter({ hasText: '01:30 −5' }).waitFor();
    expect((await clockHeads(page).allInnerTexts()).map((text) => text.replace('\u00a0', ' '))).toEqual([
      '00:42',
      '01:30 −4',
      '01:30 −5',
    ]);
    await page.getByText('minimum time until 01:55 −5').waitFor();
    await page.getByText('T+102', { exact: true }).waitFor();
  });

  it('takes a typed 01:31 as the one that has just passed, says so, and files the other when told', async () => {
    const { page } = nora;
    const dock = page.getByRole('region', { name: 'Record vitals' });
    await dock.getByRole('textbox').first().fill('- 91 @01:31');
    await dock.getByText('Taken: 01:31 −5, 1 min ago').waitFor();
    await dock.getByRole('button', { name: 'Take 01:31 −4, 1 h 1 min ago' }).click();
    await dock.getByText('Taken: 01:31 −4').waitFor();
    await dock.getByLabel('Why it is entered late').fill('Found on paper');
    await dock.getByRole('button', { name: 'File', exact: true }).click();
    await clockHeads(page).filter({ hasText: '01:31 −4' }).waitFor();
    expect(await clockHeads(page).nth(2).innerText()).toContain('01:31');
    expect(nora.takeComplaints()).toEqual([]);
  });
});
