import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { DESK, openStation, PHONE, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { admitPatient, fillDialog, goTo, openSessionPage, tile } from './hands.ts';

const NOW = Date.parse('2026-05-12T12:00:00Z');
/** What one engine of templates or another would work out. */
const TEMPLATE = `{{7*7}} \${7*7} <%= 7*7 %> #{7*7}`;
const PILE_SHOWN = `Pi${'\u0316'.repeat(4)}\ufffdle`;
const PILE = `Pi${'\u0316'.repeat(150)}le`;
const NAMES: [row: string, chairId: string, name: string, shown: string][] = [
  ['A-31', '1', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['A-31', '2', '"><svg/onload=alert(2)>', '"><svg/onload=alert(2)>'],
  ['A-35', '3', TEMPLATE, TEMPLATE],
];
const NOTES: [row: string, text: string][] = [
  ['A-30', '<script>alert(3)</script><b onmouseover="alert(4)">x</b>'],
  ['A-32', 'javascript:alert(5) [press](javascript:alert(6)) <a href="javascript:alert(7)">me</a>'],
  ['A-35', TEMPLATE],
];

describe('text that somebody typed', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let station: Station;
  let page: Page;
  const dialogs: string[] = [];

  beforeAll(async () => {
    clinic = await openTestClinic(NOW, [NORA]);
    browser = await launchChromium();
    station = await openStation(browser, clinic.base);
    page = station.page;
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await signInAt(station, NORA);
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  it.each(NAMES)(
    '[A-31] [A-35] as a name (%s, chair %s) is text on arrivals, on the board and in the session',
    async (_row, chairId, name, shown) => {
      const birthDate = `199${chairId}-04-14`;
      await admitPatient(page, {
        name,
        birthDate,
        recordNumber: `T-${chairId}`,
        sex: 'female',
        plannedMg: 56,
        chairId,
      });
      await page.getByRole('region', { name: 'Today' }).getByText(shown).first().waitFor();
      await goTo(page, 'Board');
      await tile(page, chairId).getByText(shown).waitFor();
      await openSessionPage(page, chairId);
      await page.getByRole('region', { name: 'Patient' }).getByRole('heading', { name: shown }).waitFor();
    },
  );

  it.each(NOTES)(
    '[A-30] [A-32] [A-35] as a note (%s) is text in the log, and leads nowhere',
    async (_row, text) => {
      await page.getByRole('button', { name: 'Note', exact: true }).click();
      await fillDialog(page, { Note: text }, 'Record note');
      await page.getByRole('button', { name: 'Log', exact: true }).click();
      const line = page.getByRole('region', { name: 'Log' }).getByText(text).first();
      await line.waitFor();
      await line.hover();
      expect(
        await page.locator('a[href^="javascript:"], script:not([src]), img[src="x"], svg[onload]').count(),
      ).toBe(0);
    },
  );

  it('[A-33] keeps the board in shape, at the desk and on a phone', async () => {
    const nurse = await clinic.signIn(NORA);
    const sessionId = await seatSomeone(nurse, '4', NOW, PILE);
    for (const viewport of [DESK, PHONE]) {
      await page.setViewportSize(viewport);
      await page.goto('/');
      await tile(page, '4').getByText(PILE_SHOWN).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      const [piled, usual] = await Promise.all(
        ['4', '2'].map((chairId) => tile(page, chairId).getByRole('heading').boundingBox()),
      );
      expect(piled?.height).toBe(usual?.height);
    }
    await page.setViewportSize(DESK);
    await page.goto(`/sessions/${sessionId}`);
    await page.getByRole('region', { name: 'Patient' }).getByText(PILE_SHOWN).waitFor();
  });

  it('[A-31] is found and corrected as it was typed', async () => {
    await goTo(page, 'Arrivals');
    await page.getByLabel('Name, record number or birth date').fill('onerror=alert');
    await page.getByRole('button', { name: 'Correct who this is <img src=x onerror=alert(1)>' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('textbox', { name: 'Name', exact: true }).inputValue()).toBe(
      '<img src=x onerror=alert(1)>',
    );
    await page.keyboard.press('Escape');
  });

  it('opened no dialog and gave the browser nothing to block or complain of', () => {
    expect(dialogs).toEqual([]);
    expect(station.takeComplaints()).toEqual([]);
  });

  it('[A-63] leaves the readable interface at work under its own policy', async () => {
    const reader = await openStation(browser, clinic.base);
    // It draws every route with its schema.
    reader.page.setDefaultTimeout(60_000);
    await reader.page.goto('/api/docs/');
    await reader.page.getByText('/api/v1/clock').first().click();
    await reader.page.getByRole('button', { name: 'Try it out' }).click();
    await reader.page.getByRole('button', { name: 'Execute' }).click();
    await reader.page.getByText('"serverNowMs"').first().waitFor();
    expect(reader.takeComplaints()).toEqual([]);
    await reader.close();
  });
});
