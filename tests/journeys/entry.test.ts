import { randomUUID } from 'node:crypto';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asDevice, type Caller, postReadings, send } from '#server/demo/clinic-client.ts';
import { giveDose, recordSet } from '#server/demo/sets.ts';
import { EFFECT_NAMES, EMERGENCY_EFFECTS } from '#shared/clinical/symptoms.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { WaitingReading } from '#shared/wire/api.ts';
import { findBarriers } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';

const BEGIN = Date.parse('2026-05-12T12:00:00Z');
const NOW = BEGIN + 45 * MINUTE_MS;

interface Listed {
  systolicMmHg?: number;
  diastolicMmHg?: number;
  heartRateBpm?: number;
  spo2Percent?: number;
  takenAt: string;
  needsReview: boolean;
}

describe('entry on the board', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let station: Station;
  let staff: Caller;
  let page: Page;
  let dock: Locator;
  let sevenId: string;

  beforeAll(async () => {
    clinic = await openTestClinic(BEGIN, [NORA]);
    staff = await clinic.signIn(NORA);
    browser = await launchChromium();
    sevenId = await seatSomeone(staff, '7', BEGIN);
    await seatSomeone(staff, '3', BEGIN);
    await send(
      staff,
      sevenId,
      recordSet({ bp: '122/76', hr: 72, spo2: 98, rr: 14, moaas: 5, dissociation: 0 }, BEGIN),
    );
    await send(staff, sevenId, giveDose(BEGIN, 'L1'));
    await send(staff, sevenId, giveDose(BEGIN, 'L2'));
    await clinic.setClock(NOW);
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });
  beforeEach(async () => {
    await station?.close();
    station = await openStation(browser, clinic.base);
    page = station.page;
    dock = page.getByRole('region', { name: 'Record vitals' });
    await signInAt(station, NORA);
    await page.getByRole('heading', { name: /^Chair 7, / }).waitFor();
  });

  const field = (chairId: string) => page.getByLabel(new RegExp(`^Vitals and scores, Chair ${chairId}, `));

  async function choose(chairId: string): Promise<void> {
    await page.keyboard.type(chairId);
    await page.keyboard.press('Enter');
    await expect
      .poll(() => field(chairId).evaluate((element) => element === document.activeElement))
      .toBe(true);
  }
  async function readings(): Promise<Listed[]> {
    return (await staff.get<{ readings: Listed[] }>(`/api/v1/sessions/${sevenId}/readings`)).readings;
  }

  it('[L-38] a full set of vitals and two scores for a chair takes 22 keys', async () => {
    const before = (await readings()).length;
    const keys = ['7', 'Enter', ...'142/88 78 98 14 4 6', 'Enter'];
    expect(keys).toHaveLength(22);
    for (const key of keys) await page.keyboard.press(key);
    await dock.getByText('Recorded 12:45:00').waitFor();
    const filed = await readings();
    expect(filed).toHaveLength(before + 1);
    expect(filed.at(-1)).toMatchObject({
      systolicMmHg: 142,
      diastolicMmHg: 88,
      heartRateBpm: 78,
      spo2Percent: 98,
    });
  });

  it('[L-36] Enter pressed again and again files one set', async () => {
    const before = (await readings()).length;
    await choose('7');
    await page.keyboard.type('128/80 74');
    await Promise.all([1, 2, 3].map(() => page.keyboard.press('Enter')));
    await dock.getByText('Recorded').waitFor();
    expect(await readings()).toHaveLength(before + 1);
  });

  it('after filing, the next digits choose the next chair', async () => {
    await choose('7');
    await page.keyboard.type('hr72');
    await page.keyboard.press('Enter');
    await dock.getByText('Recorded').waitFor();
    await choose('3');
    await expect.poll(() => dock.getByRole('combobox').inputValue()).not.toBe(sevenId);
  });

  it('a chair number typed into the field of another chair chooses that chair and never becomes part of a value', async () => {
    const before = (await readings()).length;
    await choose('7');
    await page.keyboard.press('/');
    await page.keyboard.type('3');
    await page.keyboard.press('Enter');
    await expect.poll(() => field('3').evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field('3').inputValue()).toBe('');
    expect(await readings()).toHaveLength(before);
  });

  it('an empty chair is named and nothing is bound', async () => {
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await dock.getByText('Nobody is in chair 5.').waitFor();
    expect(await page.locator('[data-entry]').count()).toBe(0);
  });

  it('[L-14] each chair keeps its own draft through Esc and through a reload', async () => {
    await choose('7');
    await page.keyboard.type('142/8');
    await page.keyboard.press('Escape');
    await choose('3');
    await page.keyboard.type('98.6f');
    await page.reload();
    await page.getByRole('heading', { name: /^Chair 7, / }).waitFor();
    await choose('7');
    expect(await field('7').inputValue()).toBe('142/8');
    await page.keyboard.press('Escape');
    await choose('3');
    expect(await field('3').inputValue()).toBe('98.6f');
  });

  it('[L-40] the four answers are told apart: fine, breaks a limit, surprising, impossible', async () => {
    await choose('7');
    await field('7').fill('128/80 74 98 14');
    await dock.getByText('scores not given').waitFor();
    expect(await dock.getByText('Filing raises').count()).toBe(0);
    await field('7').fill('164/98 84');
    await dock.getByText('Filing raises Medium: SYS 164 ≥ 160').waitFor();
    await field('7').fill('142/30 84');
    await dock.getByRole('button', { name: 'Yes, re-checked' }).waitFor();
    await field('7').fill('1428 ');
    await dock.getByText('1428 cannot be a blood pressure. Try 142/8… or 142 8…').waitFor();
  });

  it('a surprising set is filed by one press, and by no amount of Enter', async () => {
    const before = (await readings()).length;
    await choose('7');
    await page.keyboard.type('142/30 84');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await readings()).toHaveLength(before);
    await dock.getByRole('button', { name: 'Yes, re-checked' }).click();
    await dock.getByText('Recorded').waitFor();
    expect(await readings()).toHaveLength(before + 1);
  });

  it('an impossible set files nothing and keeps its text', async () => {
    const before = (await readings()).length;
    await choose('7');
    await page.keyboard.type('88/142 78');
    await page.keyboard.press('Enter');
    await dock.getByText('Systolic 88 is below diastolic 142. Nothing is filed.').waitFor();
    expect(await field('7').inputValue()).toBe('88/142 78');
    expect(await readings()).toHaveLength(before);
  });

  it('a dangerous value is filed and raised first; the question follows', async () => {
    await choose('7');
    await page.keyboard.type('s85');
    await page.keyboard.press('Enter');
    await dock.getByText('Recorded').waitFor();
    expect((await readings()).at(-1)).toMatchObject({ spo2Percent: 85, needsReview: true });
    const question = dock.getByRole('group', { name: 'Re-checked?' });
    await question.getByRole('button', { name: 'Yes, re-checked' }).click();
    await question.waitFor({ state: 'hidden' });
    expect((await readings()).at(-1)).toMatchObject({ needsReview: false });
  });

  it('a failed cuff asks why, and the answer is recorded as such', async () => {
    await choose('7');
    await page.keyboard.type('x 76');
    await dock.getByRole('button', { name: 'Blood pressure: Cuff' }).click();
    expect(await field('7').inputValue()).toBe('xc 76');
    await dock.getByRole('button', { name: 'File' }).click();
    await dock.getByText('Recorded').waitFor();
    expect((await readings()).at(-1)).toMatchObject({ failed: [{ vital: 'bloodPressure', reason: 'Cuff' }] });
  });

  it('a set measured twenty minutes ago asks why it is late, and keeps its time', async () => {
    await choose('7');
    await page.keyboard.type('hr71 @12:25');
    await page.keyboard.press('Enter');
    await dock.getByLabel('Why it is entered late').fill('Was with chair 3');
    await page.keyboard.press('Enter');
    await dock.getByText('Recorded').waitFor();
    const late = (await readings()).find(({ heartRateBpm }) => heartRateBpm === 71);
    expect(new Date(late?.takenAt ?? 0).toISOString()).toBe('2026-05-12T12:25:00.000Z');
  });

  it('a high pressure asks for every emergency symptom after it is filed, and records what was asked and answered', async () => {
    const asked = EMERGENCY_EFFECTS.map((effect, nth) =>
      nth === 0 ? EFFECT_NAMES[effect] : EFFECT_NAMES[effect].toLowerCase(),
    ).join(', ');
    await choose('7');
    await page.keyboard.type('166/98 84');
    await page.keyboard.press('Enter');
    const question = dock.getByRole('group', { name: 'Emergency symptoms' });
    await question.getByText(`${asked}.`).waitFor();
    await question.getByRole('button', { name: 'None of these' }).dblclick();
    await question.waitFor({ state: 'hidden' });
    const { events } = await staff.get<{ events: { event: unknown }[] }>(
      `/api/v1/sessions/${sevenId}/events?afterSeq=0`,
    );
    expect(JSON.stringify(events).split(`Asked: ${asked}? None.`)).toHaveLength(2);
  });

  it('the labelled fields take over what was typed, judge it alike and file it', async () => {
    await choose('7');
    await page.keyboard.type('142/88 78');
    await dock.getByRole('button', { name: 'All fields' }).click();
    const sheet = page.getByRole('dialog');
    await expect.poll(() => sheet.getByLabel('Systolic').inputValue()).toBe('142');
    await sheet.getByLabel('Systolic').fill('168');
    await sheet.getByText('Filing raises Medium').waitFor();
    await sheet
      .getByRole('group', { name: /^Sedation/ })
      .getByRole('button', { name: /^4/ })
      .click();
    await sheet
      .getByRole('group', { name: /^Dissociation/ })
      .getByRole('button', { name: 'Asleep' })
      .click();
    expect(await findBarriers(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'File set' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await dock.getByText('Recorded').waitFor();
    expect((await readings()).at(-1)).toMatchObject({ systolicMmHg: 168, diastolicMmHg: 88 });
  });

  it('the keypad of a tablet types into the box last touched, and the page says what it filed', async () => {
    const context = await browser.newContext({
      baseURL: clinic.base,
      viewport: { width: 1180, height: 820 },
      hasTouch: true,
    });
    const tablet = await context.newPage();
    await signInAt({ page: tablet, context, takeComplaints: () => [], close: () => context.close() }, NORA);
    await tablet.getByRole('heading', { name: /^Chair 7, / }).waitFor();
    await tablet.goto(`/sessions/${sevenId}/entry`);
    const keypad = tablet.getByRole('group', { name: 'Keypad' });
    const tap = async (keys: string) => {
      for (const key of keys) await keypad.getByRole('button', { name: key, exact: true }).tap();
    };
    await tablet.getByLabel('Systolic').tap();
    await tap('139');
    await keypad.getByRole('button', { name: 'Delete last digit' }).tap();
    await tap('7');
    await keypad.getByRole('button', { name: 'Next field' }).tap();
    await tap('84');
    expect(await findBarriers(tablet)).toEqual([]);
    await tablet.getByRole('button', { name: 'File set' }).tap();
    await tablet.getByText('Recorded 12:45:00').waitFor();
    expect((await readings()).at(-1)).toMatchObject({ systolicMmHg: 137, diastolicMmHg: 84 });
    await context.close();
  });

  it('without a server a set is kept here and said to be; when the server returns it is recorded once', async () => {
    const before = (await readings()).length;
    await choose('7');
    await clinic.kill();
    await page.keyboard.type('126/78 73');
    await page.keyboard.press('Enter');
    await dock.getByText('Kept on this station').first().waitFor();
    await clinic.restart();
    staff = await clinic.signIn(NORA);
    await expect.poll(async () => (await readings()).length, { timeout: 60_000 }).toBe(before + 1);
    await dock.getByText('Kept on this station').first().waitFor({ state: 'hidden' });
    await dock.getByText('Recorded 12:45:00').waitFor();
    expect(station.takeComplaints().filter((line) => line.startsWith('uncaught'))).toEqual([]);
  });

  it('a waiting reading goes to a patient after both sides were shown and a reason given', async () => {
    const key = await clinic.addDevice('Cuff C-04');
    const reading = {
      readingId: randomUUID(),
      takenAt: new Date(NOW).toISOString(),
      systolicMmHg: 131,
      diastolicMmHg: 83,
    };
    await postReadings(asDevice(clinic.base, key.token), [reading]);
    const tray = page.getByRole('region', { name: 'Waiting readings' });
    await tray.getByRole('button', { name: 'Assign' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Give it to').selectOption(sevenId);
    await dialog.getByRole('region', { name: 'The device was last with' }).getByText('Not known').waitFor();
    await dialog
      .getByRole('region', { name: 'It will stand on the chart of' })
      .getByText('Born 3 Feb 1980')
      .waitFor();
    await dialog.getByRole('button', { name: /^Assign to / }).click();
    await dialog.getByText('Say why: the reason stays in the record.').waitFor();
    await dialog.getByLabel('Why').fill('Read off the cuff at chair 7');
    await dialog.getByRole('button', { name: /^Assign to / }).click();
    await dialog.waitFor({ state: 'hidden' });
    await tray.getByText('every reading has its patient').waitFor();
    expect(await readings()).toContainEqual(expect.objectContaining({ systolicMmHg: 131 }));
    const { readings: waiting } = await staff.get<{ readings: WaitingReading[] }>('/api/v1/waiting-readings');
    expect(waiting).toEqual([]);
  });
});
