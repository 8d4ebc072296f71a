import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardOf, viewOf } from '#server/demo/clinic-client.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { SessionView } from '#shared/wire/sessions.ts';
import { findBarriersInBoth } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { IDA, NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, PHONE, type Station, signInAt } from '#tests/helpers/station.ts';
import {
  admitPatient,
  countsOpen,
  fileSet,
  fillDialog,
  giveDevice,
  goTo,
  openSessionPage,
  queueRow,
  tile,
  untilClock,
  untilInTile,
} from './hands.ts';

const NINE = Date.UTC(2026, 0, 5, 9);
const DOSE_AT_MS = NINE + 30 * MINUTE_MS;
const CHAIR = '1';
const PATIENT = { name: 'Carla Conti', birthDate: '1984-02-17', recordNumber: 'R-2001', sex: 'female' };

describe('everything before the dose, of a patient with an MAOI and a stroke four months ago', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let nurse: Station;
  let colleague: Station;
  let prescriber: Station;
  let sessionId: string;

  beforeAll(async () => {
    clinic = await openTestClinic(NINE, [NORA, SAM, IDA]);
    browser = await launchChromium();
    [nurse, colleague, prescriber] = [
      await openStation(browser, clinic.base),
      await openStation(browser, clinic.base),
      await openStation(browser, clinic.base),
    ];
    await signInAt(nurse, NORA);
    await signInAt(colleague, SAM);
    await signInAt(prescriber, IDA);
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  const press = (name: string | RegExp, { page }: Station = nurse) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  async function seen(): Promise<SessionView> {
    return viewOf(await clinic.signIn(SAM), sessionId);
  }
  async function moveTo(atMs: number): Promise<void> {
    await clinic.setClock(atMs);
    for (const { page } of [nurse, colleague, prescriber]) await untilClock(page, atMs);
  }

  it('begins with every line open, in the order a nurse works, and says whose each is', async () => {
    await admitPatient(nurse.page, { ...PATIENT, plannedMg: 56, chairId: CHAIR });
    sessionId = (await boardOf(await clinic.signIn(SAM)))[0]?.sessionId ?? '';
    await goTo(nurse.page, 'Board');
    await openSessionPage(nurse.page, CHAIR);
    await countsOpen(nurse.page, '24 open').waitFor();
    const lines = nurse.page.getByRole('list', { name: 'Before the dose' }).locator(':scope > li');
    expect(await lines.count()).toBe(24);
    expect(await lines.nth(0).innerText()).toContain('Identity by two identifiers');
    expect(await lines.nth(7).innerText()).toContain('ask the patient');
    expect(await lines.nth(23).innerText()).toContain('Emergency kit');
    expect(await findBarriersInBoth(nurse.page)).toEqual([]);
  });

  it('takes identity in one touch, and any other two of the list', async () => {
    await press('Identity: name, birth date were said and agree');
    await countsOpen(nurse.page, '23 open').waitFor();
    await press('Identity by two identifiers: Others');
    await press('Name');
    await press('Record number');
    await press('Identity: confirm these identifiers');
    await nurse.page.getByText('name, record number').waitFor();
    expect((await seen()).identityConfirmed?.identifiers).toEqual(['name', 'recordNumber']);
    await press('Identity by two identifiers: close');
  });

  it('dates the consent, states the use, and calls it approved or off-label', async () => {
    await press('Consent current: Seen');
    await fillDialog(
      nurse.page,
      { 'Signed on': '20 Nov 2025', 'Valid through': '4 Jan 2026' },
      'Record consent',
    );
    await nurse.page.getByText('no longer valid').waitFor();
    await press('Consent current: Seen');
    await fillDialog(nurse.page, { 'Valid through': '20 Nov 2026' }, 'Record consent');
    await nurse.page.getByText('of 2025-11-20, valid through 2026-11-20').waitFor();
    await press('Indication and treatment plan: State');
    const use = 'Treatment-resistant depression, approved use';
    await fillDialog(nurse.page, { [use]: 'ticked', 'Treatment plan': 'Twice a week for a month' }, 'Record');
    await nurse.page.getByText(use).waitFor();
  });

  it('[PRESENCE] hears at once that the prescriber has said she is on site', async () => {
    await press(`${IDA.name}, prescriber: who is here`, prescriber);
    await prescriber.page.getByRole('dialog').getByText('Prescribers on site').click();
    await press(`${IDA.name}: on site`, prescriber);
    await prescriber.page.getByText('on site since 09:00').waitFor();
    await prescriber.page.keyboard.press('Escape');
    await nurse.page
      .getByRole('listitem')
      .filter({ hasText: 'Prescriber on site' })
      .getByText(IDA.name)
      .waitFor();
  });

  it('asks every contraindication by itself; the rest is no in one touch once the questions were shown', async () => {
    expect(await nurse.page.getByRole('button', { name: /^All 10 no/ }).count()).toBe(0);
    await press('Contraindications and cautions: Ask 10');
    await press('Stroke or TIA in the last 6 months: Yes');
    await nurse.page
      .getByRole('alert', { name: 'Contraindication' })
      .getByText('A prescriber decides')
      .waitFor();
    await press(/^The other 9 no/);
    await nurse.page.getByText('Each is recorded by itself.').waitFor({ state: 'hidden' });
    const { contraindications } = await seen();
    expect(
      Object.values(contraindications)
        .map(({ answer }) => answer)
        .sort(),
    ).toEqual([...Array(9).fill('no'), 'yes']);
    await press('Stroke or TIA in the last 6 months: add a note');
    await fillDialog(nurse.page, { Note: 'Minor stroke in September' }, 'Record note');
    expect(await findBarriersInBoth(nurse.page)).toEqual([]);
    await press('Contraindications and cautions: close');
  });

  it('[CONTRA] stands above everything, is one word on the board, and is not the nurse’s to decide', async () => {
    await untilInTile(colleague.page, CHAIR, 'contraindication');
    await queueRow(colleague.page, 'Conti').getByText('a prescriber decides first').waitFor();
    const banner = nurse.page.getByRole('alert', { name: 'Contraindication' });
    expect(await banner.innerText()).toContain('Only a prescriber can do this.');
    expect(await banner.getByRole('button', { name: 'Decide' }).getAttribute('aria-disabled')).toBe('true');
    // Above the columns, which scroll under it.
    const beside = nurse.page.getByRole('complementary', { name: 'Alerts and readiness' });
    const [over, under] = [await banner.boundingBox(), await beside.boundingBox()];
    expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual(under?.y ?? 0);
  });

  it('[MEDS] proposes the risk of an MAOI and leaves it to the nurse to state', async () => {
    await press('Medicines of today: Add');
    const dialog = nurse.page.getByRole('dialog');
    await dialog.getByLabel('Kind').selectOption('MAOI');
    await dialog.getByLabel('Taken today', { exact: true }).check();
    await fillDialog(nurse.page, { Medicine: 'Tranylcypromine' }, 'Record medicine');
    await nurse.page.getByText('Tranylcypromine: state the risk').waitFor();
    expect((await seen()).risks).toEqual({});
    await press('MAOI today: state yes');
    await press('Medicines of today: Reviewed');
    await nurse.page.getByText('1 recorded').waitFor();
  });

  it('[SCREEN] brings item 9 to the nurse whatever the total, and a yes with what was made of it', async () => {
    await press('PHQ-9: Enter');
    await fillDialog(nurse.page, { 'PHQ-9 total': '4', '1 on some days': 'ticked' }, 'Record');
    await nurse.page.getByText('item 9: 1, on some days').waitFor();
    await press('PHQ-9: Looked at');
    await fillDialog(
      nurse.page,
      { 'Who looked, and what was agreed': 'Talked; no plan, calls her sister' },
      'Record',
    );
    await nurse.page.getByText('total 4, none or minimal, looked at').waitFor();
    await press('Suicide screen: negative');
    await press('Questions of each visit: Ask 8');
    await press('Bladder: pain, urgency, going often, blood: Yes');
    await fillDialog(nurse.page, { 'What was made of it': 'Urine sent' }, 'Record yes');
    await press(/^The other 7 no/);
    await nurse.page.getByText('yes: Bladder: pain, urgency, going often, blood').waitFor();
    await press('Questions of each visit: close');
  });

  it('takes an answer back: the newest counts, the log keeps the first', async () => {
    await press('No food for 2 h: No');
    await press('No food for 2 h: Yes');
    await nurse.page.getByRole('button', { name: 'No food for 2 h: Yes', pressed: true }).waitFor();
    const count = await nurse.page.getByRole('button', { name: /: Yes$/, pressed: false }).count();
    // Of the lines answered by yes or no all but two: no ride is named, and no kit was looked at.
    for (let nth = 0; nth < count; nth += 1) {
      const yes = nurse.page.getByRole('button', { name: /: Yes$/, pressed: false }).first();
      const name = (await yes.getAttribute('aria-label')) ?? '';
      if (name.startsWith('Emergency kit')) continue;
      await yes.click();
      await nurse.page.getByRole('button', { name, pressed: true }).waitFor();
    }
    await press('Allergies: None known');
    await press('Log');
    await nurse.page.getByText('Checklist, No food for 2 h: no').waitFor();
    await press('Timeline');
  });

  it('the prescriber decides, and the banner and the word on the board are gone', async () => {
    await openSessionPage(prescriber.page, CHAIR);
    await press('Decide', prescriber);
    await prescriber.page.getByRole('dialog').getByText('“Minor stroke in September”').waitFor();
    await fillDialog(
      prescriber.page,
      { 'Give it all the same': 'ticked', Reason: 'Cleared by neurology last week' },
      'Record decision',
    );
    for (const { page } of [nurse, prescriber])
      await page.getByRole('alert', { name: 'Contraindication' }).waitFor({ state: 'hidden' });
    await tile(colleague.page, CHAIR).getByText('contraindication').waitFor({ state: 'hidden' });
  });

  it('a new yes after the decision asks again, until it is decided over too', async () => {
    await press('Contraindications and cautions: Ask 10');
    await press('Bleeding in the brain at any time: Not known');
    await prescriber.page.getByRole('alert', { name: 'Contraindication' }).waitFor();
    await untilInTile(colleague.page, CHAIR, 'contraindication');
    await press('Bleeding in the brain at any time: No');
    await prescriber.page.getByRole('alert', { name: 'Contraindication' }).waitFor({ state: 'hidden' });
    await press('Contraindications and cautions: close');
  });

  it('the dose is given over what is open; the list folds and keeps its marks', async () => {
    await moveTo(DOSE_AT_MS);
    await goTo(nurse.page, 'Board');
    await fileSet(nurse.page, CHAIR, '122/76 72 98 14 5 0');
    await openSessionPage(nurse.page, CHAIR);
    await countsOpen(nurse.page, '2 open, 22 of 24 done').waitFor();
    await giveDevice(nurse.page, 1, 2);
    const open =
      'Dosed with checklist open: Ride home, with name and phone; Emergency kit and oximeter checked';
    await nurse.page.getByText(open).waitFor();
    await press('Answer the open lines');
    const panel = nurse.page.locator('details', { hasText: 'Before the dose' }).first();
    await panel.getByText('Ride home, with name and phone; Emergency kit and oximeter checked').waitFor();
    expect(await panel.getAttribute('open')).toBeNull();
    await panel.getByText('Lot LOT-1').waitFor();
    const questionnaires = nurse.page.getByRole('region', { name: 'Questionnaires' });
    await questionnaires.getByText('PHQ-9 item 9: 1, on some days').waitFor();
    await untilInTile(colleague.page, CHAIR, 'Dosing: device 1 of 2');
    expect(await findBarriersInBoth(nurse.page)).toEqual([]);
  });

  it('[RISK] the check that the MAOI added says so: beside the numbers, in the queue and on paper', async () => {
    await moveTo(DOSE_AT_MS + 5 * MINUTE_MS);
    await giveDevice(nurse.page, 2, 2);
    await nurse.page.getByText('T+20, BP, HR, SpO₂, RR, scores · MAOI today').first().waitFor();
    await moveTo(DOSE_AT_MS + 16 * MINUTE_MS);
    await queueRow(colleague.page, 'Conti').getByText('MAOI today').waitFor();
    await nurse.page.goto(`/sessions/${sessionId}/paper`);
    await nurse.page.getByRole('rowheader', { name: 'T+20 MAOI today' }).waitFor();
    await nurse.page.goBack();
  });

  it('[PRESENCE] the prescriber leaving while the patient is watched is said on every session page', async () => {
    await nurse.page.getByRole('region', { name: 'Patient' }).waitFor();
    await press('Answer the open lines');
    await nurse.page.locator('summary', { hasText: 'Before the dose' }).click();
    await press('Prescriber on site: Who');
    await press(`${IDA.name}: has left`);
    for (const { page } of [nurse, prescriber])
      await page.getByText(`No prescriber on site: ${IDA.name} has left, nobody else is marked`).waitFor();
  });

  it('what was left open is answered afterwards, and the mark goes', async () => {
    await press('Emergency kit and oximeter checked: Yes');
    await countsOpen(nurse.page, '1 open, 23 of 24 done').waitFor();
  });

  it('works on a phone in a pocket, with nothing cut off', async () => {
    const phone = await openStation(browser, clinic.base, { viewport: PHONE });
    await signInAt(phone, NORA);
    await phone.page.goto(`/sessions/${sessionId}`);
    await press('Answer the open lines', phone);
    await phone.page.locator('summary', { hasText: 'Before the dose' }).click();
    await phone.page.getByRole('button', { name: 'Ride home, with name and phone: Name it' }).waitFor();
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await findBarriersInBoth(phone.page)).toEqual([]);
    expect(phone.takeComplaints()).toEqual([]);
    await phone.close();
  });

  it('no screen complained', () => {
    for (const station of [nurse, colleague, prescriber]) expect(station.takeComplaints()).toEqual([]);
  });
});
