import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { ReadingAnswer } from '#shared/wire/api.ts';
import { findBarriers } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { addMonitors, type Bed, calmReading, fillChair } from '#tests/helpers/ward.ts';
import { fileSet, openSessionPage, tile, typeSet, untilClock, untilInTile } from './hands.ts';

const BEGIN_AT_MS = Date.UTC(2026, 0, 5, 9);
const CHAIR = '1';

interface ReadingPage {
  readings: { readingId: string; systolicMmHg?: number; source: { by: string } }[];
}

describe('the server dies in the middle of a session (kill -9) and is started again', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let board: Station;
  let page: Station;
  let bed: Bed;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    clinic = await openTestClinic(BEGIN_AT_MS, [NORA, SAM]);
    const staff = await clinic.signIn(SAM);
    const [first, second] = await addMonitors(clinic, 2);
    if (first === undefined || second === undefined) throw new Error('two monitors were asked for');
    bed = await fillChair(staff, clinic.base, CHAIR, first, BEGIN_AT_MS);
    await fillChair(staff, clinic.base, '2', second, BEGIN_AT_MS);
    browser = await launchChromium();
    board = await openStation(browser, clinic.base);
    page = await openStation(browser, clinic.base);
    await signInAt(board, NORA);
    await signInAt(page, SAM);
    await openSessionPage(page.page, CHAIR);
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  async function post(minute: number): Promise<ReadingAnswer> {
    return bed.device.post<ReadingAnswer>(
      '/api/v1/readings',
      calmReading(BEGIN_AT_MS + minute * MINUTE_MS, minute),
    );
  }

  it('sets typed and posted are acknowledged and shown before it', async () => {
    const atMs = BEGIN_AT_MS + 40 * MINUTE_MS;
    await clinic.setClock(atMs);
    await untilClock(board.page, atMs);
    for (let minute = 20; minute <= 40; minute += 1) {
      const answer = await post(minute);
      expect(answer.status).toBe('recorded');
      acknowledged.push(answer.readingId);
    }
    await fileSet(board.page, CHAIR, '151/93 88 96 15 4 6');
    await untilInTile(board.page, CHAIR, '151/93');
  });

  it('[L-7] a set filed now is kept and says so; both screens cover their numbers after 15 s of silence', async () => {
    await page.page.keyboard.press('/');
    await page.page.keyboard.type('149/9');
    await clinic.kill();
    await typeSet(board.page, CHAIR, '147/91 86 96 15 4 5');
    await board.page.getByText('Kept on this station. Not recorded.').first().waitFor();
    for (const station of [board, page])
      await station.page
        .getByRole('alertdialog', { name: 'This screen is blind' })
        .waitFor({ timeout: 30_000 });
    const pressure = tile(board.page, CHAIR).getByText('151/93').first();
    expect(await isCovered(board, pressure)).toBe(true);
    expect(await findBarriers(board.page)).toEqual([]);
  });

  it('[L-12] both return by themselves when the server does, send what was kept, and still hold what was half typed', async () => {
    await clinic.restart();
    for (const station of [board, page])
      await station.page
        .getByRole('alertdialog', { name: 'This screen is blind' })
        .waitFor({ state: 'hidden', timeout: 60_000 });
    await untilInTile(board.page, CHAIR, '147/91');
    await page.page.getByText('147/91').first().waitFor();
    expect(await page.page.getByLabel(/^Vitals and scores, Chair 1, /).inputValue()).toBe('149/9');
  });

  it('every acknowledged entry is there once, and nothing else is', async () => {
    const staff = await clinic.signIn(SAM);
    const path = `/api/v1/sessions/${bed.sessionId}/readings?limit=500`;
    const { readings } = await staff.get<ReadingPage>(path);
    const posted = readings.filter(({ source }) => source.by === 'device').map(({ readingId }) => readingId);
    expect([...posted].sort()).toEqual([...acknowledged].sort());
    const typed = readings
      .filter(({ source }) => source.by === 'staff')
      .map(({ systolicMmHg }) => systolicMmHg);
    expect(typed).toEqual([122, 151, 147]);
  });

  it('the session goes on: a new reading reaches both screens', async () => {
    const atMs = BEGIN_AT_MS + 45 * MINUTE_MS;
    await clinic.setClock(atMs);
    const answer = await bed.device.post<ReadingAnswer>('/api/v1/readings', {
      ...calmReading(atMs, 45),
      systolicMmHg: 137,
      diastolicMmHg: 85,
    });
    expect(answer.status).toBe('recorded');
    await untilInTile(board.page, CHAIR, '137/85');
    await page.page.getByText('137/85').first().waitFor();
  });
});

/** Whether something lies over the middle of `part`, so that nobody can read it. */
async function isCovered({ page }: Station, part: ReturnType<typeof tile>): Promise<boolean> {
  const box = await part.boundingBox();
  if (box === null) return true;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.closest('[role="alertdialog"]') !== null,
    middle,
  );
}
