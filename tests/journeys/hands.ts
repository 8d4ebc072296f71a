import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * The hands of a person at a station: each function does one act as they would, by what they read on the screen, and
 * waits until the screen says that it is recorded.
 */

/** The tile of a chair on the board. */
export function tile(page: Page, chairId: string): Locator {
  const heading = page.getByRole('heading', { name: new RegExp(`^Chair ${chairId}, `) });
  return page.getByRole('article').filter({ has: heading });
}

/** The queue's rows about a chair. */
export function queueRow(page: Page, patient: string): Locator {
  return page
    .getByRole('region', { name: 'Who needs someone' })
    .getByRole('listitem')
    .filter({ hasText: patient });
}

/** Acknowledges one alert from the queue; done when the queue no longer asks for it. */
export async function acknowledge(page: Page, patient: string, reason: string): Promise<void> {
  const row = queueRow(page, patient).filter({ hasText: reason });
  const button = row.getByRole('button', { name: /^Acknowledge/ });
  await button.click();
  await button.waitFor({ state: 'hidden' });
}

/** Waits until the station has heard that it is this time: until then "now" would be the time before. */
export async function untilClock(page: Page, atMs: number): Promise<void> {
  const clock = new Date(atMs).toISOString().slice(11, 16);
  await page.getByRole('banner').getByText(clock).waitFor();
}

/** Chair number, Enter, the set, Enter. */
export async function typeSet(page: Page, chairId: string, typed: string): Promise<void> {
  await page.getByRole('region', { name: 'Record vitals' }).focus();
  await page.keyboard.type(chairId);
  await page.keyboard.press('Enter');
  const field = page.getByLabel(new RegExp(`^Vitals and scores, Chair ${chairId}, `));
  await field.waitFor();
  await field.focus();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

/** Files a set and waits until it is recorded. Answers a "re-checked?" that comes before filing with yes. */
export async function fileSet(page: Page, chairId: string, typed: string): Promise<void> {
  await typeSet(page, chairId, typed);
  const dock = page.getByRole('region', { name: 'Record vitals' });
  const recorded = dock.locator('p', { hasText: typed }).getByText('Recorded');
  const recheck = dock.getByRole('button', { name: 'Yes, re-checked' });
  await recorded.or(recheck).first().waitFor();
  if (!(await recorded.isVisible())) {
    await recheck.click();
    await recorded.waitFor();
  }
}

/** Fills the open dialog by its labels and presses its act; the dialog closes once it is recorded. */
export async function fillDialog(page: Page, answers: Record<string, string>, act: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (const [label, answer] of Object.entries(answers)) {
    if (answer === 'ticked') await dialog.getByLabel(label).check();
    else await dialog.getByLabel(label).fill(answer);
  }
  await dialog.getByRole('button', { name: act, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Attests one criterion as met; `answers` fill what its dialog asks besides. */
export async function attestMet(
  page: Page,
  label: string,
  answers: Record<string, string> = {},
): Promise<void> {
  await page.getByRole('button', { name: `Attest ${label}`, exact: true }).click();
  await fillDialog(page, { Met: 'ticked', ...answers }, 'Attest');
}

/** Registers a patient on Arrivals; the dialog that opens a session follows by itself. */
export async function registerPatient(page: Page, patient: NewPatient): Promise<void> {
  await goTo(page, 'Arrivals');
  await page.getByRole('button', { name: 'Register a patient' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: false }).first().fill(patient.name);
  await dialog.getByLabel('Birth date').fill(patient.birthDate);
  await dialog.getByLabel('Sex').selectOption(patient.sex);
  await dialog.getByLabel('Record number').fill(patient.recordNumber);
  await dialog.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByRole('dialog', { name: `Open a session: ${patient.name}` }).waitFor();
}

/** Registers a patient, opens a session for now and arrives it on a chair. */
export async function admitPatient(page: Page, patient: ArrivingPatient): Promise<void> {
  await registerPatient(page, patient);
  const dialog = page.getByRole('dialog');
  if (patient.protocol !== undefined) await dialog.getByLabel('Protocol').selectOption(patient.protocol);
  await dialog.getByLabel(`${patient.plannedMg} mg`, { exact: true }).check();
  await dialog.getByLabel('Chair', { exact: true }).selectOption(patient.chairId);
  await dialog.getByLabel('Name and birth date said').check();
  await dialog.getByRole('button', { name: 'Open session', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export interface NewPatient {
  name: string;
  birthDate: string;
  recordNumber: string;
  sex: string;
}

export interface ArrivingPatient extends NewPatient {
  plannedMg: number;
  chairId: string;
  /** As the list names it; absent: the one that stands there first. */
  protocol?: string;
}

export async function goTo(
  page: Page,
  name: 'Board' | 'Arrivals' | 'Devices' | 'Handover' | 'Clinic',
): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
}

/** Opens the session of a chair from the board. */
export async function openSessionPage(page: Page, chairId: string): Promise<void> {
  await tile(page, chairId).getByRole('link').click();
  await page.getByRole('region', { name: 'Patient' }).waitFor();
}

/** How the list before the dose counts itself. */
export function countsOpen(page: Page, text: string | RegExp): Locator {
  return page.locator('summary', { hasText: 'Before the dose' }).getByText(text);
}

/**
 * Goes through the whole list before the dose of a nasal spray as a nurse does with a patient whom nothing speaks against;
 * only the baseline set is left.
 */
export async function answerChecklist(page: Page): Promise<void> {
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
  await press('Identity: name, birth date were said and agree');
  await press('Consent current: Seen');
  await fillDialog(page, { 'Signed on': '12 Dec 2025' }, 'Record consent');
  await press('Indication and treatment plan: State');
  await fillDialog(
    page,
    {
      'Treatment-resistant depression, approved use': 'ticked',
      'Treatment plan': 'Twice a week, then weekly',
    },
    'Record',
  );
  await press('Prescriber on site: Who');
  await press('Ida Lindqvist: on site');
  await press('Allergies: None known');
  for (const [label, count] of [
    ['Contraindications and cautions', 10],
    ['Questions of each visit', 8],
  ] as const) {
    await press(`${label}: Ask ${count}`);
    await press(new RegExp(`^All ${count} no`));
    await page.getByText(`all ${count} no`).waitFor();
    await press(`${label}: close`);
  }
  await press('Medicines of today: Reviewed');
  await press('Suicide screen: negative');
  await press('PHQ-9: Not due');
  await press('Ride home, with name and phone: Name it');
  await fillDialog(page, { 'A person': 'ticked', Name: 'Karl Albrecht', Phone: '555 0101' }, 'Record ride');
  const yes = page.getByRole('button', { name: /: Yes$/ });
  const count = await yes.count();
  expect(count).toBe(12);
  for (let nth = 0; nth < count; nth += 1) {
    await yes.nth(nth).click();
    await countsOpen(page, `${count - nth} open`).waitFor();
  }
}

/** Records the next device on the session page. */
export async function giveDevice(page: Page, nth: number, of: number): Promise<void> {
  await page.getByRole('button', { name: `Give device ${nth} of ${of}` }).click();
  const overOpenLines = page.getByRole('dialog').getByLabel(/of the checklist open/);
  if ((await overOpenLines.count()) > 0) await overOpenLines.check();
  await fillDialog(page, { Lot: `LOT-${nth}` }, `Record device ${nth}`);
}

/** Waits until a tile shows a number or a word. */
export async function untilInTile(page: Page, chairId: string, text: string | RegExp): Promise<void> {
  await tile(page, chairId).getByText(text).first().waitFor();
}
