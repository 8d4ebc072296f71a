import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { DESK, openStation, PHONE, type Station, signInAt, WALL } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);
const CHAIRS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];

describe('the board', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let staff: Caller;
  const sessions: string[] = [];

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA]);
    browser = await launchChromium();
    staff = await clinic.signIn(NORA);
    for (const chairId of CHAIRS.slice(0, 9)) sessions.push(await seatSomeone(staff, chairId, START));
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  async function at(viewport: { width: number; height: number }, path = '/'): Promise<Station> {
    const station = await openStation(browser, clinic.base, { viewport });
    await signInAt(station, NORA);
    await station.page.goto(path);
    await station.page.getByRole('article').nth(9).waitFor();
    return station;
  }
  const raise = (chairId: string, severity: 'critical' | 'warning', text: string) =>
    send(staff, sessions[CHAIRS.indexOf(chairId)] ?? '', {
      type: 'RaiseAlert',
      body: { alertId: randomUUID(), severity, text },
    });
  const rows = (page: Page) => page.getByRole('region', { name: 'Who needs someone' }).getByRole('listitem');
  const boxes = (page: Page) =>
    page.getByRole('article').evaluateAll((tiles) =>
      tiles.map((tile) => {
        const { top, bottom, left } = tile.getBoundingClientRect();
        return { top, bottom, left };
      }),
    );

  it('shows all ten chairs at once, the empty one too, without scrolling', async () => {
    const { page, close } = await at(DESK);
    const places = await boxes(page);
    expect(places).toHaveLength(10);
    expect(Math.max(...places.map((place) => place.bottom))).toBeLessThanOrEqual(DESK.height);
    expect(await page.getByRole('heading', { name: 'Chair 10, Empty' }).count()).toBe(1);
    await close();
  });

  it('never moves a chair: an alarm reorders the queue alone', async () => {
    const { page, close } = await at(DESK);
    const before = await boxes(page);
    await raise('7', 'critical', 'Fell asleep hard');
    await rows(page).first().getByText('Fell asleep hard').waitFor();
    expect(await boxes(page)).toEqual(before);
    await close();
  });

  it('keeps a row in its place while the pointer is on it, and lets it go afterwards', async () => {
    const { page, close } = await at(DESK);
    await rows(page).filter({ hasText: 'Fell asleep hard' }).hover();
    await raise('3', 'critical', 'Sooner than seven');
    await rows(page).nth(1).getByText('Sooner than seven').waitFor();
    await rows(page).first().getByRole('button', { name: 'Acknowledge' }).click();
    await rows(page).first().getByText('Done').or(rows(page).first().getByText('Baseline')).first().waitFor();
    expect(await rows(page).first().textContent()).toMatch(/^7/);
    await page.mouse.move(1000, 500);
    await rows(page).first().getByText('Sooner than seven').waitFor();
    await close();
  });

  it('walks the queue with J and K, and does not let a second Enter land on the next alert', async () => {
    const { page, close } = await at(DESK);
    await raise('3', 'warning', 'And a second one');
    await rows(page).first().getByText('Sooner than seven').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await rows(page).first().getByText('And a second one').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('j');
    const focused = page.locator(':focus');
    expect(await focused.textContent()).toContain('Acknowledge, chair 3');
    await close();
  });

  it('shows a wall initials and numbers, and nothing to press on a patient', async () => {
    const { page, close } = await at(WALL, '/wall');
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    expect(await page.locator('main').getByRole('link').count()).toBe(0);
    expect(
      await page
        .locator('main')
        .getByText(/Patient [0-9a-f]{8}/)
        .count(),
    ).toBe(0);
    const places = await boxes(page);
    expect(Math.max(...places.map((place) => place.bottom))).toBeLessThanOrEqual(WALL.height);
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await close();
  });

  it('is a list on a phone: the queue first, then every chair in its order, never sideways', async () => {
    const { page, close } = await at(PHONE);
    const places = await boxes(page);
    expect(places.map((place) => place.top)).toEqual(places.map((place) => place.top).sort((a, b) => a - b));
    expect(new Set(places.map((place) => place.left)).size).toBe(1);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(sideways).toBe(false);
    await close();
  });

  it('never shortens the words of an alert, also beside who has seen it', async () => {
    const { page, close } = await at(DESK);
    const words = 'Diss 3 ≥ 2 after T+120';
    await raise('6', 'warning', words);
    await rows(page)
      .filter({ hasText: words })
      .getByRole('button', { name: /Acknowledge/ })
      .click();
    const tile = page.getByRole('article').filter({ hasText: words });
    await tile.getByText(/^seen /).waitFor();
    const message = tile.locator('b', { hasText: words });
    expect(await message.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    await close();
  });
});
