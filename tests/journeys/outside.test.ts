import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '#server/demo/clinic-client.ts';
import { recordSet } from '#server/demo/sets.ts';
import { findBarriers, findBarriersInBoth } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { type Colleague, NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, PHONE, type Station, signInAt } from '#tests/helpers/station.ts';
import { fillChair } from '#tests/helpers/ward.ts';
import { openOutside } from '../server/webhooks/outside.ts';
import { fillDialog, goTo } from './hands.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);
const RUTH: Colleague = { name: 'Ruth Adler', role: 'admin', passphrase: 'ruth runs the whole clinic' };

/** A pager on this machine answers twice with 503 before it takes a message. */
describe('places outside that are told', { timeout: 60_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let ruth: Station;
  let outside: Awaited<ReturnType<typeof openOutside>>;

  beforeAll(async () => {
    outside = await openOutside([503]);
    clinic = await openTestClinic(START, [NORA, RUTH], { AFTERDOSE_WEBHOOK_HOSTS: outside.host });
    browser = await launchChromium();
    ruth = await openStation(browser, clinic.base);
    await signInAt(ruth, RUTH);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
    await outside?.close();
  });

  const place = () => ruth.page.getByRole('region', { name: 'Ward pager' });

  test('[WEBHOOK] an admin adds a pager, sees its secret once, and sends a test that is tried until it is taken', async () => {
    await goTo(ruth.page, 'Clinic');
    await ruth.page
      .getByRole('navigation', { name: 'Clinic' })
      .getByRole('link', { name: 'Outside' })
      .click();
    await ruth.page.getByText('No place outside is told yet').waitFor();
    await ruth.page.getByRole('button', { name: 'Add a place' }).click();
    const dialog = ruth.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Ward pager');
    await dialog.getByLabel('Address').fill('https://elsewhere.example.org/hook');
    expect(await findBarriers(ruth.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('is not among the hosts that may be told').waitFor();
    await dialog.getByLabel('Address').fill(outside.url);
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    const secret = ruth.page.getByRole('dialog', { name: 'Secret of Ward pager' });
    await secret.getByText('It is not shown again').waitFor();
    expect(await findBarriers(ruth.page)).toEqual([]);
    await secret.getByRole('button', { name: 'Done' }).click();
    await secret.getByRole('button', { name: 'Copied, close' }).click();
    await place().getByText('Nothing was sent yet: send a test.').waitFor();
    await place()
      .getByRole('button', { name: /^Change/ })
      .click();
    await ruth.page.getByRole('dialog').getByRole('button', { name: 'Send a test' }).click();
    await fillDialog(ruth.page, {}, 'Send a test');
    await outside.until(2);
    await place()
      .getByText(/^Told at try 2, 200/)
      .first()
      .waitFor({ timeout: 20_000 });
  });

  test('[WEBHOOK] a critical alert reaches it, and the list says when and how', async () => {
    const nora = await clinic.signIn(NORA);
    const bed = await fillChair(nora, clinic.base, '1', await clinic.addDevice('Cuff 1'), START);
    await clinic.setClock(START + 20 * 60_000);
    await send(nora, bed.sessionId, recordSet({ bp: '184/108' }, START + 20 * 60_000));
    const messages = await outside.until(3);
    expect(JSON.parse(messages[2]?.body ?? '')).toMatchObject({
      level: 'critical',
      chair: '1',
      clinic: 'Test clinic',
    });
    await place().getByText('Messages (2)').click({ timeout: 20_000 });
    await place().getByRole('list', { name: 'Messages to Ward pager' }).getByText('Critical alert').waitFor();
    expect(await findBarriersInBoth(ruth.page)).toEqual([]);
    await ruth.page.setViewportSize(PHONE);
    expect(await findBarriers(ruth.page)).toEqual([]);
  });
});
