import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { IDA, NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { givePin, holder, RUTH, sayWho, staffIdOf } from '#tests/helpers/people.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { addMonitors, type Bed, fillChair } from '#tests/helpers/ward.ts';
import { openSessionPage, tile } from './hands.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);
const SAMS_PIN = '418263';
const IDAS_PIN = '905172';

interface Reading {
  systolicMmHg?: number;
  by: { name: string };
}

describe('who is at the keyboard', { timeout: 90_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let nora: Caller;
  let bed: Bed;
  let patient: string;
  let station: Station;
  let page: Page;

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA, SAM, IDA, RUTH]);
    browser = await launchChromium();
    await givePin(clinic, SAM, SAMS_PIN);
    await givePin(clinic, IDA, IDAS_PIN);
    nora = await clinic.signIn(NORA);
    const [key] = await addMonitors(clinic, 1);
    if (key === undefined) throw new Error('a monitor was added');
    bed = await fillChair(nora, clinic.base, '2', key, START);
    const { summaries } = await nora.get<{ summaries: { identity: { name: string } }[] }>('/api/v1/sessions');
    patient = summaries[0]?.identity.name ?? '';
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });
  beforeEach(async () => {
    station = await openStation(browser, clinic.base);
    page = station.page;
  });
  afterEach(async () => {
    expect(station.takeComplaints()).toEqual([]);
    await station.close();
  });

  const field = () => page.getByLabel(/^Vitals and scores, Chair 2, /);

  async function typeForChair2(text: string): Promise<void> {
    await tile(page, '2').waitFor();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await field().waitFor();
    await field().focus();
    await page.keyboard.type(text);
  }
  async function newest(): Promise<Reading | undefined> {
    const path = `/api/v1/sessions/${bed.sessionId}/readings`;
    return (await nora.get<{ readings: Reading[] }>(path)).readings.at(-1);
  }

  test('[L-39] a half-typed set survives a switch by PIN and is filed under whoever files it', async () => {
    await signInAt(station, NORA);
    await typeForChair2('137/8');
    await holder(page, NORA).click();
    await sayWho(page, 'sa', SAMS_PIN);
    await holder(page, SAM).waitFor();
    await page.getByText(/^Begun by Nora Keller 12:00/).waitFor();
    expect(await field().inputValue()).toBe('137/8');

    await field().focus();
    await page.keyboard.press('End');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Record vitals' }).getByText('Recorded 12:00').waitFor();
    expect(await newest()).toMatchObject({ systolicMmHg: 137, by: { name: SAM.name } });
  });

  test('a wrong PIN says so, five ask for the passphrase, and that lets the person in', async () => {
    await signInAt(station, NORA);
    await page.keyboard.press('w');
    await sayWho(page, 'ida', '000000');
    const dialog = page.getByRole('dialog');
    for (let nth = 1; nth < 5; nth += 1) {
      await dialog.getByRole('alert').waitFor();
      await expect.poll(() => dialog.getByLabel('PIN', { exact: true }).inputValue()).toBe('');
      await page.keyboard.type('000000');
      await page.keyboard.press('Enter');
    }
    await dialog.getByLabel('Passphrase', { exact: true }).waitFor();
    await dialog.getByLabel('Passphrase', { exact: true }).fill(IDA.passphrase);
    await page.keyboard.press('Enter');
    await holder(page, IDA).waitFor();
    // The browser itself reports each refusal.
    station.takeComplaints();
  });

  test('a locked station keeps its board by initials, and an entry typed at it is filed after a PIN', async () => {
    await signInAt(station, NORA);
    await tile(page, '2').getByText(patient).waitFor();
    await page.keyboard.press('l');
    await page.getByText('The board stays live').waitFor();
    expect(await page.getByText(patient).count()).toBe(0);
    expect(await tile(page, '2').count()).toBe(1);

    await typeForChair2('133/81');
    await page.keyboard.press('Enter');
    await sayWho(page, 'sam', SAMS_PIN);
    await holder(page, SAM).waitFor();
    await page.getByRole('region', { name: 'Record vitals' }).getByText('Recorded 12:00').waitFor();
    await tile(page, '2').getByText(patient).waitFor();
    expect(await newest()).toMatchObject({ systolicMmHg: 133, by: { name: SAM.name } });
  });

  test('a locked station shows nothing of a record, and goes on with it after a PIN', async () => {
    await signInAt(station, NORA);
    await tile(page, '2').waitFor();
    await openSessionPage(page, '2');
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByLabel('Note').fill('Slept a little');
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    await page.getByRole('heading', { name: 'Locked' }).waitFor();
    expect(await page.locator('body').innerText()).not.toContain(patient);
    expect(await page.locator('body').innerText()).not.toContain('Slept');

    await page.getByRole('list', { name: 'Colleagues' }).getByRole('button', { name: /^Sam/ }).click();
    await page.getByLabel('PIN', { exact: true }).fill(SAMS_PIN);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Patient' }).getByText(patient).waitFor();
    await page.keyboard.press('n');
    expect(await page.getByRole('dialog').getByLabel('Note').inputValue()).toBe('Slept a little');
    await page.getByRole('dialog').getByText('Begun by Nora Keller').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Record note' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('an idle station says that it will lock, locks, and does not before', async () => {
    await page.clock.install();
    await signInAt(station, NORA);
    await tile(page, '2').waitFor();
    await page.clock.fastForward(4 * 60_000 + 30_000);
    expect(await page.getByText('touch the screen').count()).toBe(0);
    await page.clock.fastForward(15_000);
    await page.getByText('touch the screen').waitFor();
    await page.mouse.move(200, 200);
    await page.mouse.down();
    await page.mouse.up();
    await page.getByText('touch the screen').waitFor({ state: 'hidden' });
    await page.clock.fastForward(5 * 60_000);
    await page.getByText('The board stays live').waitFor();
  });

  test('a nurse cannot sign where only a prescriber may, on the screen or past it', async () => {
    await signInAt(station, NORA);
    await tile(page, '2').waitFor();
    await openSessionPage(page, '2');
    const sign = page.getByRole('button', { name: 'Sign discharge' });
    await sign.waitFor();
    expect(await sign.getAttribute('aria-disabled')).toBe('true');
    await expect(send(nora, bed.sessionId, { type: 'Sign', body: {} }, NORA.passphrase)).rejects.toThrow(
      'Only a prescriber can do this',
    );
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take over' }).waitFor();
    expect(
      await page.getByRole('dialog').getByRole('button', { name: 'Limits of this patient' }).count(),
    ).toBe(0);
  });

  test('limits change only with the passphrase of the prescriber, given again', async () => {
    await signInAt(station, IDA);
    await tile(page, '2').waitFor();
    await openSessionPage(page, '2');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Limits of this patient' }).click();
    const dialog = page.getByRole('dialog', { name: 'Limits of this patient' });
    await dialog.getByLabel('Warning at').fill('90');
    await dialog.getByLabel('Critical at').fill('88');
    await dialog.getByLabel('Reason').fill('Lives with 91 %.');
    await dialog.getByRole('button', { name: 'Change limits' }).click();
    await dialog.getByText('Your passphrase: not filled in yet.').waitFor();
    await dialog.getByLabel('Ida Lindqvist, your passphrase').fill('not hers at all, that one');
    await dialog.getByRole('button', { name: 'Change limits' }).click();
    await dialog.getByText('This is not your passphrase').waitFor();
    await dialog.getByLabel('Ida Lindqvist, your passphrase').fill(IDA.passphrase);
    await dialog.getByRole('button', { name: 'Change limits' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('b');
    await tile(page, '2').getByText('custom limits').waitFor();
  });

  test('two screens of one browser change hands, lock and open together', async () => {
    await signInAt(station, NORA);
    const beside = await station.context.newPage();
    await beside.goto('/');
    await holder(beside, NORA).waitFor();
    await page.keyboard.press('l');
    await beside.getByText('The board stays live').waitFor();
    await page.keyboard.press('w');
    await sayWho(page, 'sam', SAMS_PIN);
    await holder(page, SAM).waitFor();
    await holder(beside, SAM).waitFor();
    await tile(beside, '2').getByText(patient).waitFor();
  });

  test('a hidden screen counts alerts in its title, and the others see that it does not watch', async () => {
    await signInAt(station, NORA);
    const other = await openStation(browser, clinic.base);
    await signInAt(other, IDA);
    await other.page.getByText('2 screens watch').waitFor();
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
      // A page that nobody sees draws no frames.
      window.requestAnimationFrame = () => 0;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await other.page.getByText('No other screen watches').waitFor();
    const body = { alertId: crypto.randomUUID(), severity: 'critical' as const, text: 'Called out, pale' };
    await send(nora, bed.sessionId, { type: 'RaiseAlert', body });
    await expect.poll(() => page.title()).toMatch(/^!!! \d+ unseen · TEST CLOCK · Board/);
    await other.close();
  });

  test('somebody disabled while at a station falls out of it at once', async () => {
    const admin = await clinic.signIn(RUTH);
    const staffId = await staffIdOf(admin, SAM.name);
    await signInAt(station, SAM);
    await tile(page, '2').waitFor();
    const change = (act: string) =>
      admin.post(`/api/v1/staff/${staffId}/${act}`, { commandId: crypto.randomUUID(), reason: 'Left us.' });
    await change('disable');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByText('This sign-in was ended elsewhere.').waitFor();
    expect(await page.getByText(patient).count()).toBe(0);
    await change('enable');
  });
});
