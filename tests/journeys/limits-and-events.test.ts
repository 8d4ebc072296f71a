import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import { giveDose, recordSet } from '#server/demo/sets.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { findBarriers, findBarriersInBoth } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { type Colleague, IDA, NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, PHONE, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { fillDialog, openSessionPage, queueRow, tile, untilClock } from './hands.ts';

const BEGIN_MS = Date.UTC(2026, 0, 5, 9, 30);
const T0_MS = BEGIN_MS + 30 * MINUTE_MS;
const at = (minute: number) => T0_MS + minute * MINUTE_MS;
const PATIENT = 'Arden, Maya';
const OSEI: Colleague = {
  name: 'Kofi Osei',
  role: 'prescriber',
  passphrase: 'osei came in for the afternoon',
};

async function chooseMore(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
}

const banner = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const strip = (page: Page) => page.getByRole('region', { name: 'Patient' });
const openPart = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the session' }).getByRole('button', { name }).click();

describe('limits of one patient, symptoms and serious events', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let nora: Station;
  let ida: Station;
  let osei: Caller;
  let sessionId: string;

  beforeAll(async () => {
    clinic = await openTestClinic(BEGIN_MS, [NORA, IDA, OSEI]);
    const staff = await clinic.signIn(NORA);
    osei = await clinic.signIn(OSEI);
    sessionId = await seatSomeone(staff, '1', BEGIN_MS, PATIENT);
    const calm = { hr: 72, spo2: 98, rr: 14, moaas: 5, dissociation: 0 };
    await clinic.setClock(at(-8));
    await send(staff, sessionId, recordSet({ ...calm, bp: '122/76' }, at(-8)));
    for (const minute of [0, 5]) {
      await clinic.setClock(at(minute));
      await send(staff, sessionId, giveDose(at(minute), 'L-1'));
    }
    await clinic.setClock(at(20));
    await send(staff, sessionId, recordSet({ ...calm, bp: '128/80', dissociation: 3 }, at(20)));
    browser = await launchChromium();
    nora = await openStation(browser, clinic.base);
    ida = await openStation(browser, clinic.base);
    await signInAt(nora, NORA);
    await signInAt(ida, IDA);
    await openSessionPage(nora.page, '1');
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  async function propose(warning: string): Promise<void> {
    await chooseMore(nora.page, 'Propose limits');
    await fillDialog(
      nora.page,
      { 'Warning at': warning, 'Critical at': '88', Reason: 'lives with 92' },
      'Propose limits',
    );
    await banner(nora.page, 'Limits proposed').waitFor();
  }

  it('a nurse proposes, and reads that a prescriber has to answer; no button of hers does', async () => {
    await propose('91');
    const said = await banner(nora.page, 'Limits proposed').innerText();
    expect(said).toContain('Limits proposed by Nora Keller for the prescriber: SpO₂ low 91 and 88 %');
    expect(await banner(nora.page, 'Limits proposed').getByRole('button').count()).toBe(0);
    expect(await strip(nora.page).getByText('custom limits').count()).toBe(0);
    expect(await findBarriersInBoth(nora.page)).toEqual([]);
  });

  it('a prescriber at another station is told by the queue, changes a number and approves with the passphrase', async () => {
    const { page } = ida;
    await tile(page, '1').getByText('limits proposed').waitFor();
    const row = queueRow(page, 'Arden').filter({ hasText: 'Limits proposed by Nora Keller' });
    expect(await findBarriers(page)).toEqual([]);
    await row.getByRole('link', { name: /^Answer/ }).click();
    await banner(page, 'Limits proposed').getByRole('button', { name: 'Look and approve' }).click();
    expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
    await fillDialog(
      page,
      { 'SpO₂ low, warning at': '90', 'Ida Lindqvist, your passphrase': IDA.passphrase },
      'Approve limits',
    );
    await strip(page).getByText('custom limits').waitFor();
    await strip(nora.page).getByText('custom limits').waitFor();
    await banner(nora.page, 'Limits proposed').waitFor({ state: 'hidden' });
    const remark = nora.page.getByRole('list', { name: 'To notice' }).getByText(/^Custom limits/);
    expect(await remark.innerText()).toBe(
      'Custom limits, Ida Lindqvist, until the session ends: lives with 92',
    );
    await page.getByRole('link', { name: 'Board' }).first().click();
    await tile(page, '1').getByText('custom limits').waitFor();
  });

  it('of two prescribers one answers, the other is told in the open dialog; the nurse reads the reason', async () => {
    const { page } = ida;
    await propose('89');
    await openSessionPage(page, '1');
    await banner(page, 'Limits proposed').getByRole('button', { name: 'Look and approve' }).click();
    const { limitsProposed } = await osei.get<{ limitsProposed: { proposalId: string } | null }>(
      `/api/v1/sessions/${sessionId}`,
    );
    const body = { proposalId: limitsProposed?.proposalId ?? '', reason: 'measure on the ear first' };
    await send(osei, sessionId, { type: 'DeclineLimits', body });
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/^Kofi Osei declined these limits at 10:20/).waitFor();
    await dialog.getByLabel('Ida Lindqvist, your passphrase').fill(IDA.passphrase);
    await dialog.getByRole('button', { name: 'Approve limits' }).click();
    await dialog.getByText('Kofi Osei declined these limits already.').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const declined = banner(nora.page, 'Proposed limits declined');
    expect(await declined.innerText()).toContain('declined by Kofi Osei 10:20: measure on the ear first');
  });

  it('a symptom is reported with two touches and over with one, with its times from the dose', async () => {
    const { page } = nora;
    await page.getByRole('button', { name: 'Symptom', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Symptom' });
    await dialog.getByText(/Emergency: a critical alert at once/).waitFor();
    expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
    await fillDialog(page, { Nausea: 'ticked' }, 'Record symptom');
    const goesOn = page.getByRole('list', { name: 'Symptoms that go on' });
    await goesOn.getByText('Nausea, not graded, since T+20').waitFor();
    await clinic.setClock(at(33));
    await untilClock(page, at(33));
    await goesOn.getByRole('button', { name: /^Over now: Nausea/ }).click();
    await goesOn.waitFor({ state: 'hidden' });
    await openPart(page, 'Symptoms');
    const line = page.getByRole('region', { name: 'Symptoms', exact: true }).getByRole('listitem');
    expect((await line.innerText()).replace(/\s+/g, ' ')).toContain('T+20 – T+33');
    await page.getByRole('region', { name: 'Symptoms', exact: true }).getByText('0 of 1 go on').waitFor();
  });

  it('a serious event is drafted from the record, with what only a clinician states left open, and corrected', async () => {
    const { page } = nora;
    await chooseMore(page, 'Serious event, draft');
    const dialog = page.getByRole('dialog', { name: 'Serious adverse event, DRAFT' });
    await dialog.getByText(/^Serious is about what came of it/).waitFor();
    expect(await dialog.getByLabel('In full').inputValue()).toContain('Systolic 128 mmHg, Diastolic 80 mmHg');
    expect(await findBarriers(page, '[role="dialog"]')).toEqual([]);
    await fillDialog(page, { 'What happened': 'Collapsed on standing' }, 'Record draft');
    const draft = page.getByRole('article', { name: 'Draft: Collapsed on standing' });
    await draft.getByText('DRAFT', { exact: true }).waitFor();
    expect(await draft.getByText('Not stated').count()).toBe(6);
    await draft.getByText(/^What the record holds around/).click();
    expect(await findBarriersInBoth(page)).toEqual([]);
    await draft.getByRole('button', { name: 'Correct the draft' }).click();
    await page
      .getByRole('dialog')
      .getByLabel('Whether it came from the dose')
      .selectOption('possiblyRelated');
    await fillDialog(
      page,
      { 'Admitted to hospital, or kept there longer': 'ticked', 'Not serious': 'ticked', Reason: 'assessed' },
      'Record correction',
    );
    await draft.getByText('May have come from the dose').waitFor();
    await draft.getByText('Not serious', { exact: true }).waitFor();
    await openPart(page, 'REMS');
    await page
      .getByRole('definition')
      .filter({ hasText: 'Draft: Collapsed on standing at 10:33, stated as not serious' })
      .waitFor();
  });

  it('stands on a phone without a barrier, and nothing complained', async () => {
    const { page } = nora;
    await page.setViewportSize(PHONE);
    await openPart(page, 'Symptoms');
    await page.getByRole('region', { name: 'Serious adverse events, drafts' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect([...nora.takeComplaints(), ...ida.takeComplaints()]).toEqual([]);
  });
});
