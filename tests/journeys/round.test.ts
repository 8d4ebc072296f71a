import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { findBarriersInBoth } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { type Bed, fillChair } from '#tests/helpers/ward.ts';
import { tile, untilClock } from './hands.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);

/** Chairs 1, 2 and 5 were dosed at once; at T+20 all three have a check due. */
describe('a round from chair to chair', { timeout: 60_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let staff: Caller;
  let nora: Station;
  const beds: Bed[] = [];

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA]);
    browser = await launchChromium();
    staff = await clinic.signIn(NORA);
    for (const chair of ['1', '2', '5'])
      beds.push(await fillChair(staff, clinic.base, chair, await clinic.addDevice(`Cuff ${chair}`), START));
    nora = await openStation(browser, clinic.base);
    await signInAt(nora, NORA);
    await clinic.setClock(START + 20 * MINUTE_MS);
    await untilClock(nora.page, START + 20 * MINUTE_MS);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  const here = (chair: string) => nora.page.getByRole('heading', { name: new RegExp(`^Chair ${chair}, `) });
  const enter = () => nora.page.keyboard.press('Enter');

  test('begins at the first chair with the hand on its field, and says what to measure', async () => {
    await nora.page.keyboard.press('r');
    await here('1').waitFor();
    await nora.page.getByText(/^To measure: /).waitFor();
    await nora.page.getByText('3 of 3 left').waitFor();
    await expect
      .poll(() => nora.page.evaluate(() => document.activeElement?.hasAttribute('data-entry')))
      .toBe(true);
    expect(await findBarriersInBoth(nora.page)).toEqual([]);
  });

  test('files with Enter, and goes on with Enter', async () => {
    await nora.page.getByLabel(/^Vitals and scores, Chair 1, /).focus();
    await nora.page.keyboard.type('128/80 74 98 14 5 1');
    await enter();
    await nora.page.getByRole('region', { name: 'Record vitals' }).getByText('Recorded').waitFor();
    await nora.page.getByRole('button', { name: 'Next chair' }).waitFor();
    await enter();
    await here('2').waitFor();
    await nora.page.getByText('2 of 3 left').waitFor();
  });

  test('what a device posts meanwhile is no round: what is due is still not passed over unsaid', async () => {
    await here('2').waitFor();
    const takenAt = new Date(START + 20 * MINUTE_MS).toISOString();
    await beds[1]?.device.post('/api/v1/readings', { readingId: randomUUID(), takenAt, spo2Percent: 95 });
    await tile(nora.page, '2').getByText('95', { exact: true }).waitFor();
    await nora.page.getByRole('button', { name: 'Pass over', exact: true }).waitFor();
    expect(await nora.page.getByRole('button', { name: 'Next chair' }).count()).toBe(0);
  });

  test('passes nobody over unsaid while something is due: the reason stands in the record', async () => {
    await enter();
    const dialog = nora.page.getByRole('dialog', { name: 'Pass this chair over' });
    await dialog.getByLabel('Not in the chair').check();
    await dialog.getByRole('button', { name: 'Pass over', exact: true }).click();
    await here('5').waitFor();
    const record = await staff.get(`/api/v1/sessions/${beds[1]?.sessionId}/events?afterSeq=0`);
    expect(JSON.stringify(record)).toContain('Passed over on the round: Not in the chair');
  });

  test('goes on where it was after a look at the board, and ends with what was passed over', async () => {
    await nora.page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Board' }).click();
    await nora.page.getByRole('link', { name: 'Round' }).click();
    await here('5').waitFor();
    await nora.page.getByLabel(/^Vitals and scores, Chair 5, /).focus();
    await nora.page.keyboard.type('126/78 70 97 13 5 0');
    await enter();
    await nora.page.getByRole('button', { name: 'Next chair' }).waitFor();
    await enter();
    await nora.page.getByRole('heading', { name: 'The round is over' }).waitFor();
    await nora.page.getByText('2 recorded, 0 with nothing due, 1 passed over').waitFor();
    await nora.page.getByRole('list', { name: 'Passed over' }).getByText('Not in the chair').waitFor();
    expect(await findBarriersInBoth(nora.page)).toEqual([]);
    await nora.page.getByRole('button', { name: 'Another round' }).click();
    await here('1').waitFor();
  });

  test('whose patient leaves meanwhile waits for a press: nothing typed reaches the next patient', async () => {
    await nora.page.getByLabel(/^Vitals and scores, Chair 1, /).focus();
    await nora.page.keyboard.type('131/80');
    const bed = beds[0];
    if (bed === undefined) throw new Error('chair 1 is taken');
    await send(staff, bed.sessionId, {
      type: 'LeaveAgainstAdvice',
      body: {
        prescriberTold: true,
        risksExplained: true,
        formSigned: true,
        transport: null,
        witnessedBy: null,
        leftAtMs: START + 20 * MINUTE_MS,
        reason: 'wants to go',
      },
    });
    const left = nora.page.getByText(/chair 1, has left\. What was typed here and not yet filed/);
    await left.waitFor();
    await nora.page.keyboard.type(' 74 98 14 5 0');
    await enter();
    expect(await left.isVisible()).toBe(true);
    expect(await nora.page.locator('[data-entry]').count()).toBe(0);
    expect(await findBarriersInBoth(nora.page)).toEqual([]);
    await nora.page.getByRole('button', { name: 'Go on to the next chair' }).click();
    await here('2').waitFor();
    expect(await nora.page.locator('[data-entry]').first().inputValue()).toBe('');
  });
});
