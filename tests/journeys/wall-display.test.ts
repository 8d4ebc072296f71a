import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '#server/demo/clinic-client.ts';
import type { AddedDisplay } from '#shared/wire/people.ts';
import { findBarriers, findBarriersInBoth } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { RUTH } from '#tests/helpers/people.ts';
import { openStation, type Station, signInAt, WALL } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);

describe('a wall display', { timeout: 60_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let admin: Caller;
  let station: Station;
  let page: Page;

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA, RUTH]);
    browser = await launchChromium();
    await seatSomeone(await clinic.signIn(NORA), '2', START);
    admin = await clinic.signIn(RUTH);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });
  beforeEach(async () => {
    station = await openStation(browser, clinic.base, { viewport: WALL });
    page = station.page;
  });
  afterEach(() => station.close());

  const addDisplay = (name: string) =>
    admin.post<AddedDisplay>('/api/v1/displays', { commandId: randomUUID(), name });
  const patient = () => page.getByRole('article').filter({ hasText: 'Chair 2' });

  async function pair(path: string): Promise<void> {
    await page.goto(path);
    await page.getByRole('button', { name: 'Show the board here' }).click();
    await patient().waitFor();
  }

  test('is paired by its link, shows the board by initials, and offers nothing to press or follow', async () => {
    const { link } = await addDisplay('Corridor');
    await pair(link.path);
    expect(page.url()).toBe(`${clinic.base}/wall`);
    expect(await page.locator('body').innerText()).not.toContain('Patient');
    expect(await page.getByRole('link').count()).toBe(0);
    expect(await page.getByRole('main').getByRole('button').count()).toBe(0);
    await page.goto('/arrivals');
    await patient().waitFor();
    expect(page.url()).toBe(`${clinic.base}/wall`);
    expect(await findBarriers(page)).toEqual([]);
    expect(station.takeComplaints()).toEqual([]);

    const again = await openStation(browser, clinic.base);
    await again.page.goto(link.path);
    await again.page.getByRole('button', { name: 'Show the board here' }).click();
    await again.page.getByText('Ask an admin for a new link').waitFor();
    await again.close();
  });

  test('on a screen smaller than it is drawn for shows the same, and no number runs into another', async () => {
    await page.setViewportSize({ width: 1366, height: 768 });
    const { link } = await addDisplay('Small');
    await pair(link.path);
    const numbers = await patient().locator('dd > *').all();
    const boxes = await Promise.all(numbers.map((number) => number.boundingBox()));
    // Pressure, heart rate, saturation and breathing: strangers see no scores.
    expect(boxes.length).toBe(4);
    for (const [nth, box] of boxes.slice(1).entries()) {
      const before = boxes[nth];
      expect((before?.x ?? 0) + (before?.width ?? 0)).toBeLessThanOrEqual(box?.x ?? 0);
    }
    const foot = await page.getByRole('contentinfo').boundingBox();
    expect(Math.round((foot?.y ?? 0) + (foot?.height ?? 0))).toBe(768);
  });

  test('that was removed says so, shows nothing, and asks nobody to sign in', async () => {
    const { display, link } = await addDisplay('Waiting room');
    await pair(link.path);
    const revoke = `/api/v1/displays/${display.displayId}/revoke`;
    await admin.post(revoke, { commandId: randomUUID(), reason: 'Taken down.' });
    await page.getByRole('heading', { name: 'This display was removed' }).waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
    expect(await page.getByLabel('Passphrase').count()).toBe(0);
    await page.reload();
    await page.getByText('Ask an admin for a new link, and open it on this screen.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  test('takes the place of whoever was signed in on its screen', async () => {
    const { link } = await addDisplay('Desk');
    await signInAt(station, NORA);
    await page.goto(link.path);
    await page.getByText('Nora Keller is signed out of this screen.').waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
    await page.getByRole('button', { name: 'Show the board here' }).click();
    await patient().waitFor();
    expect(await page.getByRole('button', { name: /Nora Keller/ }).count()).toBe(0);
  });
});
