import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBarriers, findBarriersInBoth } from '#tests/helpers/axe.ts';
import { NORA } from '#tests/helpers/clinic.ts';
import { type AdminDesk, openAdminDesk } from './admin-desk.ts';
import { fillDialog, goTo } from './hands.ts';

const NOON = Date.UTC(2026, 4, 12, 12, 0);
const SAME = { birthDate: '1979-08-04', sex: 'female', chosenName: null, allergies: [] };
const ONE = { ...SAME, name: 'Petra Holm', recordNumber: 'H-1' };
const OTHER = { ...SAME, name: 'Petra Holmgren', recordNumber: 'H-2' };

describe('two records of one person', () => {
  let desk: AdminDesk;
  beforeAll(async () => {
    desk = await openAdminDesk(NOON);
    const nora = await desk.clinic.signIn(NORA);
    for (const identity of [ONE, OTHER])
      await nora.post('/api/v1/patients', {
        patientId: randomUUID(),
        commandId: randomUUID(),
        identity,
        differentPersonConfirmed: true,
      });
  });
  afterAll(() => desk?.close());

  async function toRecord(recordNumber: string, name: string): Promise<void> {
    const { page } = desk;
    await goTo(page, 'Board');
    await goTo(page, 'Arrivals');
    await page.getByLabel('Name, record number or birth date').fill(recordNumber);
    await page.getByRole('link', { name, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }

  it('are merged by an admin who sees both beside each other and says why', async () => {
    const { page } = desk;
    await toRecord(ONE.recordNumber, ONE.name);
    await desk.change(ONE.name, 'Merge with another record');
    await desk.dialog().getByLabel('The other record: name, record number or birth date').fill('H-2');
    await desk.dialog().getByRole('button', { name: 'Compare with H-2' }).click();
    await desk.dialog().getByText('Nothing is deleted.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await fillDialog(
      page,
      { 'Why they are one person’s': 'Married in 2024, same birth date' },
      'Merge the records',
    );
    await page.getByText(/H-2/).first().waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
  });

  it('are found by either number, and taken apart again with a reason', async () => {
    const { page } = desk;
    await goTo(page, 'Arrivals');
    await page.getByLabel('Name, record number or birth date').fill('H-2');
    await page.getByRole('link', { name: ONE.name, exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: ONE.name }).waitFor();
    await desk.change(ONE.name, 'Take apart record H-2');
    await fillDialog(page, { Why: 'Two sisters' }, 'Take apart');
    await toRecord('H-2', OTHER.name);
    expect(desk.station.takeComplaints()).toEqual([]);
  });
});
