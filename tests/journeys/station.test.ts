import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { signOutAt } from '#tests/helpers/people.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);
const FIELD = 'Vitals and scores, Chair 2';

describe('a station', { timeout: 90_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let staff: Caller;
  let sessionId: string;
  let station: Station;

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA, SAM]);
    browser = await launchChromium();
    staff = await clinic.signIn(NORA);
    sessionId = await seatSomeone(staff, '2', START);
    await seatSomeone(staff, '5', START);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });
  beforeEach(async () => {
    station = await openStation(browser, clinic.base);
  });
  afterEach(() => station.close());

  const cover = () => station.page.getByRole('alertdialog');
  const tile = () => station.page.getByRole('article').filter({ hasText: 'Chair 2' });
  const field = () => station.page.getByLabel(FIELD);

  async function bindEntry(): Promise<void> {
    await tile().waitFor();
    await station.page.keyboard.type('2');
    await station.page.keyboard.press('Enter');
    await field().waitFor();
    await field().focus();
  }
  async function readings(): Promise<unknown[]> {
    const path = `/api/v1/sessions/${sessionId}/readings`;
    return (await (await clinic.signIn(NORA)).get<{ readings: unknown[] }>(path)).readings;
  }

  test('a page whose piece is gone from the server, as after an update, is had again by one press', async () => {
    await signInAt(station, NORA);
    await station.page.route('**/assets/session-page*', (route) => route.fulfill({ status: 404 }));
    await tile().getByRole('link').click();
    const again = station.page.getByRole('button', { name: 'Load this screen again' });
    await again.waitFor();
    await station.page.unroute('**/assets/session-page*');
    await again.click();
    await station.page.getByRole('region', { name: 'Patient' }).waitFor();
    station.takeComplaints();
  });

  test('a part of a page that cannot be had leaves the rest of the page, and is had again by one press', async () => {
    const { page } = station;
    await signInAt(station, NORA);
    await page.route('**/assets/sound-dialog*', (route) => route.abort());
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Sound/ })
      .click();
    await page.getByText('The settings of the sound cannot be drawn').waitFor();
    await tile().waitFor();
    await page.unroute('**/assets/sound-dialog*');
    await page.getByRole('button', { name: 'Load this screen again' }).click();
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Sound/ })
      .click();
    await page.getByRole('dialog').waitFor();
    station.takeComplaints();
  });

  test('draws nothing of the clinic before somebody has signed in', async () => {
    await station.page.goto('/');
    await station.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await station.page.getByRole('article').count()).toBe(0);
    expect(await station.page.getByText('Test clinic').count()).toBe(0);
  });

  test('says why a sign-in was refused and keeps the name', async () => {
    const { page } = station;
    await page.goto('/');
    await page.getByLabel('Name').fill(NORA.name);
    await page.getByLabel('Passphrase').fill('not her passphrase at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe(NORA.name);
    expect(await page.getByLabel('Passphrase').inputValue()).toBe('');
  });

  test('[L-6] covers its numbers when the server falls silent, keeps what was half typed, and returns by itself', async () => {
    const { page } = station;
    await signInAt(station, NORA);
    await bindEntry();
    await page.keyboard.type('142/8');
    await clinic.kill();
    await cover().getByText('This screen is blind').waitFor({ timeout: 30_000 });
    expect(await cover().getByText('Watch the bedside monitors.').count()).toBe(1);
    expect(await page.locator('main').getAttribute('inert')).not.toBeNull();

    await clinic.restart();
    await cover().waitFor({ state: 'hidden', timeout: 30_000 });
    expect(await field().inputValue()).toBe('142/8');
    await field().fill('');
  });

  test('[L-10] [WAKE] covers its numbers the moment it wakes from sleep, calls itself blind after 2 s, and uncovers them once it has caught up', async () => {
    const { page } = station;
    await page.clock.install();
    await signInAt(station, NORA);
    await tile().waitFor();
    await station.context.setOffline(true);
    await clinic.kill();
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 3_600_000);
    await cover().getByText('Catching up').waitFor();
    expect(await page.locator('main').getAttribute('inert')).not.toBeNull();
    await page.clock.runFor(2000);
    await cover().getByText('This screen is blind').waitFor();
    expect(await cover().textContent()).toContain('1:00:');
    await page.clock.resume();

    await station.context.setOffline(false);
    await clinic.restart();
    await page.clock.runFor(10_000);
    await cover().waitFor({ state: 'hidden', timeout: 30_000 });
  });

  test('keeps an entry it cannot send, through a reload, and the server records it once', async () => {
    const { page } = station;
    const before = (await readings()).length;
    await signInAt(station, NORA);
    await bindEntry();
    await clinic.kill();
    await page.keyboard.type('131/82 74 98 14');
    await page.keyboard.press('Enter');
    const kept = page.getByRole('list', { name: 'Not recorded yet' });
    await kept.getByText('131/82 74 98 14').waitFor({ timeout: 20_000 });
    expect(await tile().getByText('131/82').count()).toBe(0);

    await clinic.restart();
    await page.reload();
    await tile().getByText('131/82').waitFor({ timeout: 30_000 });
    expect((await readings()).length).toBe(before + 1);
  });

  test('an entry that it can neither send nor write down stays where it was typed, and is filed once', async () => {
    const { page } = station;
    const before = (await readings()).length;
    await signInAt(station, NORA);
    await bindEntry();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await clinic.kill();
    await page.keyboard.type('133/84 73 97 14');
    await page.keyboard.press('Enter');
    await page.getByText(/this station could not keep it/).waitFor({ timeout: 20_000 });
    expect(await field().inputValue()).toBe('133/84 73 97 14');
    station.takeComplaints();

    await clinic.restart();
    await page.reload();
    await bindEntry();
    expect(await field().inputValue()).toBe('133/84 73 97 14');
    await page.keyboard.press('Enter');
    await tile().getByText('133/84').waitFor({ timeout: 30_000 });
    expect((await readings()).length).toBe(before + 1);
  });

  test('finds half-typed text again after a reload, and tells a colleague who is left it whose it is', async () => {
    const { page } = station;
    await signInAt(station, NORA);
    await bindEntry();
    await page.keyboard.type('128/7');
    await page.reload();
    await tile().waitFor();
    await bindEntry();
    expect(await field().inputValue()).toBe('128/7');

    await page.keyboard.press('Escape');
    await page.keyboard.press('w');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Leave them here for a colleague' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await page.getByText('128/7').count()).toBe(0);
    await signInAt(station, SAM);
    await bindEntry();
    expect(await field().inputValue()).toBe('128/7');
    await page.getByText('Begun by Nora Keller').waitFor();
  });

  test('forgets the clinic when its person signs out, also for the back button', async () => {
    const { page } = station;
    await signInAt(station, NORA);
    await page.getByRole('link', { name: 'Arrivals' }).click();
    await page.getByRole('heading', { name: 'Today' }).waitFor();
    await signOutAt(page);
    await page.goBack();
    await page.getByLabel('Passphrase').waitFor();
    expect(await page.getByText('Test clinic').count()).toBe(0);
  });

  test('[L-25] shows what another station acknowledges, and asks nothing more for it', async () => {
    const text = 'Called out, pale';
    await signInAt(station, SAM);
    await send(staff, sessionId, {
      type: 'RaiseAlert',
      body: { alertId: randomUUID(), severity: 'critical', text },
    });
    const row = station.page.getByRole('listitem').filter({ hasText: text });
    await row.waitFor();
    const other = await openStation(browser, clinic.base);
    await signInAt(other, NORA);
    await other.page.getByRole('listitem').filter({ hasText: text }).waitFor();
    await other.page.keyboard.press('a');
    await other.page.keyboard.press('a');
    await row.waitFor({ state: 'hidden' });
    await tile()
      .getByText(/seen .*N\. K\./)
      .waitFor();
    expect(await tile().getByText(text).count()).toBe(1);
    await other.close();
  });

  test('[L-25] on a patient’s page A leads to the worst unseen alert, and acknowledges only on it', async () => {
    const text = 'Cold and grey';
    await signInAt(station, NORA);
    await send(staff, sessionId, {
      type: 'RaiseAlert',
      body: { alertId: randomUUID(), severity: 'critical', text },
    });
    await tile().getByRole('link').click();
    await station.page.getByRole('heading', { name: 'Alerts' }).waitFor();
    const alerts = station.page.getByRole('region', { name: 'Alerts' });
    await alerts.getByText(text).first().waitFor();
    const acknowledge = alerts.getByRole('button', { name: 'Acknowledge' }).first();
    await acknowledge.waitFor();
    const before = await alerts.getByRole('button', { name: 'Acknowledge' }).count();
    await station.page.keyboard.press('a');
    await expect.poll(() => acknowledge.evaluate((act) => act === document.activeElement)).toBe(true);
    expect(await alerts.getByRole('button', { name: 'Acknowledge' }).count()).toBe(before);
    await station.page.keyboard.press('a');
    await expect.poll(() => alerts.getByRole('button', { name: 'Acknowledge' }).count()).toBe(before - 1);
    await alerts.getByText(/Seen/).first().waitFor();
  });
});
