import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBarriers } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { holder, signOutAt } from '#tests/helpers/people.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { tile } from './hands.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);

describe('a person and their sign-in', { timeout: 90_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let station: Station;
  let page: Page;
  let sessionId: string;

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA, SAM]);
    browser = await launchChromium();
    sessionId = await seatSomeone(await clinic.signIn(NORA), '2', START);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });
  beforeEach(async () => {
    station = await openStation(browser, clinic.base);
    page = station.page;
  });
  afterEach(() => station.close());

  const part = (name: string) => page.getByRole('region', { name });

  async function openOwnPage(): Promise<void> {
    await page.keyboard.press('w');
    await page.getByRole('dialog').getByRole('button', { name: 'Your sign-in' }).click();
    await part('Second factor').waitFor();
  }
  async function typeForChair2(text: string): Promise<void> {
    await tile(page, '2').waitFor();
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await page.getByLabel(/^Vitals and scores, Chair 2, /).focus();
    await page.keyboard.type(text);
  }
  async function askToSignOut(): Promise<void> {
    await page.keyboard.press('Escape');
    await page.keyboard.press('w');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  }

  test('sets a PIN with the passphrase given again', async () => {
    await signInAt(station, SAM);
    await openOwnPage();
    await part('PIN').getByRole('button', { name: 'Set a PIN' }).click();
    await part('PIN').getByLabel('PIN for shared stations').fill('418263');
    await part('PIN').getByLabel('Your passphrase').fill('not his, this one here');
    await part('PIN').getByRole('button', { name: 'Set PIN' }).click();
    await part('PIN').getByText('This is not your passphrase').waitFor();
    await part('PIN').getByLabel('Your passphrase').fill(SAM.passphrase);
    await page.keyboard.press('Enter');
    await part('PIN').getByText('Set. It takes you into a shared station.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  test('sets a second factor, keeps its recovery codes, and signs in with a code', async () => {
    await signInAt(station, SAM);
    await openOwnPage();
    await page.getByRole('button', { name: 'Set up a second factor' }).click();
    await part('Second factor').getByLabel('Your passphrase').fill(SAM.passphrase);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: 'QR code for an authenticator app' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const secret = await part('Second factor')
      .locator('p', { hasText: /^([A-Z2-7]{4} ?)+/ })
      .innerText();
    const totp = new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')) });
    await part('Second factor').getByLabel('Code', { exact: true }).fill(totp.generate());
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Recovery codes' }).waitFor();
    const codes = await page
      .getByRole('list', { name: 'Recovery codes' })
      .getByRole('listitem')
      .allInnerTexts();
    expect(codes.length).toBeGreaterThanOrEqual(8);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await part('Second factor').getByText('Signing in asks for a code').waitFor();

    await signOutAt(page);
    await page.getByLabel('Name', { exact: true }).fill(SAM.name);
    await page.getByLabel('Passphrase', { exact: true }).fill(SAM.passphrase);
    await page.keyboard.press('Enter');
    await page.getByLabel('Code', { exact: true }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByText('This code does not fit').waitFor();
    await page.keyboard.type(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await holder(page, SAM).waitFor();
  });

  test('sees where they are signed in, and ends it everywhere', async () => {
    const other = await openStation(browser, clinic.base);
    await signInAt(other, NORA);
    await signInAt(station, NORA);
    await openOwnPage();
    await part('Signed in').getByText('This station').waitFor();
    expect(await part('Signed in').getByText('Another station').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Sign out everywhere, here too' }).click();
    await part('Signed in').getByLabel('Your passphrase').fill(NORA.passphrase);
    await page.keyboard.press('Enter');
    await page.getByText('Signed out everywhere.').waitFor();
    await other.page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await other.close();
  });

  test('is told before the twelve hours of a sign-in are over, and that they are when they are', async () => {
    await signInAt(station, NORA);
    // Nobody waits twelve hours here: the sign-in is brought near its end where the server keeps it.
    endSignIns(NORA.name, Date.now() + 50_000);
    await page.reload();
    await page.getByText(/^Your sign-in ends in \d+ s, at /).waitFor();
    endSignIns(NORA.name, Date.now());
    await page.getByText('Signed out after 12 hours.').waitFor();
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    expect(await tile(page, '2').count()).toBe(0);
  });

  function endSignIns(name: string, expiresAtMs: number): void {
    const file = new Sqlite(join(clinic.dataFolder, 'afterdose.db'));
    const change =
      'update sign_ins set expires_at = ? where staff_id in (select staff_id from staff where name = ?)';
    file.prepare(change).run(expiresAtMs, name);
    file.close();
  }

  test('is asked what becomes of what is half typed when they sign out', async () => {
    await signInAt(station, NORA);
    await typeForChair2('142/8');
    await askToSignOut();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Vitals 142/8').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Stay, and file them' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel(/^Vitals and scores, Chair 2, /).inputValue()).toBe('142/8');
  });

  test('discards what is half typed with a reason, which stands in the record', async () => {
    await signInAt(station, NORA);
    await typeForChair2('99/6');
    await askToSignOut();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Discard…' }).click();
    await dialog.getByLabel('Why it is discarded').fill('Wrong patient.');
    await dialog.getByRole('button', { name: 'Discard and sign out' }).click();
    await page.getByLabel('Name', { exact: true }).waitFor();
    const { events } = await (await clinic.signIn(NORA)).get<{ events: { event: { body: object } }[] }>(
      `/api/v1/sessions/${sessionId}/events`,
    );
    expect(JSON.stringify(events.at(-1))).toContain('discarded at sign-out, never recorded: Vitals 99/6');
    await signInAt(station, NORA);
    await typeForChair2('');
    expect(await page.getByLabel(/^Vitals and scores, Chair 2, /).inputValue()).toBe('');
  });
});
