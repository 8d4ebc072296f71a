import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '#server/demo/clinic-client.ts';
import { findBarriersInBoth } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { type EmptyHouse, openEmptyHouse } from '#tests/helpers/empty-house.ts';
import { holder, invite } from '#tests/helpers/people.ts';
import { openStation, type Station } from '#tests/helpers/station.ts';
import { admitPatient, fileSet, goTo, untilInTile } from './hands.ts';

const ADMIN = { name: 'Ruth Baumann', role: 'admin', passphrase: 'seven wet goats on a roof' } as const;
const NURSE = { name: 'Nora Keller', role: 'nurse', passphrase: 'four dry boats in a barn' } as const;
const VISITOR = {
  name: 'Brandt, Viktor',
  birthDate: '1979-03-14',
  recordNumber: 'A-1001',
  sex: 'male',
  plannedMg: 56,
  chairId: '3',
};

describe('the first run', { timeout: 90_000 }, () => {
  let house: EmptyHouse;
  let browser: Browser;
  let station: Station | null = null;

  beforeAll(async () => {
    house = await openEmptyHouse();
    browser = await launchChromium();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await house?.close();
  });
  afterEach(() => station?.close());

  async function open(path: string): Promise<Page> {
    station = await openStation(browser, house.base);
    await station.page.goto(path);
    return station.page;
  }

  test('says that nothing is set up, and where the link is', async () => {
    const page = await open('/');
    await page.getByRole('heading', { name: 'Afterdose is not set up yet' }).waitFor();
    await page.getByText('It stands in the terminal').waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
  });

  test('takes the token out of the address, founds the clinic and says what comes next', async () => {
    const page = await open(house.setUpLink);
    await page.getByLabel('Clinic', { exact: true }).waitFor();
    expect(page.url()).toBe(`${house.base}/set-up`);
    expect(await findBarriersInBoth(page)).toEqual([]);
    await page.getByLabel('Clinic', { exact: true }).fill('Harbour Clinic');
    await page.getByLabel('Time zone').selectOption('Europe/Zurich');
    await page.getByLabel('Chairs').fill('4');
    await page.getByLabel('Your name').fill(ADMIN.name);
    await page.getByLabel('Your passphrase').fill('goats');
    await page.getByText('10 more characters.').waitFor();
    await page.getByLabel('Your passphrase').fill('passwordpassword');
    await page.getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Your passphrase').fill(ADMIN.passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Afterdose is set up' }).waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
    await page.getByRole('link', { name: 'Open the board' }).click();
    await holder(page, ADMIN).waitFor();
    await page.getByText('Harbour Clinic').waitFor();
    expect(await page.getByRole('heading', { name: 'Empty' }).count()).toBeLessThanOrEqual(4);
  });

  test('a set-up link that was used says so, with the next step', async () => {
    const page = await open(house.setUpLink);
    await page.getByText('Afterdose is set up already.').waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
    await page.getByRole('link', { name: 'To the sign-in page' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  test('an invited nurse chooses a passphrase and files the first reading', async () => {
    const admin = await signIn(house.base, ADMIN.name, ADMIN.passphrase);
    const link = await invite(admin, NURSE.name, NURSE.role);
    const page = await open(link);
    await page.getByText('You are Nora Keller, nurse at Harbour Clinic.').waitFor();
    expect(page.url()).toBe(`${house.base}/welcome`);
    expect(await findBarriersInBoth(page)).toEqual([]);
    await page.getByLabel('Choose a passphrase').fill(NURSE.passphrase);
    await page.getByLabel('PIN for shared stations').fill('418263');
    await page.getByRole('button', { name: 'Go to the board' }).click();
    await holder(page, NURSE).waitFor();

    await admitPatient(page, VISITOR);
    await goTo(page, 'Board');
    await fileSet(page, '3', '122/76 72 98 14');
    await untilInTile(page, '3', '122/76');
    expect(station?.takeComplaints().filter((text) => !text.includes('422'))).toEqual([]);

    const again = await openStation(browser, house.base);
    await again.page.goto(link);
    await again.page.getByText('Ask an admin of your clinic for a new link').waitFor();
    await again.close();
  });
});
