import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admit, asDevice, bind, send } from '#server/demo/clinic-client.ts';
import { giveDose, recordSet } from '#server/demo/sets.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { type Colleague, IDA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { goTo, openSessionPage, tile } from './hands.ts';

const T0_MS = Date.UTC(2026, 4, 12, 13, 30);
const at = (minute: number) => T0_MS + minute * MINUTE_MS;

/** Turns everything behind it around, up to the end of its line, where it is obeyed. */
const OVERRIDE = '\u202e';
const hidden = (text: string) => `${OVERRIDE}${text}\u200b`;

const NORA: Colleague = { name: 'Nora', role: 'nurse', passphrase: 'nora watches all the chairs' };

/** Texts and labels of the page that still hold a character of direction or one that nobody can see. */
function obeyed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const hides = /[\u200b\u202a-\u202e]/;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (hides.test(node.textContent ?? '')) found.push(node.textContent ?? '');
    for (const element of document.querySelectorAll('[aria-label], [title]'))
      for (const name of ['aria-label', 'title'])
        if (hides.test(element.getAttribute(name) ?? '')) found.push(element.getAttribute(name) ?? '');
    return found;
  });
}

describe('names and notes that hold characters nobody can see', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let station: Station;
  let page: Page;
  let sessionId: string;

  beforeAll(async () => {
    clinic = await openTestClinic(at(-20), [NORA, IDA]);
    const [nurse, prescriber] = [await clinic.signIn(NORA), await clinic.signIn(IDA)];
    const identity = {
      name: hidden('Brandt, Viktor'),
      chosenName: hidden('Vik'),
      birthDate: '1968-02-03',
      sex: 'male' as const,
      recordNumber: hidden('0047'),
      allergies: [hidden('Penicillin')],
    };
    const plan = { plannedMg: 56, plannedAtMs: at(-20), chairId: '2' };
    ({ sessionId } = await admit(nurse, identity, plan));
    const other = { ...identity, name: 'כהן, אבי', recordNumber: '0048' };
    const second = await admit(nurse, other, { ...plan, chairId: '3' });
    const act = (...commands: Parameters<typeof send>[2][]) =>
      commands.reduce<Promise<unknown>>(
        (before, command) => before.then(() => send(nurse, sessionId, command)),
        Promise.resolve(),
      );
    await send(nurse, second.sessionId, { type: 'ArrivePatient', body: { chairId: '3' } });
    await act(
      { type: 'ArrivePatient', body: { chairId: '2' } },
      { type: 'TakeOver', body: { acceptedAlertIds: [], acceptedCheckId: null } },
      { type: 'AnswerChecklist', body: { item: 'consent', answer: 'yes', note: hidden('seen') } },
      recordSet({ bp: '150/95', hr: 78, spo2: 97, rr: 14, moaas: 5, dissociation: 0 }, at(-20)),
    );
    await send(prescriber, sessionId, { type: 'OverrideHold', body: { reason: hidden('agreed') } });
    await clinic.setClock(at(0));
    const entry = { entryId: randomUUID(), lateReason: null };
    const moment = { takenAtMs: at(0) };
    await act(
      giveDose(at(0), hidden('LOT')),
      {
        type: 'GiveMedicine',
        body: {
          ...entry,
          content: {
            kind: 'medicine',
            ...moment,
            purpose: 'other',
            name: hidden('Ondansetron'),
            amount: hidden('4 mg'),
            route: hidden('oral'),
          },
        },
      },
      {
        type: 'WriteNote',
        body: { ...entry, entryId: randomUUID(), content: { kind: 'note', ...moment, text: hidden('Calm') } },
      },
      {
        type: 'ReportSymptom',
        body: {
          ...entry,
          entryId: randomUUID(),
          content: {
            kind: 'symptom',
            ...moment,
            effect: 'nausea',
            grade: 'mild',
            endAtMs: null,
            action: hidden('bag'),
          },
        },
      },
      { type: 'WithdrawEntry', body: { entryId: entry.entryId, reason: hidden('wrong chair') } },
      { type: 'RaiseAlert', body: { alertId: randomUUID(), severity: 'critical', text: hidden('Pale') } },
    );
    const device = await clinic.addDevice('Monitor');
    await bind(nurse, device.deviceId, sessionId);
    await asDevice(clinic.base, device.token).post('/api/v1/readings', {
      readingId: randomUUID(),
      takenAt: new Date(at(0)).toISOString(),
      heartRateBpm: 80,
      failed: [{ vital: 'bloodPressure', reason: hidden('cuff') }],
      patientId: hidden('someone'),
    });
    browser = await launchChromium();
    station = await openStation(browser, clinic.base);
    page = station.page;
    // What nobody can see needs not be typed to be the same name.
    await signInAt(station, NORA);
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  it('are seen and not obeyed on the board', async () => {
    await tile(page, '2').waitFor();
    expect(await obeyed(page)).toEqual([]);
    expect(await tile(page, '2').innerText()).toContain('\ufffdBrandt, Viktor\ufffd');
  });

  it('leave a tile exactly as large as its neighbour, and its numbers in their order', async () => {
    const size = async (chairId: string) => {
      const box = await tile(page, chairId).boundingBox();
      return [box?.width, box?.height].map((pixels) => Math.round(pixels ?? 0));
    };
    expect(await size('2')).toEqual(await size('3'));
    expect(await tile(page, '2').innerText()).toContain('150/95');
  });

  it('are seen and not obeyed on the session page, which marks the name', async () => {
    await openSessionPage(page, '2');
    await page.getByRole('region', { name: 'Patient' }).getByText('hidden characters').waitFor();
    for (const part of ['Timeline', 'Given', 'Log']) {
      await page.getByRole('button', { name: part, exact: true }).click();
      await page
        .getByText(/Ondansetron|wrong chair|Hold overridden/)
        .first()
        .waitFor();
      expect(await obeyed(page)).toEqual([]);
    }
  });

  it('are seen and not obeyed on the paper form', async () => {
    await page.goto(`/sessions/${sessionId}/paper`);
    await page.getByRole('article').waitFor();
    expect(await obeyed(page)).toEqual([]);
  });

  it('are seen and not obeyed on Arrivals, which marks the name, and on Devices', async () => {
    await goTo(page, 'Arrivals');
    await page.getByText('Hidden characters').first().waitFor();
    expect(await obeyed(page)).toEqual([]);
    await goTo(page, 'Devices');
    await page.getByText('Identity differs').waitFor();
    expect(await obeyed(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^(Assign|Compare)/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await obeyed(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('a name that runs from right to left stands among the words without turning them', async () => {
    await goTo(page, 'Board');
    const heading = tile(page, '3').getByRole('heading');
    expect(await heading.innerText()).toContain('\u2068כהן, אבי\u2069');
  });
});
