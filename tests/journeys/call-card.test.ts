import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import { recordSet } from '#server/demo/sets.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { findBarriers } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { type Colleague, NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, PHONE, type Station, signInAt } from '#tests/helpers/station.ts';
import { type Bed, fillChair } from '#tests/helpers/ward.ts';
import { fillDialog, goTo, openSessionPage, queueRow, tile, untilClock } from './hands.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);
const RUTH: Colleague = { name: 'Ruth Adler', role: 'admin', passphrase: 'ruth runs the whole clinic' };

/** The one patient of chair 1 breathes badly: everyone on site is told. */
describe('the call card of a patient', { timeout: 60_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let staff: Caller;
  let bed: Bed;
  let nora: Station;

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA, RUTH]);
    browser = await launchChromium();
    staff = await clinic.signIn(NORA);
    bed = await fillChair(staff, clinic.base, '1', await clinic.addDevice('Cuff 1'), START);
    nora = await openStation(browser, clinic.base);
    await signInAt(nora, NORA);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  const card = () => nora.page.getByRole('dialog', { name: 'Call card' });
  const open = () =>
    nora.page.getByRole('region', { name: 'Alerts' }).getByRole('button', { name: 'Call card' }).click();

  test('says what nobody has written down yet, and an admin writes it down once for the clinic', async () => {
    await openSessionPage(nora.page, '1');
    await open();
    await card().getByText('No number and no address are written down').waitFor();
    await card().getByRole('button', { name: 'Not now' }).click();
    const ruth = await openStation(browser, clinic.base);
    await signInAt(ruth, RUTH);
    await goTo(ruth.page, 'Clinic');
    await ruth.page.getByRole('link', { name: 'Settings' }).click();
    await ruth.page.getByRole('button', { name: /^Change When help is called/ }).click();
    await fillDialog(
      ruth.page,
      {
        'Number to call': '112',
        'Address, entrance, floor': 'Lindenstr. 4, second floor',
        'Call back on': '555 0100',
      },
      'Save',
    );
    await ruth.page.getByText('Lindenstr. 4, second floor').waitFor();
    await ruth.close();
  });

  test('[ESC] is asked for on the record when everyone was told, and reads where, who, how they are and what they had', async () => {
    const atMs = START + 25 * MINUTE_MS;
    await clinic.setClock(atMs);
    await untilClock(nora.page, atMs);
    await send(staff, bed.sessionId, recordSet({ bp: '150/92', hr: 50, spo2: 84, rr: 7 }, atMs));
    const prompt = nora.page.getByRole('alert', { name: 'Call emergency services?' });
    await prompt.getByText('Everyone on site was told 12:25. A person decides.').waitFor();
    await prompt.getByRole('button', { name: 'Call card' }).click();
    await card().getByRole('link', { name: '112' }).waitFor();
    expect(await card().getByRole('link', { name: '112' }).getAttribute('href')).toBe('tel:112');
    for (const text of [
      'Lindenstr. 4, second floor. Call back on 555 0100',
      /born 3 Feb 1980, chair 1/,
      /esketamine 56 of 56 mg.*now T\+25/,
      /BP 150\/92 \(12:25, .*SpO₂ 84 % \(12:25/,
      /Allergies/,
      'Nobody is called by this screen.',
    ])
      await card().getByText(text).first().waitFor();
    expect(await findBarriers(nora.page)).toEqual([]);
    await nora.page.setViewportSize(PHONE);
    expect(await findBarriers(nora.page)).toEqual([]);
    await nora.page.setViewportSize({ width: 1440, height: 900 });
  });

  test('what was called, and what they answered, stands in the record', async () => {
    await card().getByRole('button', { name: 'Record the call' }).click();
    await fillDialog(nora.page, { 'What they answered': 'on the way, eight minutes' }, 'Record the call');
    const record = await staff.get(`/api/v1/sessions/${bed.sessionId}/events?afterSeq=0`);
    expect(JSON.stringify(record)).toContain('Called: Emergency services. Answer: on the way, eight minutes');
    await goTo(nora.page, 'Board');
    await tile(nora.page, '1').waitFor();
    await queueRow(nora.page, 'everyone told').waitFor();
  });
});
