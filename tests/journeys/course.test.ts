import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardOf } from '#server/demo/clinic-client.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { findBarriers, findBarriersInBoth } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { IDA, NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, PHONE, type Station, signInAt } from '#tests/helpers/station.ts';
import { fillDialog, goTo, openSessionPage, registerPatient, untilClock } from './hands.ts';

/** A Monday. */
const NINE = Date.UTC(2026, 0, 5, 9);
const DAY_MS = 24 * 60 * MINUTE_MS;
const CARLA = { name: 'Carla Conti', birthDate: '17.2.1984', recordNumber: 'R-2001', sex: 'female' };

describe('a course of esketamine from its plan to its third day', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let nurse: Station;
  let prescriber: Station;

  beforeAll(async () => {
    clinic = await openTestClinic(NINE, [NORA, SAM, IDA]);
    browser = await launchChromium();
    [nurse, prescriber] = [await openStation(browser, clinic.base), await openStation(browser, clinic.base)];
    await signInAt(nurse, NORA);
    await signInAt(prescriber, IDA);
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  const visits = ({ page }: Station) => page.getByRole('region', { name: 'Visits' });
  const dueRow = (station: Station) => visits(station).getByRole('listitem').filter({ hasText: CARLA.name });
  const dialog = ({ page }: Station) => page.getByRole('dialog');
  async function toRecord({ page }: Station): Promise<Page> {
    await goTo(page, 'Arrivals');
    await page.getByLabel('Name, record number or birth date').fill('Conti');
    await page.getByRole('link', { name: CARLA.name }).first().click();
    await page.getByRole('heading', { level: 1, name: CARLA.name }).waitFor();
    return page;
  }

  it('is started by a prescriber, who sees its days before it begins', async () => {
    await registerPatient(nurse.page, CARLA);
    await nurse.page.keyboard.press('Escape');
    await toRecord(nurse);
    await nurse.page.getByText('No course runs').waitFor();
    expect(await nurse.page.getByRole('button', { name: 'Start a course' }).count()).toBe(0);
    const page = await toRecord(prescriber);
    await page.getByRole('button', { name: 'Start a course' }).click();
    await dialog(prescriber).getByLabel('Given for').selectOption('trd');
    const days = dialog(prescriber).getByRole('region', { name: 'Days of this plan' });
    await days.getByText('8 visits', { exact: true }).waitFor();
    await days.getByText('Mon 5 Jan').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await dialog(prescriber).getByRole('button', { name: 'Start the course' }).click();
    await dialog(prescriber).waitFor({ state: 'hidden' });
    await page.getByRole('region', { name: 'Next session' }).getByText('56 mg').waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
  });

  it('puts its first visit on the list of the desk, which opens it with the dose that is proposed', async () => {
    await goTo(nurse.page, 'Board');
    await goTo(nurse.page, 'Arrivals');
    await dueRow(nurse).getByText('session 1 of 8 (induction)').first().waitFor();
    await dueRow(nurse).first().getByRole('button', { name: 'Open session' }).click();
    await dialog(nurse)
      .getByText(/^.?Esketamine IN.?, session 1 of 8 \(induction\)\. Proposed: 56 mg/)
      .waitFor();
    expect(await dialog(nurse).getByLabel('56 mg', { exact: true }).isChecked()).toBe(true);
    await dialog(nurse).getByLabel('Chair', { exact: true }).selectOption('1');
    await dialog(nurse).getByLabel('Name and birth date said').check();
    await dialog(nurse).getByRole('button', { name: 'Open session', exact: true }).click();
    await dialog(nurse).waitFor({ state: 'hidden' });
    await goTo(nurse.page, 'Board');
    await openSessionPage(nurse.page, '1');
    const strip = nurse.page.getByRole('region', { name: 'Patient' });
    await strip.getByText('1 of 8 (induction)', { exact: true }).waitFor();
  });

  it('keeps the visit when nobody can take the patient home and the dose is not given', async () => {
    const sam = await clinic.signIn(SAM);
    const [{ sessionId } = { sessionId: '' }] = await boardOf(sam);
    await sam.post(`/api/v1/sessions/${sessionId}/commands`, {
      commandId: crypto.randomUUID(),
      command: { type: 'CancelSession', body: { reason: 'Her sister cannot fetch her' } },
    });
    await goTo(nurse.page, 'Arrivals');
    await dueRow(nurse).first().getByText('session 1 of 8 (induction)').waitFor();
    await dueRow(nurse).first().getByRole('button', { name: 'More for Carla Conti' }).click();
    await dialog(nurse).getByRole('button', { name: 'Move' }).click();
    await fillDialog(nurse.page, { 'New day': '6.1.2026', Why: 'Her sister can fetch her tomorrow' }, 'Move');
    await dueRow(nurse).first().getByText('tomorrow').waitFor();
  });

  it('says of a visit that is over its day that it is overdue, until somebody says what became of it', async () => {
    await clinic.setClock(NINE + 2 * DAY_MS);
    await untilClock(nurse.page, NINE + 2 * DAY_MS);
    await nurse.page.reload();
    const overdue = visits(nurse).getByRole('region', { name: 'Overdue' }).getByRole('listitem');
    await overdue.getByRole('button', { name: 'Missed' }).click();
    await dialog(nurse).getByLabel('Stable').check();
    await fillDialog(nurse.page, { Why: 'Did not come, said she is well' }, 'Record as missed');
    await overdue.waitFor({ state: 'hidden' });
    const page = await toRecord(nurse);
    await page.getByText('Did not come, said she is well').waitFor();
    await page.getByText('planned for Mon 5 Jan').waitFor();
  });

  it('takes the dose that a prescriber orders for the next session, and says who ordered it and why', async () => {
    const page = await toRecord(prescriber);
    await page.getByRole('button', { name: 'Order the next dose' }).click();
    await dialog(prescriber).getByLabel('84 mg', { exact: true }).check();
    await fillDialog(page, { Why: 'Little came of 56 mg elsewhere' }, 'Order');
    await page
      .getByRole('region', { name: 'Next session' })
      .getByText(/^Ordered by Ida Lindqvist.*Little came of 56 mg elsewhere/)
      .waitFor();
    await goTo(nurse.page, 'Arrivals');
    await dueRow(nurse)
      .first()
      .getByText(/Proposed: 84 mg/)
      .waitFor();
  });

  it('is read on a phone too', async () => {
    const phone = await openStation(browser, clinic.base, { viewport: PHONE });
    await signInAt(phone, NORA);
    await toRecord(phone);
    expect(await findBarriersInBoth(phone.page)).toEqual([]);
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await phone.close();
  });
});
