import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import { recordSet } from '#server/demo/sets.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { findBarriers, findBarriersInBoth } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { type Bed, fillChair } from '#tests/helpers/ward.ts';
import { fillDialog, goTo, openSessionPage, queueRow, tile, untilClock } from './hands.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);

/** Nora has chairs 1 and 2, and goes home; Sam stays. */
describe('a handover between two stations', { timeout: 60_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let staff: Caller;
  let bed: Bed;
  let nora: Station;
  let sam: Station;

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA, SAM]);
    browser = await launchChromium();
    staff = await clinic.signIn(NORA);
    bed = await fillChair(staff, clinic.base, '1', await clinic.addDevice('Cuff 1'), START);
    await fillChair(staff, clinic.base, '2', await clinic.addDevice('Cuff 2'), START);
    [nora, sam] = [await openStation(browser, clinic.base), await openStation(browser, clinic.base)];
    await signInAt(nora, NORA);
    await signInAt(sam, SAM);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  async function at(minute: number): Promise<void> {
    await clinic.setClock(START + minute * MINUTE_MS);
    await untilClock(nora.page, START + minute * MINUTE_MS);
    await untilClock(sam.page, START + minute * MINUTE_MS);
  }
  const panel = (station: Station, name: string) => station.page.getByRole('region', { name, exact: true });

  test('[HOLDER] whoever seats a patient holds them, and signing out says so first', async () => {
    await goTo(nora.page, 'Handover');
    await panel(nora, 'Handover').getByText('2 with you').waitFor();
    expect(await findBarriersInBoth(nora.page)).toEqual([]);
    await nora.page.getByRole('button', { name: /^Nora Keller/ }).click();
    await nora.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await nora.page.getByRole('dialog').getByText('You hold chairs 1 and 2').waitFor();
    await nora.page.getByRole('dialog').getByRole('link', { name: 'Hand over first' }).click();
    await panel(nora, 'Handover').waitFor();
  });

  test('[HANDOVER] asks one person for all of them; they stay with the nurse until each is accepted', async () => {
    await panel(nora, 'Handover').getByRole('button', { name: 'Hand over', exact: true }).click();
    const dialog = nora.page.getByRole('dialog');
    await dialog.getByLabel('To whom').selectOption({ label: 'Sam Okafor, nurse' });
    await dialog.getByLabel('What is not in the record').fill('prefers the left arm');
    expect(await findBarriers(nora.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await panel(nora, 'Handover').getByText('waits for Sam Okafor').first().waitFor();
    await panel(nora, 'Handover').getByText('2 with you').waitFor();
    await queueRow(sam.page, 'Handover from Nora Keller').first().waitFor();
    expect(await queueRow(sam.page, 'Handover from Nora Keller').count()).toBe(2);
    expect(await queueRow(nora.page, 'Handover from').count()).toBe(0);
  });

  test('[HANDOVER] the card says the patient in four parts, and is accepted by every open alert and the next check', async () => {
    await at(12);
    await send(staff, bed.sessionId, recordSet({ bp: '164/92', hr: 88 }, START + 12 * MINUTE_MS));
    await goTo(sam.page, 'Handover');
    await panel(sam, 'You are asked to take over')
      .getByRole('link', { name: /^Look and accept: chair 1/ })
      .click();
    const card = sam.page.getByRole('dialog', { name: 'Take over this patient' });
    await card.getByText('Now with Nora Keller.').waitFor();
    for (const part of [
      /^Situation: .*56 of 56 mg.*T\+12.*SYS 164/s,
      /^Background: Allergies/,
      /^Assessment: BP 164\/92/,
    ])
      await card.getByText(part).waitFor();
    await card.getByText(/^Request: .*“prefers the left arm”/s).waitFor();
    expect(await findBarriers(sam.page)).toEqual([]);
    await card.getByRole('button', { name: 'Take over', exact: true }).click();
    await card.getByText(/^Accept the alert/).waitFor();
    for (const box of await card.getByRole('checkbox').all()) await box.check();
    await card.getByRole('button', { name: 'Take over', exact: true }).click();
    await card.waitFor({ state: 'hidden' });
    await panel(nora, 'Handover').getByText('1 with you').waitFor();
    await sam.page.getByRole('region', { name: 'Patient' }).getByText('Sam Okafor').waitFor();
  });

  test('[HANDOVER] is declined with a word, and the patient stays', async () => {
    await goTo(sam.page, 'Board');
    await openSessionPage(sam.page, '2');
    await sam.page
      .getByRole('region', { name: 'Handover offered' })
      .getByRole('button', { name: 'Decline' })
      .click();
    await fillDialog(sam.page, { 'Why, if it helps': 'three others already' }, 'No handover');
    await sam.page.getByRole('region', { name: 'Handover offered' }).waitFor({ state: 'hidden' });
    await panel(nora, 'Handover').getByText('1 with you').waitFor();
    expect(await panel(nora, 'Handover').getByText('waits for Sam Okafor').count()).toBe(0);
  });

  test('[HOLDER] a dosed patient left with nobody calls on every station until somebody takes over', async () => {
    await sam.page.getByRole('button', { name: 'More', exact: true }).click();
    await sam.page.getByRole('dialog').getByRole('button', { name: 'Leave with nobody' }).click();
    await fillDialog(sam.page, { Why: 'nobody was free' }, 'Leave with nobody');
    await goTo(sam.page, 'Board');
    await goTo(nora.page, 'Board');
    expect(await queueRow(nora.page, 'No nurse holds this patient').count()).toBe(0);
    await at(15);
    for (const station of [nora, sam]) {
      await queueRow(station.page, 'No nurse holds this patient').waitFor();
      await tile(station.page, '2').getByText('No nurse holds this patient').waitFor();
    }
    expect(await findBarriersInBoth(nora.page)).toEqual([]);
    await queueRow(nora.page, 'No nurse holds this patient')
      .getByRole('link', { name: /^Take over/ })
      .click();
    const card = nora.page.getByRole('dialog', { name: 'Take over this patient' });
    await card.getByRole('checkbox').first().waitFor();
    for (const box of await card.getByRole('checkbox').all()) await box.check();
    await card.getByRole('button', { name: 'Take over', exact: true }).click();
    await card.waitFor({ state: 'hidden' });
    await queueRow(sam.page, 'No nurse holds this patient').waitFor({ state: 'hidden' });
  });

  test('the next two hours say how many sets each nurse has to take in each quarter', async () => {
    await goTo(nora.page, 'Handover');
    const load = nora.page.getByRole('table', { name: 'Sets to take, by quarter of an hour' });
    await load.getByRole('row', { name: /^Nora Keller 1 / }).waitFor();
    await load.getByRole('row', { name: /^Sam Okafor 1 / }).waitFor();
    expect(await findBarriersInBoth(nora.page)).toEqual([]);
  });
});
