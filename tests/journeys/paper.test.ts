import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { admit, send } from '#server/demo/clinic-client.ts';
import { giveDose, recordSet } from '#server/demo/sets.ts';
import { EFFECT_NAMES, EMERGENCY_EFFECTS } from '#shared/clinical/symptoms.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { findBarriers } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { openSessionPage, tile } from './hands.ts';

const T0_MS = Date.UTC(2026, 4, 12, 13, 30);
const at = (minute: number) => T0_MS + minute * MINUTE_MS;

const form = (page: Page, name: RegExp) => page.getByRole('article', { name });

/** Pages the browser's own printing makes of it. */
async function pagesOf(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const pdf = (await page.pdf({ format })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe('[edge 29] the paper form', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let station: Station;
  let page: Page;

  beforeAll(async () => {
    clinic = await openTestClinic(at(-20), [NORA]);
    const staff = await clinic.signIn(NORA);
    const identity = {
      name: 'Brandt, Viktor',
      chosenName: null,
      birthDate: '1968-02-03',
      sex: 'male',
      recordNumber: '0047-002',
      allergies: ['Penicillin'],
    } as const;
    const plan = { plannedMg: 56, plannedAtMs: at(-20), chairId: '2' };
    const { sessionId } = await admit(staff, { ...identity, allergies: [...identity.allergies] }, plan);
    await send(staff, sessionId, { type: 'ArrivePatient', body: { chairId: '2' } });
    await seatSomeone(staff, '1', at(-20));
    await clinic.setClock(at(-8));
    const full = { hr: 78, spo2: 97, rr: 14, moaas: 5, dissociation: 0 };
    await send(staff, sessionId, recordSet({ ...full, bp: '138/86' }, at(-8)));
    for (const minute of [0, 5]) {
      await clinic.setClock(at(minute));
      await send(staff, sessionId, giveDose(at(minute), `L-${minute}`));
    }
    await clinic.setClock(at(20));
    await send(staff, sessionId, recordSet(full, at(20)));
    await clinic.setClock(at(31));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });
  beforeEach(async () => {
    station = await openStation(browser, clinic.base);
    page = station.page;
    await page.clock.install();
    await signInAt(station, NORA);
    await tile(page, '2').waitFor();
  });
  afterEach(() => station.close());

  it('of a session says who, what was given, what is still due and when, on one page', async () => {
    await openSessionPage(page, '2');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Paper form' }).click();
    const sheet = form(page, /chair 2, Brandt, Viktor/);
    await sheet.waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    const said = (await sheet.innerText()).replace(/\s+/g, ' ');
    for (const words of [
      'Brandt, Viktor Born 3 Feb 1968 Record number 0047-002 Allergies Penicillin Chair 2',
      `${esketamineIntranasal.name} ${esketamineIntranasal.version}`,
      '56 mg, 2 devices',
      'Tue 12 May 13:30, 28 mg',
      'T+40 14:10',
      'T+120 15:30',
      'Printed Tue 12 May 14:01',
      'TEST CLOCK',
      'Secondary display.',
      ...EMERGENCY_EFFECTS.map((effect) => EFFECT_NAMES[effect]),
    ]) {
      expect(said).toContain(words);
    }
    expect(await sheet.getByRole('columnheader').allInnerTexts()).toEqual(
      expect.arrayContaining(['Taken at', 'Who', 'Symptoms, acts']),
    );
    expect(await pagesOf(page, 'A4')).toBe(1);
    expect(await pagesOf(page, 'Letter')).toBe(1);
  });

  it('of every chair comes from the board in one go, a page each, and nothing of the screen around it', async () => {
    await page.getByRole('link', { name: 'Paper forms' }).click();
    await form(page, /chair 2/).waitFor();
    await form(page, /chair 1/).waitFor();
    expect(await pagesOf(page, 'A4')).toBe(2);
    expect(await pagesOf(page, 'Letter')).toBe(2);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('TEST CLOCK').filter({ visible: true }).count()).toBe(2);
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    expect(await page.getByRole('banner').count()).toBe(0);
  });

  it('that is blank can still be opened and printed on a screen that hears nothing', async () => {
    await station.context.setOffline(true);
    await page.clock.fastForward(60_000);
    await page.getByRole('alertdialog', { name: 'This screen is blind' }).waitFor();
    await page.getByRole('link', { name: 'Paper forms' }).click();
    await form(page, /blank/).waitFor();
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    expect(await pagesOf(page, 'A4')).toBe(1);
    expect(await pagesOf(page, 'Letter')).toBe(1);
  });

  it('that was open is covered on a blind screen, and prints with the time since when nothing was heard', async () => {
    await page.getByRole('link', { name: 'Paper forms' }).click();
    await form(page, /chair 2/).waitFor();
    await station.context.setOffline(true);
    await page.clock.fastForward(60_000);
    const cover = page.getByRole('alertdialog', { name: 'This screen is blind' });
    await cover.waitFor();
    await page.emulateMedia({ media: 'print' });
    await cover.waitFor({ state: 'hidden' });
    await form(page, /chair 2/)
      .getByText('nothing heard since 14:01')
      .waitFor();
  });
});
