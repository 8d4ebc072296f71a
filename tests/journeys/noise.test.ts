import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send } from '#server/demo/clinic-client.ts';
import { recordSet } from '#server/demo/sets.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { findBarriersInBoth } from '#tests/helpers/axe.ts';
import { NORA } from '#tests/helpers/clinic.ts';
import { PHONE, signInAt } from '#tests/helpers/station.ts';
import { fillChair } from '#tests/helpers/ward.ts';
import { type AdminDesk, openAdminDesk } from './admin-desk.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);

describe('the report of alarms', () => {
  let desk: AdminDesk;
  beforeAll(async () => {
    desk = await openAdminDesk(START);
  });
  afterAll(() => desk?.close());

  it('says that nobody was dosed, then by rule what called and what came of it', async () => {
    const { clinic, page } = desk;
    await desk.toClinic('Alarms');
    await page.getByText('Nobody was dosed on these days').waitFor();
    const nora = await clinic.signIn(NORA);
    const bed = await fillChair(nora, clinic.base, '1', await clinic.addDevice('Cuff 1'), START);
    for (const [minute, hr] of [
      [12, 115],
      [13, 116],
    ] as const) {
      await clinic.setClock(START + minute * MINUTE_MS);
      await send(nora, bed.sessionId, recordSet({ hr }, START + minute * MINUTE_MS));
    }
    await page.getByLabel('Which days').selectOption('1');
    await page.getByText('Within the budget of 1 in 20: 0 critical alerts in 1 session').waitFor();
    await page.getByRole('row', { name: /^Heart rate 1 1 of 1 0 1 0 of 1 ––$/ }).waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
    expect(desk.station.takeComplaints()).toEqual([]);
  });

  it('is read by nurses too, also on a phone', async () => {
    const phone = await desk.emptyStation({ viewport: PHONE });
    await signInAt(phone, NORA);
    await phone.page.goto('/noise');
    await phone.page.getByText('Within the budget of 1 in 20').waitFor();
    expect(await findBarriersInBoth(phone.page)).toEqual([]);
    const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});
