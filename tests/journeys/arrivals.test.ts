import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asDevice, boardOf, type Caller, postReadings } from '#server/demo/clinic-client.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import { findBarriers } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { IDA, NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, PHONE, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { admitPatient, goTo, openSessionPage, tile } from './hands.ts';

const NOW = Date.parse('2026-05-12T12:00:00Z');
const LUCIE = {
  name: 'Fontaine, Lucie',
  birthDate: '1990-04-14',
  recordNumber: '0047-218',
  sex: 'female',
  plannedMg: 56,
  chairId: '7',
};

describe('arrivals and devices', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let station: Station;
  let page: Page;
  let staff: Caller;

  beforeAll(async () => {
    clinic = await openTestClinic(NOW, [NORA, IDA]);
    staff = await clinic.signIn(NORA);
    browser = await launchChromium();
    station = await openStation(browser, clinic.base);
    page = station.page;
    await signInAt(station, NORA);
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  const dialog = () => page.getByRole('dialog');
  const today = () => page.getByRole('region', { name: 'Today' });

  async function search(text: string): Promise<PatientRecord[]> {
    return (await staff.post<{ patients: PatientRecord[] }>('/api/v1/patients/search', { text })).patients;
  }
  async function fillIdentity(name: string, birthDate: string, recordNumber: string): Promise<void> {
    await page.getByRole('button', { name: 'Register a patient' }).first().click();
    await dialog().getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await dialog().getByLabel('Birth date').fill(birthDate);
    await dialog().getByLabel('Sex').selectOption('female');
    await dialog().getByLabel('Record number').fill(recordNumber);
  }

  it('a new patient is registered, a session opened and the patient arrived on a chair', async () => {
    await admitPatient(page, LUCIE);
    await today().getByText('Born 14 Apr 1990').waitFor();
    await goTo(page, 'Board');
    await tile(page, '7').getByText('Fontaine, Lucie').waitFor();
  });

  it('an identity that is not whole is not sent, and the box says why', async () => {
    await goTo(page, 'Arrivals');
    await page.getByRole('button', { name: 'Register a patient' }).first().click();
    await dialog().getByRole('textbox', { name: 'Name', exact: true }).fill('Half, Known');
    await dialog().getByRole('button', { name: 'Register', exact: true }).click();
    await dialog().getByText('The birth date is missing: it is the second identifier.').waitFor();
    expect(await search('Half')).toEqual([]);
  });

  it('a half-filled registration survives a reload', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Register a patient' }).first().click();
    await expect
      .poll(() => dialog().getByRole('textbox', { name: 'Name', exact: true }).inputValue())
      .toBe('Half, Known');
    await page.keyboard.press('Escape');
  });

  it('the same name is registered only after someone has said that it is another person', async () => {
    await fillIdentity('Fontaine, Lucie', '1955-01-30', '0051-002');
    await dialog().getByRole('button', { name: 'Register', exact: true }).click();
    const warning = dialog().getByRole('alert');
    await warning.getByText('Born 14 Apr 1990 · record 0047-218').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await search('Fontaine')).toHaveLength(1);
    await warning.getByRole('button', { name: 'It is another person: register' }).click();
    await page.getByRole('dialog', { name: 'Open a session: Fontaine, Lucie' }).waitFor();
    expect(await search('Fontaine')).toHaveLength(2);
    await page.keyboard.press('Escape');
    await page.getByText('Similar name').first().waitFor();
  });

  it('a session is not opened before the two identifiers were asked', async () => {
    await page.getByRole('button', { name: 'Open session for Fontaine, Lucie' }).click();
    await dialog().getByLabel('56 mg', { exact: true }).check();
    await dialog().getByRole('button', { name: 'Open session', exact: true }).click();
    await dialog().getByText('not ticked yet').waitFor();
    expect(await boardOf(staff)).toHaveLength(1);
  });

  it('one opened for later is expected, and arrives on a free chair', async () => {
    await dialog().getByLabel('Name and birth date said').check();
    await dialog().getByRole('button', { name: 'Open session', exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
    await today().getByText('1 expected, 1 here').waitFor();
    await today().getByRole('button', { name: 'Arrive Fontaine, Lucie' }).click();
    const chair = dialog().getByLabel('Chair', { exact: false }).first();
    expect(await chair.getByRole('option', { name: 'Chair 7', exact: true }).count()).toBe(0);
    await chair.selectOption('3');
    await dialog().getByLabel('Name and birth date said').check();
    await dialog().getByRole('button', { name: 'Arrive', exact: true }).click();
    await today().getByText('0 expected, 2 here').waitFor();
  });

  it('two patients of one name carry the mark, unshortened, on their tiles and on the session page', async () => {
    await goTo(page, 'Board');
    for (const chairId of ['3', '7']) {
      const mark = tile(page, chairId).getByText('same name');
      await mark.waitFor();
      const line = mark.locator('..');
      expect(await line.evaluate((p) => p.scrollWidth - p.clientWidth)).toBe(0);
    }
    await openSessionPage(page, '3');
    await page.getByRole('region', { name: 'Patient' }).getByText('same name').waitFor();
    await goTo(page, 'Arrivals');
  });

  it('a wrong birth date is corrected with a reason', async () => {
    await page.getByLabel('Name, record number or birth date').fill('0051-002');
    await page.getByRole('button', { name: 'Correct who this is Fontaine, Lucie' }).click();
    await dialog().getByLabel('Birth date').fill('31.1.1955');
    await dialog().getByText('31 Jan 1955').waitFor();
    await dialog().getByRole('button', { name: 'Correct', exact: true }).click();
    await dialog().getByText('Say why it is corrected').waitFor();
    await dialog().getByLabel('Why').fill('Read from the passport');
    await dialog().getByRole('button', { name: 'Correct', exact: true }).click();
    await dialog().waitFor({ state: 'hidden' });
    await page.getByText('Born 31 Jan 1955').first().waitFor();
    expect((await search('0051-002'))[0]?.identity.birthDate).toBe('1955-01-31');
  });

  it('a device is bound to a patient, and what it sent that could not be a reading is listed', async () => {
    const key = await clinic.addDevice('Cuff C-04');
    const device = asDevice(clinic.base, key.token);
    const takenAt = new Date(NOW).toISOString();
    await postReadings(device, [{ readingId: randomUUID(), takenAt, spo2Percent: 970 }]);
    await goTo(page, 'Devices');
    await page.getByRole('button', { name: 'Refused one reading today' }).click();
    await dialog().getByText('/spo2Percent').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Bind Cuff C-04' }).click();
    await dialog().getByLabel('Session').selectOption({ label: 'Chair 7, Fontaine, Lucie · 14 Apr 1990' });
    await dialog().getByRole('button', { name: 'Bind', exact: true }).click();
    await page.getByRole('region', { name: 'Devices' }).getByText('Born 14 Apr 1990').waitFor();
    await postReadings(device, [{ readingId: randomUUID(), takenAt, heartRateBpm: 71 }]);
    await goTo(page, 'Board');
    await tile(page, '7').getByText('71').waitFor();
  });

  it('a reading nobody wants is dismissed with a reason and leaves the tray', async () => {
    const key = await clinic.addDevice('Cuff C-05');
    const takenAt = new Date(NOW).toISOString();
    await postReadings(asDevice(clinic.base, key.token), [
      { readingId: randomUUID(), takenAt, heartRateBpm: 66 },
    ]);
    const tray = page.getByRole('region', { name: 'Waiting readings' });
    await tray.getByRole('button', { name: 'Dismiss' }).click();
    await dialog().getByLabel('Why').fill('Tried out on myself');
    await dialog().getByRole('button', { name: 'Dismiss', exact: true }).click();
    await tray.getByText('every reading has its patient').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'has no barrier in %s, at the desk and on a phone',
    async (colorScheme) => {
      await seatSomeone(staff, colorScheme === 'light' ? '1' : '2', NOW);
      const phone = await openStation(browser, clinic.base, { viewport: PHONE, colorScheme });
      await signInAt(phone, NORA);
      for (const name of ['Arrivals', 'Devices'] as const) {
        await goTo(phone.page, name);
        await phone.page.getByRole('region', { name: name === 'Arrivals' ? 'Today' : 'Devices' }).waitFor();
        expect(await findBarriers(phone.page)).toEqual([]);
      }
      await phone.page.setViewportSize({ width: 1440, height: 900 });
      expect(await findBarriers(phone.page)).toEqual([]);
      await phone.close();
    },
  );

  it('complains about nothing on the way', () => {
    const complaints = station.takeComplaints().filter((line) => !/status of 4(01|09)/.test(line));
    expect(complaints).toEqual([]);
  });
});
