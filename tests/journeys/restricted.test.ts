import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#server/demo/clinic-client.ts';
import { IDA, NORA } from '#tests/helpers/clinic.ts';
import { RUTH } from '#tests/helpers/people.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { type AdminDesk, openAdminDesk } from './admin-desk.ts';
import { fillDialog, goTo, tile, untilClock } from './hands.ts';

const NOW = Date.UTC(2026, 4, 12, 12, 0);
const MIN = 60_000;

describe('a record for named people only', () => {
  let desk: AdminDesk;
  let page: Page;
  let nurse: Caller;
  /** Whose record is restricted, and opened by breaking the glass. */
  let patient = '';

  beforeAll(async () => {
    desk = await openAdminDesk(NOW);
    page = desk.page;
    nurse = await desk.clinic.signIn(NORA);
  });
  afterEach(() => desk.tidy());
  afterAll(() => desk?.close());

  describe('a restricted record', () => {
    let sessionId = '';

    it('is restricted by a prescriber from the session, with a reason', async () => {
      sessionId = await seatSomeone(nurse, '2', NOW);
      const { page: hers } = await desk.stationOf(IDA);
      await tile(hers, '2').getByRole('link').click();
      patient = await hers.getByRole('region', { name: 'Patient' }).getByRole('heading').innerText();
      await hers.getByRole('button', { name: 'More', exact: true }).click();
      await hers.getByRole('dialog').getByRole('button', { name: 'Restrict this record' }).click();
      expect(await hers.getByRole('checkbox', { name: `${IDA.name}, prescriber` }).isChecked()).toBe(true);
      await fillDialog(hers, { Why: 'A colleague of ours' }, 'Restrict');
      await hers.getByText('Restricted record: only named people open it.').waitFor();
      await goTo(hers, 'Board');
      await tile(hers, '2').getByText('restricted').waitFor();
    });

    it('opens for a nurse who breaks the glass: a reason, a banner, and the room is told', async () => {
      const { page: idas } = await desk.stationOf(IDA);
      const nora = await desk.stationOf(NORA);
      const { page: hers } = nora;
      await tile(hers, '2').getByRole('link').click();
      await hers.getByRole('dialog', { name: 'Restricted record' }).waitFor();
      await hers.getByText('Opening it is logged with your name, the time and the reason.').waitFor();
      await hers.getByRole('dialog').getByRole('button', { name: 'Open the record' }).click();
      await hers.getByText('Why you need it now: not filled in yet.').waitFor();
      await fillDialog(
        hers,
        { 'Why you need it now': 'She fainted, and Ida is with chair 7' },
        'Open the record',
      );
      await hers.getByText('You opened this restricted record until 13:00.').waitFor();
      await hers.getByRole('region', { name: 'Patient' }).getByText(patient).waitFor();
      await tile(idas, '2').getByText('Opened by').waitFor();
      await tile(idas, '2').getByText(NORA.name).waitFor();
      expect(nora.takeComplaints()).toEqual([]);
    });

    it('closes again after its hour, in front of whoever broke the glass', async () => {
      const { page: hers } = await desk.stationOf(NORA);
      await hers.goto(`/sessions/${sessionId}`);
      await hers.getByText('You opened this restricted record until 13:00.').waitFor();
      await desk.clinic.setClock(NOW + 61 * MIN);
      await untilClock(hers, NOW + 61 * MIN);
      await hers.getByRole('dialog', { name: 'Restricted record' }).waitFor();
      await hers.getByRole('dialog').getByRole('button', { name: 'Not now' }).click();
      await tile(hers, '2').waitFor();
      await tile(hers, '2').getByText('Opened by').waitFor({ state: 'detached' });
    });

    it('is opened to everyone again by an admin, who finds it without opening it', async () => {
      await goTo(page, 'Arrivals');
      await page.getByLabel('Name, record number or birth date').fill(patient);
      await desk.row(patient).getByText('Restricted', { exact: true }).first().waitFor();
      await page.getByRole('button', { name: `Change ${patient}` }).click();
      await desk.dialog().getByRole('button', { name: 'Lift the restriction' }).click();
      await fillDialog(page, { Why: 'Agreed with her' }, 'Lift');
      await expect.poll(() => desk.row(patient).getByText('Restricted', { exact: true }).count()).toBe(0);
    });
  });

  describe('the trail', () => {
    it('says who did what when, in words, and who broke the glass and why', async () => {
      await desk.toClinic('Trail');
      const trail = page.getByRole('region', { name: 'Trail' });
      await trail.getByText(`${NORA.name}, nurse broke the glass of a restricted record`).waitFor();
      await trail.getByText(`${RUTH.name}, admin changed who may open a record`).waitFor();
      const glass = page.getByRole('region', { name: 'Broken glass' });
      await glass.getByText(`${NORA.name} opened ${patient}`).waitFor();
      await glass.getByText('She fainted, and Ida is with chair 7').waitFor();
    });
    it('is narrowed to views, and to days', async () => {
      const trail = page.getByRole('region', { name: 'Trail' });
      await trail.getByRole('button', { name: 'Views' }).click();
      await trail.getByText(`${RUTH.name}, admin read the trail`).first().waitFor();
      await expect.poll(() => trail.getByText('changed who may open a record').count()).toBe(0);
      await trail.getByLabel('To day').fill('2026-05-11');
      await trail.getByText('Nothing in this range').waitFor();
      await trail.getByLabel('To day').fill('');
      await trail.getByRole('button', { name: 'Everything' }).click();
    });

    it('is exported for a range of days as a table', async () => {
      await page.getByRole('button', { name: 'Export' }).click();
      await desk.dialog().getByLabel('From').fill('2026-05-13');
      await desk.dialog().getByLabel('To, this day included').fill('2026-05-12');
      await desk.dialog().getByRole('button', { name: 'Export CSV' }).click();
      await desk.dialog().getByText('The last day lies before the first.').waitFor();
      await desk.dialog().getByLabel('From').fill('2026-05-12');
      const saved = page.waitForEvent('download');
      await desk.dialog().getByRole('button', { name: 'Export CSV' }).click();
      const download = await saved;
      expect(download.suggestedFilename()).toBe('afterdose-trail-2026-05-12-to-2026-05-12.csv');
      const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
      expect(lines.length).toBeGreaterThan(20);
      expect(lines.some((line) => line.includes('GlassBroken') && line.includes(NORA.name))).toBe(true);
    });

    it('is checked row by row, and is whole', async () => {
      await page.getByRole('button', { name: 'Check', exact: true }).click();
      await page.getByRole('region', { name: 'Check the log' }).getByText('Whole.').waitFor();
    });
  });

  it('complains about nothing on the way', () => {
    expect(desk.station.takeComplaints()).toEqual([]);
  });
});
