import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { boardOf, send } from '#server/demo/clinic-client.ts';
import { recordSet } from '#server/demo/sets.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { SignedInPerson } from '#shared/wire/people.ts';
import { findBarriers, findDialogBarriers, findMenuBarriers } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { IDA, NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { givePin } from '#tests/helpers/people.ts';
import { DESK, openStation, PHONE, type Station, signInAt, WALL } from '#tests/helpers/station.ts';
import { addMonitors, type Bed, calmReading, fillChair, seatSomeone } from '#tests/helpers/ward.ts';
import { fillDialog, goTo, openSessionPage, tile } from './hands.ts';

const BEGIN_AT_MS = Date.UTC(2026, 0, 5, 9);

/** A screen of the house: how a person comes to it from the board. */
const SCREENS: Record<string, (station: Station) => Promise<void>> = {
  'the board': async () => {},
  'quick entry with a set that breaks a limit': async ({ page }) => {
    await page.getByRole('region', { name: 'Record vitals' }).focus();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.keyboard.type('186/112 120 93');
    await page.getByText(/^Filing raises/).waitFor();
  },
  'the sheet of all fields': async ({ page }) => {
    await page.getByRole('region', { name: 'Record vitals' }).focus();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'All fields' }).click();
    await page.getByRole('dialog').waitFor();
  },
  arrivals: async ({ page }) => {
    await goTo(page, 'Arrivals');
    await page.getByRole('heading', { name: 'Today' }).waitFor();
  },
  'the registration of a patient': async ({ page }) => {
    await goTo(page, 'Arrivals');
    await page.getByRole('button', { name: 'Register a patient' }).first().click();
    await page.getByRole('dialog').waitFor();
  },
  devices: async ({ page }) => {
    await goTo(page, 'Devices');
    await page.getByText('Monitor 1').first().waitFor();
  },
  'the dialog of a waiting reading': async ({ page }) => {
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('dialog').getByLabel('Give it to').selectOption({ index: 1 });
    await page.getByRole('region', { name: 'It will stand on the chart of' }).waitFor();
  },
  'the entry page': async ({ page }) => {
    await openSessionPage(page, '1');
    await page.goto(`${page.url()}/entry`);
    await page.getByRole('button', { name: 'File set' }).waitFor();
  },
  'a session with alerts': async ({ page }) => openSessionPage(page, '1'),
  'the dialog of an act': async ({ page }) => {
    await openSessionPage(page, '1');
    await page.getByRole('button', { name: 'Symptom', exact: true }).click();
    await page.getByRole('dialog').waitFor();
  },
  'the attestation of transport': async ({ page }) => {
    await openSessionPage(page, '1');
    await page.getByRole('button', { name: 'Attest Transport' }).click();
    await page.getByRole('dialog').getByLabel('Met', { exact: true }).check();
  },
  'a session before the dose': async ({ page }) => openSessionPage(page, '3'),
  'the paper forms': async ({ page }) => {
    await page.getByRole('link', { name: 'Paper forms' }).click();
    await page.getByRole('article', { name: /chair 1/ }).waitFor();
  },
  'the question who is here': async ({ page }) => {
    await page.keyboard.press('w');
    await page.getByRole('list', { name: 'Colleagues' }).getByRole('button').first().waitFor();
  },
  'the PIN of a colleague': async ({ page }) => {
    await page.keyboard.press('w');
    await page.getByRole('list', { name: 'Colleagues' }).getByRole('button', { name: /^Ida/ }).click();
    await page.getByLabel('PIN', { exact: true }).fill('1234');
  },
  'the board of a locked station': async ({ page }) => {
    await page.keyboard.press('l');
    await page.getByText('The board stays live').waitFor();
  },
  'a session of a locked station': async ({ page }) => {
    await openSessionPage(page, '1');
    await page.keyboard.press('l');
    await page.getByRole('list', { name: 'Colleagues' }).getByRole('button').first().waitFor();
  },
  'the way out with something half typed': async ({ page }) => {
    await page.getByRole('region', { name: 'Record vitals' }).focus();
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await page.keyboard.type('120/7');
    await page.keyboard.press('Escape');
    await page.keyboard.press('w');
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Discard…' }).click();
  },
  "a person's own sign-in": async ({ page }) => {
    await page.goto('/me');
    await page.getByText('This station').first().waitFor();
    await page.getByRole('button', { name: 'Set a PIN' }).click();
  },
  'the help on keys': async ({ page }) => {
    await page.getByRole('button', { name: 'all keys' }).click();
    await page.getByRole('dialog').waitFor();
  },
};

describe('axe finds no breach of WCAG 2.2 AA', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let station: Station | null = null;

  beforeAll(async () => {
    clinic = await openTestClinic(BEGIN_AT_MS, [NORA, SAM, IDA]);
    await givePin(clinic, IDA, '905172');
    const staff = await clinic.signIn(NORA);
    const beds: Bed[] = [];
    for (const [i, key] of (await addMonitors(clinic, 2)).entries())
      beds.push(await fillChair(staff, clinic.base, String(i + 1), key, BEGIN_AT_MS));
    await seatSomeone(staff, '3', BEGIN_AT_MS);
    await seatSomeone(staff, '4', BEGIN_AT_MS);
    const ida = await clinic.signIn(IDA);
    const closed = (await boardOf(ida)).find(({ chairId }) => chairId === '4');
    const staffIds = [(await ida.get<SignedInPerson>('/api/v1/me')).staffId];
    await ida.put(`/api/v1/patients/${closed?.patientId}/restriction`, {
      commandId: randomUUID(),
      staffIds,
      reason: 'A colleague.',
    });
    const atMs = BEGIN_AT_MS + 52 * MINUTE_MS;
    await clinic.setClock(atMs);
    const [first, second] = beds;
    if (first === undefined || second === undefined) throw new Error('two beds were made');
    await send(
      staff,
      first.sessionId,
      recordSet({ bp: '184/108', hr: 112, spo2: 93, rr: 16, moaas: 4, dissociation: 8 }, atMs),
    );
    await second.device.post('/api/v1/readings', { ...calmReading(atMs, 1), patientId: 'someone else' });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });
  afterEach(() => station?.close());

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it('on the sign-in page', async () => {
      station = await openStation(browser, clinic.base, { colorScheme });
      await station.page.goto('/');
      await station.page.getByLabel('Passphrase', { exact: true }).waitFor();
      expect(await findBarriers(station.page)).toEqual([]);
    });

    it.each(Object.keys(SCREENS))('on %s', async (name) => {
      station = await openStation(browser, clinic.base, { colorScheme, viewport: DESK });
      await signInAt(station, NORA);
      await tile(station.page, '1').waitFor();
      await SCREENS[name]?.(station);
      expect(await findBarriers(station.page)).toEqual([]);
      expect(station.takeComplaints()).toEqual([]);
    });

    it('in any dialog of an act on a session', async () => {
      station = await openStation(browser, clinic.base, { colorScheme });
      await signInAt(station, IDA);
      const { page } = station;
      const bar = page.getByRole('toolbar', { name: 'Acts' });
      // All dialogs are made of the same parts: in dark those of one session stand for the rest.
      for (const chairId of colorScheme === 'light' ? ['1', '3'] : ['3']) {
        await goTo(page, 'Board');
        await openSessionPage(page, chairId);
        const acts = await bar.getByRole('button', { name: /^(Give|Symptom|Medicine|Note)/ }).all();
        expect(await findDialogBarriers(page, acts)).toEqual([]);
        expect(await findMenuBarriers(page, bar.getByRole('button', { name: 'More' }))).toEqual([]);
      }
    });

    it('on a restricted record, before and after the glass is broken, and on its tile', async () => {
      // Whoever broke it once is let in for an hour: each colour has a nurse of its own.
      const who = colorScheme === 'light' ? NORA : SAM;
      station = await openStation(browser, clinic.base, { colorScheme });
      await signInAt(station, who);
      const { page } = station;
      await tile(page, '4').getByRole('link').click();
      await page.getByRole('dialog', { name: 'Restricted record' }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await fillDialog(page, { 'Why you need it now': 'She fainted' }, 'Open the record');
      await page.getByText('You opened this restricted record').waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await goTo(page, 'Board');
      await tile(page, '4').getByText('Opened by').waitFor();
      expect(await findBarriers(page)).toEqual([]);
    });

    it('on the wall', async () => {
      station = await openStation(browser, clinic.base, { colorScheme, viewport: WALL });
      await signInAt(station, NORA);
      await station.page.goto('/wall');
      await station.page.getByRole('article').first().waitFor();
      expect(await findBarriers(station.page)).toEqual([]);
    });

    it.each(['the board', 'a session with alerts', 'quick entry with a set that breaks a limit'])(
      'on %s of a phone',
      async (name) => {
        station = await openStation(browser, clinic.base, { colorScheme, viewport: PHONE });
        await signInAt(station, NORA);
        await tile(station.page, '1').waitFor();
        await SCREENS[name]?.(station);
        // Nothing lies behind the foot of the page, where axe would take its colour for that of the number's fill.
        await station.page.setViewportSize({ ...PHONE, height: 3000 });
        expect(await findBarriers(station.page)).toEqual([]);
      },
    );
  });
});
