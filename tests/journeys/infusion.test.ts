import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardOf, viewOf } from '#server/demo/clinic-client.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { SessionView } from '#shared/wire/sessions.ts';
import { findBarriers } from '#tests/helpers/axe.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import {
  fileSet,
  fillDialog,
  goTo,
  openSessionPage,
  registerPatient,
  untilClock,
  untilInTile,
} from './hands.ts';

const CHAIR = '1';
const T0 = Date.UTC(2026, 0, 5, 9, 0);
const at = (minute: number) => T0 + minute * MINUTE_MS;

describe('an infusion with a pause and a stop, on a session page and a board', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let nurse: Station;
  let colleague: Station;
  let sessionId: string;

  beforeAll(async () => {
    clinic = await openTestClinic(at(-15), [NORA, SAM]);
    browser = await launchChromium();
    nurse = await openStation(browser, clinic.base);
    colleague = await openStation(browser, clinic.base);
    await signInAt(nurse, NORA);
    await signInAt(colleague, SAM);
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  async function moveTo(minute: number): Promise<void> {
    await clinic.setClock(at(minute));
    await untilClock(nurse.page, at(minute));
  }
  async function dosing(): Promise<SessionView['judgement']['dosing']> {
    return (await viewOf(await clinic.signIn(SAM), sessionId)).judgement.dosing;
  }
  async function act(name: string, answers: Record<string, string>, press: string): Promise<void> {
    await nurse.page.getByRole('button', { name, exact: true }).click();
    await fillDialog(nurse.page, answers, press);
  }

  it('a session by weight is opened with mg/kg and minutes, and the tile says that nobody was weighed', async () => {
    await registerPatient(nurse.page, {
      name: 'Clemens Conrad',
      birthDate: '1981-03-04',
      recordNumber: 'R-1003',
      sex: 'male',
    });
    const dialog = nurse.page.getByRole('dialog');
    await dialog.getByLabel('Protocol').selectOption('Ketamine IV 1.1, needs approval');
    expect(await dialog.getByLabel('Planned dose').inputValue()).toBe('0.5');
    expect(await dialog.getByLabel('Over').inputValue()).toBe('40');
    expect(await findBarriers(nurse.page)).toEqual([]);
    await dialog.getByLabel('Chair', { exact: true }).selectOption(CHAIR);
    await dialog.getByLabel('Name and birth date said').check();
    await dialog.getByRole('button', { name: 'Open session', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await untilInTile(colleague.page, CHAIR, 'IV not weighed');
    const board = await boardOf(await clinic.signIn(SAM));
    sessionId = board.find(({ chairId }) => chairId === CHAIR)?.sessionId ?? '';
  });

  it('the weight makes the dose, unrounded', async () => {
    await goTo(nurse.page, 'Board');
    await openSessionPage(nurse.page, CHAIR);
    await act('Weigh', { Weight: '72.5' }, 'Record weight');
    await untilInTile(colleague.page, CHAIR, 'IV 36.25 mg');
    await nurse.page.getByText('0 of 36.25 mg (0.5 mg/kg, 72.5 kg)').first().waitFor();
  });

  it('a risk is stated and the checks say why they are due', async () => {
    await nurse.page.getByRole('button', { name: 'More', exact: true }).click();
    await nurse.page.getByRole('button', { name: 'Risks of this patient' }).click();
    await nurse.page.getByRole('combobox', { name: 'Risk' }).selectOption('cnsDepressantToday');
    await fillDialog(nurse.page, { Yes: 'ticked' }, 'Record');
    await nurse.page.getByText(/Keep the saturation on continuously/).waitFor();
  });

  it('the infusion runs, and the board says how long', async () => {
    await goTo(nurse.page, 'Board');
    await moveTo(-10);
    await fileSet(nurse.page, CHAIR, '124/78 70 98 14 5 0');
    await moveTo(0);
    await openSessionPage(nurse.page, CHAIR);
    const over = 'Give with 20 lines of the checklist open';
    await act(
      'Start infusion',
      { Rate: '54.375', Concentration: '1', Lot: 'K-1', [over]: 'ticked' },
      'Record start',
    );
    await untilInTile(colleague.page, CHAIR, 'Infusion running');
    await untilInTile(colleague.page, CHAIR, /40:00 left|40 min left/);
  });

  it('paused, it gives nothing more until it is resumed', async () => {
    await moveTo(15);
    await act('Pause', {}, 'Record pause');
    await untilInTile(colleague.page, CHAIR, 'Infusion paused');
    await moveTo(20);
    expect((await dosing()).deliveredMg).toBeCloseTo(13.594, 3);
    await act('Resume', {}, 'Record resuming');
    await nurse.page.getByRole('button', { name: 'Change rate' }).waitFor();
    expect((await dosing()).infusion?.status).toBe('running');
  });

  it('stopped early, the minimum time counts from the last drug in', async () => {
    await moveTo(30);
    await nurse.page.getByRole('button', { name: 'More', exact: true }).click();
    await nurse.page.getByRole('button', { name: 'Stop dosing early' }).click();
    await fillDialog(nurse.page, { Reason: 'Asked to stop' }, 'Stop dosing');
    await nurse.page.getByText('minimum time until 10:30').first().waitFor();
    const { deliveredMg, gateAtMs, stoppedEarly } = await dosing();
    expect(deliveredMg).toBeCloseTo((25 / 60) * 54.375, 3);
    expect([gateAtMs, stoppedEarly?.reason]).toEqual([at(90), 'Asked to stop']);
    expect(await findBarriers(nurse.page)).toEqual([]);
  });

  it('no screen complained', () => {
    for (const station of [nurse, colleague]) expect(station.takeComplaints()).toEqual([]);
  });
});
