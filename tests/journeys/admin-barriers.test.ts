import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers } from '#tests/helpers/axe.ts';
import { NORA } from '#tests/helpers/clinic.ts';
import { RUTH } from '#tests/helpers/people.ts';
import { DESK, openStation, PHONE, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { type AdminDesk, openAdminDesk } from './admin-desk.ts';

const NOW = Date.UTC(2026, 4, 12, 12, 0);

/** The pages and dialogs of an admin, and how to come to each. */
const SCREENS: Record<string, (page: Page) => Promise<void>> = {
  people: (page) => openPage(page, '/people', NORA.name),
  'the acts on a person': async (page) => {
    await page.getByRole('button', { name: `Change ${NORA.name}` }).click();
    await page.getByRole('dialog', { name: NORA.name }).waitFor();
  },
  'the dialog of a reset': async (page) => {
    await page.getByRole('dialog').getByRole('button', { name: 'Reset the sign-in' }).click();
    await page.getByRole('dialog', { name: `Reset the sign-in of ${NORA.name}` }).waitFor();
  },
  'a link shown once': async (page) => {
    await openPage(page, '/displays', 'Displays');
    await page.getByRole('button', { name: 'Add a display' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(randomUUID());
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('img', { name: 'The same link as a QR code' }).waitFor();
  },
  displays: (page) => openPage(page, '/displays', 'Waits for its screen'),
  devices: (page) => openPage(page, '/devices', 'Cuff'),
  'a token shown once': async (page) => {
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
  'the dialog of a setting': async (page) => {
    await page.getByRole('button', { name: 'Change A locked station shows' }).click();
    await page.getByRole('dialog', { name: 'What a locked station shows' }).waitFor();
  },
  'the trail, checked': async (page) => {
    await openPage(page, '/trail', 'read the trail');
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('Whole.').waitFor();
  },
  'the dialog of an export': async (page) => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('dialog', { name: 'Export the trail' }).waitFor();
  },
};

async function openPage(page: Page, path: string, text: string): Promise<void> {
  await page.goto(path);
  await page.getByText(text).first().waitFor();
}

describe('axe finds no breach of WCAG 2.2 AA on the pages of an admin', () => {
  let desk: AdminDesk;

  beforeAll(async () => {
    desk = await openAdminDesk(NOW);
    await desk.clinic.addDevice('Cuff');
    await seatSomeone(await desk.clinic.signIn(NORA), '2', NOW);
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
      await station.context.addInitScript(
        (scheme) => localStorage.setItem('afterdose-colours', scheme),
        colorScheme,
      );
      await signInAt(station, RUTH);
    });
    afterAll(() => station?.close());

    it.each(Object.keys(SCREENS))('on %s', async (name) => {
      await SCREENS[name]?.(station.page);
      expect(await findBarriers(station.page)).toEqual([]);
    });
  });
});
