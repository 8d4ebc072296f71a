import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asDevice, boardOf, postReadings } from '#server/demo/clinic-client.ts';
import type { SignedInPerson } from '#shared/wire/people.ts';
import { findBarriers, findDialogBarriers, findMenuBarriers } from '#tests/helpers/axe.ts';
import { NORA } from '#tests/helpers/clinic.ts';
import { RUTH } from '#tests/helpers/people.ts';
import { DESK, openStation, PHONE, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { type AdminDesk, openAdminDesk } from './admin-desk.ts';

const NOW = Date.UTC(2026, 4, 12, 12, 0);

/** The pages and dialogs of an admin, and how to come to each. */
const SCREENS: Record<string, (page: Page) => Promise<void>> = {
  people: (page) => openPage(page, '/people', NORA.name),
  'a link shown once': async (page) => {
    await openPage(page, '/displays', 'Displays');
    await page.getByRole('button', { name: 'Add a display' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(randomUUID());
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('img', { name: 'The same link as a QR code' }).waitFor();
  },
  displays: (page) => openPage(page, '/displays', 'Waits for its screen'),
  devices: (page) => openPage(page, '/devices', 'Cuff'),
  'the list of refused readings': async (page) => {
    await page.getByRole('button', { name: 'Refused one reading today' }).click();
    await page.getByRole('dialog').getByText('/heartRateBpm').waitFor();
  },
  'a token shown once': async (page) => {
    await openPage(page, '/devices', 'Cuff');
    await page.getByRole('button', { name: 'Add a device' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(randomUUID());
    await page
      .getByRole('dialog')
      .getByLabel(/^All the time/)
      .check();
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Line to try it').waitFor();
  },
  settings: (page) => openPage(page, '/clinic', 'Lock after'),
  'the trail, checked': async (page) => {
    await openPage(page, '/trail', 'read the trail');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('Whole.').waitFor();
  },
  'arrivals with a restricted record': async (page) => {
    await openPage(page, '/arrivals', 'Today');
    await page.getByRole('region', { name: 'Today' }).getByText('Restricted', { exact: true }).waitFor();
  },
};

/** The acts of a page, by their buttons: all that open a dialog, and the menus that hold more of them. */
const ACTS: Record<string, { path: string; text: string; acts: RegExp; menus: RegExp | null }> = {
  people: { path: '/people', text: NORA.name, acts: /^Add a person$/, menus: /^Change Nora/ },
  displays: { path: '/displays', text: 'Hall', acts: /^Add a display$/, menus: /^Change Hall/ },
  devices: { path: '/devices', text: 'Cuff', acts: /^(Add a device|Bind Cuff)$/, menus: /^Change Cuff/ },
  settings: { path: '/clinic', text: 'Lock after', acts: /^Change /, menus: null },
  trail: { path: '/trail', text: 'read the trail', acts: /^Export$/, menus: null },
  arrivals: { path: '/arrivals', text: 'Today', acts: /^Register a patient$/, menus: /^Change Vera/ },
};

async function openPage(page: Page, path: string, text: string): Promise<void> {
  await page.goto(path);
  await page.getByText(text).first().waitFor();
}

describe('axe finds no breach of WCAG 2.2 AA on the pages of an admin', () => {
  let desk: AdminDesk;

  beforeAll(async () => {
    desk = await openAdminDesk(NOW);
    const { clinic } = desk;
    const [admin, nurse] = [await clinic.signIn(RUTH), await clinic.signIn(NORA)];
    await admin.post('/api/v1/displays', { commandId: randomUUID(), name: 'Hall' });
    const { token } = await clinic.addDevice('Cuff');
    const refused = { readingId: randomUUID(), takenAt: new Date(NOW).toISOString(), heartRateBpm: 0 };
    await postReadings(asDevice(clinic.base, token), [refused]);
    await seatSomeone(nurse, '2', NOW, 'Vera Closed');
    const [summary] = await boardOf(nurse);
    const { staffId } = await nurse.get<SignedInPerson>('/api/v1/me');
    const body = { commandId: randomUUID(), staffIds: [staffId], reason: 'A colleague.' };
    await admin.put(`/api/v1/patients/${summary?.patientId}/restriction`, body);
  });
  afterAll(() => desk?.close());

  describe.each([
    ['light', 'desk', DESK],
    ['dark', 'desk', DESK],
    ['light', 'phone', PHONE],
    ['dark', 'phone', PHONE],
  ] as const)('in %s, on a %s', (colorScheme, _, viewport) => {
    let station: Station;
    beforeAll(async () => {
      station = await openStation(desk.browser, desk.clinic.base, { colorScheme, viewport });
      await signInAt(station, RUTH);
    });
    afterAll(() => station?.close());

    it.each(Object.keys(SCREENS))('on %s', async (name) => {
      await SCREENS[name]?.(station.page);
      expect(await findBarriers(station.page)).toEqual([]);
    });

    if (viewport === DESK)
      it.each(Object.entries(ACTS))('in any dialog of %s', async (name, { path, text, acts, menus }) => {
        const { page } = station;
        await openPage(page, path, text);
        if (name === 'arrivals') await page.getByLabel('Name, record number or birth date').fill('Vera');
        const buttons = await page.getByRole('main').getByRole('button', { name: acts }).all();
        expect(await findDialogBarriers(page, buttons)).toEqual([]);
        if (menus !== null)
          expect(await findMenuBarriers(page, page.getByRole('button', { name: menus }))).toEqual([]);
      });
  });
});
