import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import { giveDose, recordSet } from '#server/demo/sets.ts';
import { deviceCode } from '#shared/device-code.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { findBarriers } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { IDA, NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, PHONE, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { fillDialog, openSessionPage } from './hands.ts';

const BEGIN_MS = Date.UTC(2026, 0, 5, 9, 30);
const T0_MS = BEGIN_MS + 30 * MINUTE_MS;
const at = (minute: number) => T0_MS + minute * MINUTE_MS;

const flowsheet = (page: Page) => page.getByRole('region', { name: 'Flowsheet' });
/** Opens what was measured at one minute, and of several parts the one named so. */
async function openPart(page: Page, minute: string, part: RegExp | null): Promise<void> {
  await flowsheet(page)
    .getByRole('button', { name: new RegExp(`^\\${minute}\\b`) })
    .click();
  if (part !== null) await page.getByRole('dialog').getByRole('button', { name: part }).click();
}
/** The strip that says the numbers under the crosshair. */
const readout = (page: Page) =>
  page.getByText(/recorded \d\d:\d\d:\d\d|Older reading \d\d:\d\d, newest/).locator('..');

describe('the page of one session', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let nora: Station;
  let sam: Station;
  let staff: Caller;
  let sessionId: string;

  beforeAll(async () => {
    clinic = await openTestClinic(BEGIN_MS, [NORA, SAM, IDA]);
    staff = await clinic.signIn(SAM);
    sessionId = await seatSomeone(staff, '1', BEGIN_MS);
    await seatSomeone(staff, '2', BEGIN_MS);
    const record = (minute: number, set: Parameters<typeof recordSet>[0]) =>
      clinic.setClock(at(minute)).then(() => send(staff, sessionId, recordSet(set, at(minute))));
    await record(-8, { bp: '122/76', hr: 72, spo2: 98, rr: 14, moaas: 5, dissociation: 0 });
    for (const minute of [0, 5]) {
      await clinic.setClock(at(minute));
      await send(staff, sessionId, giveDose(at(minute), 'L-1'));
    }
    await record(20, { hr: 80, spo2: 97, rr: 15, moaas: 5, dissociation: 3 });
    await record(40, { bp: '184/108', hr: 86, spo2: 97, rr: 15, moaas: 4, dissociation: 6 });
    browser = await launchChromium();
    nora = await openStation(browser, clinic.base);
    sam = await openStation(browser, clinic.base);
    for (const [station, who] of [
      [nora, NORA],
      [sam, SAM],
    ] as const) {
      await signInAt(station, who);
      await openSessionPage(station.page, '1');
      await flowsheet(station.page).getByText('184/108').waitFor();
    }
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  it('draws the dose, the limits of the protocol and the reason of a gap', async () => {
    const chart = nora.page.getByRole('figure');
    await chart.getByText('BP not planned until T+40').waitFor();
    await chart.getByText('!!! 180').waitFor();
    await chart.getByText('own +40').waitFor();
    expect(await chart.getAttribute('aria-label')).toContain('Highest 184/108 at T+40.');
  });

  it('moves one crosshair by the arrow keys, with its numbers in the strip', async () => {
    const { page } = nora;
    await readout(page).getByText('T+40').waitFor();
    await page.keyboard.press('ArrowLeft');
    await readout(page).getByText('T+20').waitFor();
    await page.keyboard.press('ArrowLeft');
    await readout(page).getByText('122/76').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await readout(page).getByText('184/108').waitFor();
  });

  it('marks older numbers in the strip, and ends on Escape and when the pointer leaves', async () => {
    const { page } = nora;
    const older = page.getByText('Older reading 10:20, newest 10:40');
    await page.keyboard.press('ArrowLeft');
    await older.waitFor();
    await page.keyboard.press('Escape');
    await older.waitFor({ state: 'detached' });
    const box = await flowsheet(page).getByRole('button', { name: /^\+20/ }).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 9, (box?.y ?? 0) + 9);
    await page.mouse.move((box?.x ?? 0) + 12, (box?.y ?? 0) + 12);
    await older.waitFor();
    await page.mouse.move(2, 2);
    await readout(page).getByText('184/108').waitFor();
    await older.waitFor({ state: 'detached' });
  });

  it('[L-47] shows the table alone with T, and the chart again', async () => {
    const { page } = nora;
    await page.keyboard.press('t');
    await page.getByRole('figure').waitFor({ state: 'detached' });
    await page.keyboard.press('t');
    await page.getByRole('figure').waitFor();
  });

  it('shows the chart and the whole table on a desk screen, every column a target of 44 px or more', async () => {
    const { page } = nora;
    const table = await flowsheet(page).boundingBox();
    const foot = await page.getByRole('contentinfo').boundingBox();
    expect((table?.y ?? 0) + (table?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
    const heads = await flowsheet(page).getByRole('button', { name: /open$/ }).all();
    expect(heads.length).toBe(3);
    for (const head of heads) {
      const box = await head.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
  });

  it('opens what was measured at a moment by a press anywhere in its column, and by its head alone', async () => {
    const { page } = nora;
    const value = await flowsheet(page).getByText('184/108').boundingBox();
    await page.mouse.click((value?.x ?? 0) + 5, (value?.y ?? 0) + 5);
    const dialog = page.getByRole('dialog', { name: 'Set of 10:40' });
    await dialog.getByRole('button', { name: /Dissociation 0–10 6/ }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await flowsheet(page).getByRole('button', { name: /^\+20/ }).focus();
    await readout(page).getByText('T+20').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Set of 10:20' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('[L-35] keeps a half-typed note through a reload, and clears it once it is recorded', async () => {
    const { page } = nora;
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByLabel('Note').fill('Calm, eyes clo');
    await page.reload();
    await page.getByRole('heading', { name: 'Readiness' }).waitFor();
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    expect(await page.getByRole('dialog').getByLabel('Note').inputValue()).toBe('Calm, eyes clo');
    await fillDialog(page, { Note: 'Calm, eyes closed' }, 'Record note');
    await page.getByRole('button', { name: 'Note', exact: true }).click();
    expect(await page.getByRole('dialog').getByLabel('Note').inputValue()).toBe('');
    await page.keyboard.press('Escape');
    await sam.page.getByRole('button', { name: 'Given', exact: true }).click();
    await sam.page.getByText('Calm, eyes closed').waitFor();
    await sam.page.getByRole('button', { name: 'Timeline', exact: true }).click();
  });

  it('shows a correction on the other station, the old value struck in its history', async () => {
    await openPart(nora.page, '+40', /^10:40 ?Vitals/);
    await nora.page.getByRole('dialog').getByRole('button', { name: 'Correct' }).click();
    await fillDialog(nora.page, { Systolic: '148', Diastolic: '88', Reason: 'misread' }, 'Record correction');
    await flowsheet(sam.page)
      .getByRole('cell', { name: /148\/88.*corrected/ })
      .waitFor();
    await openPart(sam.page, '+40', /Vitals.*corrected/);
    const dialog = sam.page.getByRole('dialog');
    await dialog.locator('s', { hasText: 'Systolic 184 mmHg' }).waitFor();
    await dialog.getByText('misread').waitFor();
    await sam.page.keyboard.press('Escape');
  });

  it('says the refusal where the act was, changes nothing and keeps what was typed', async () => {
    const { page } = nora;
    await openPart(page, '+40', /Vitals/);
    await page.getByRole('dialog').getByRole('button', { name: 'Correct' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Systolic').fill('60');
    await dialog.getByLabel('Reason').fill('typing');
    await dialog.getByRole('button', { name: 'Record correction' }).click();
    await dialog.getByText('Systolic 60 is below diastolic 88').waitFor();
    expect(await dialog.getByLabel('Systolic').inputValue()).toBe('60');
    await page.keyboard.press('Escape');
    expect(await flowsheet(page).getByText('148/88').count()).toBe(1);
  });

  it('moves a reading to the patient it belongs to, once also when it is pressed twice, and leaves it struck here', async () => {
    const { page } = nora;
    await clinic.setClock(at(42));
    await send(staff, sessionId, recordSet({ hr: 133 }, at(42)));
    await flowsheet(page).getByText('133').waitFor();
    await openPart(page, '+42', null);
    await page.getByRole('dialog').getByRole('button', { name: 'Move to another patient' }).click();
    const dialog = page.getByRole('dialog', { name: 'Move to another patient' });
    await dialog.getByLabel(/^Chair 2, /).check();
    const asked: { commandId: string }[] = [];
    await page.route('**/move', async (route) => {
      asked.push(route.request().postDataJSON());
      if (asked.length > 1) return route.continue();
      // The server takes the first one; its answer is lost on the way.
      await route.fetch();
      await route.abort();
    });
    await dialog.getByLabel('Reason').fill('Clip was on chair 2');
    await dialog.getByRole('button', { name: 'Move reading' }).click();
    await dialog.getByText('The server cannot be reached from this screen.').waitFor();
    await dialog.getByRole('button', { name: 'Move reading' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(new Set(asked.map(({ commandId }) => commandId)).size).toBe(1);
    // The browser itself reports the answer that was lost.
    nora.takeComplaints();
    await flowsheet(page).locator('s', { hasText: '133' }).waitFor();
    await page.goto('/');
    await openSessionPage(page, '2');
    await flowsheet(page).getByText('133').waitFor();
    await page.goto(`/sessions/${sessionId}`);
    await flowsheet(page).waitFor();
  });

  it('asks to repeat what failed, and asks no more once there is a value', async () => {
    const { page } = nora;
    const failed = [{ vital: 'bloodPressure' as const, reason: 'Cuff' }];
    await clinic.setClock(at(43));
    await send(staff, sessionId, recordSet({ failed }, at(43)));
    const asked = page.getByText('Repeat BP by 10:48: failed 10:43, Cuff');
    await asked.waitFor();
    await clinic.setClock(at(44));
    await send(staff, sessionId, recordSet({ bp: '138/84' }, at(44)));
    await asked.waitFor({ state: 'detached' });
  });

  it('binds the device whose code a scanner types', async () => {
    const { page } = nora;
    const { deviceId } = await clinic.addDevice('Cuff C-04');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('button', { name: 'Bind a device' }).click();
    const dialog = page.getByRole('dialog', { name: 'Bind a device' });
    await dialog.getByLabel('Code of the device').waitFor();
    await page.keyboard.type(deviceCode(deviceId));
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Device Cuff C-04 posts to this session since 10:44').waitFor();
  });

  it('shows the draft of the REMS form, that it was not sent, and when it is due', async () => {
    const { page } = nora;
    await page.getByRole('button', { name: 'REMS', exact: true }).click();
    const draft = page.getByRole('region', { name: 'REMS monitoring form: draft, not submitted' });
    await draft.getByText('Due by Mon 12 Jan 2026', { exact: true }).waitFor();
    await draft.getByText('Planned 56 mg, delivered 56 mg, 2 devices', { exact: true }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Timeline', exact: true }).click();
  });

  it('raises an emergency with one press and no vitals, seen at once on the other station', async () => {
    await nora.page.getByRole('button', { name: 'Emergency', exact: true }).click();
    const panel = sam.page.getByRole('complementary', { name: 'Alerts and readiness' });
    await panel.getByText('Emergency, help needed at chair 1').first().waitFor();
  });

  it('says who did what in the log', async () => {
    const { page } = nora;
    await page.getByRole('button', { name: 'Log', exact: true }).click();
    const log = page.getByRole('region', { name: 'Log' });
    await log.getByText('Raised by hand: Emergency, help needed at chair 1').waitFor();
    await log.getByText(/^Vitals corrected to Systolic 148 mmHg.*misread$/).waitFor();
    await log.getByRole('button', { name: 'Readiness' }).click();
    await log.getByText('Raised by hand').waitFor({ state: 'detached' });
  });

  it.each(['light', 'dark'] as const)('stands in nobody’s way on a phone in %s', async (colorScheme) => {
    const phone = await openStation(browser, clinic.base, { viewport: PHONE, colorScheme });
    await signInAt(phone, NORA);
    const { page } = phone;
    await page.goto(`/sessions/${sessionId}`);
    await flowsheet(page).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const name = page.getByRole('region', { name: 'Patient' }).getByRole('heading');
    const top = name.locator('xpath=../..');
    // A page opened anew is silent until it is touched, and says so above everything else.
    await page.getByRole('banner').click({ position: { x: 4, y: 4 } });
    await page.getByText('Sound is blocked on this screen.').waitFor({ state: 'hidden' });
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const [bar, strip] = [await page.getByRole('banner').boundingBox(), await top.boundingBox()];
    expect(strip?.height).toBeLessThanOrEqual(120);
    expect(strip?.y).toBe((bar?.y ?? 0) + (bar?.height ?? 0));
    expect(await top.innerText()).toMatch(/born .*B[\da-f]{6}[\s\S]*Emergency[\s\S]*T\+4\d/);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await page
      .getByRole('navigation', { name: 'Parts of the session' })
      .getByRole('button', { name: /Alerts/ })
      .click();
    await page.getByRole('heading', { name: 'Alerts' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await phone.close();
  });

  it('complains of nothing in the console', () => {
    expect(
      [...nora.takeComplaints(), ...sam.takeComplaints()].filter((line) => !line.includes('401')),
    ).toEqual([]);
  });
});
