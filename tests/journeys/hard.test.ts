import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardOf, viewOf } from '#server/demo/clinic-client.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import type { SessionView } from '#shared/wire/sessions.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { IDA, NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { HARD } from './examples.ts';
import {
  acknowledge,
  admitPatient,
  attestMet,
  fileSet,
  fillDialog,
  giveDevice,
  goTo,
  openSessionPage,
  tile,
  untilClock,
  untilInTile,
} from './hands.ts';

const CHAIR = '2';
const { patient, plannedMg, firstDoseAtMs } = HARD;
const at = (minute: number) => firstDoseAtMs + minute * MINUTE_MS;

describe('a hard session, worked example 10.2: a hold, a surge, a long dissociation', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let nurse: Station;
  let colleague: Station;
  let prescriber: Station;
  let sessionId: string;

  beforeAll(async () => {
    clinic = await openTestClinic(HARD.beginAtMs, [NORA, SAM, IDA]);
    browser = await launchChromium();
    nurse = await openStation(browser, clinic.base);
    colleague = await openStation(browser, clinic.base, { colorScheme: 'dark' });
    prescriber = await openStation(browser, clinic.base);
    await signInAt(nurse, NORA);
    await signInAt(colleague, SAM);
    await signInAt(prescriber, IDA);
    await seatSomeone(await clinic.signIn(SAM), '7', HARD.beginAtMs);
    await moveTo(HARD.arriveAtMs);
    await admitPatient(nurse.page, { ...patient, plannedMg, chairId: CHAIR });
    await goTo(nurse.page, 'Board');
    const board = await boardOf(await clinic.signIn(SAM));
    sessionId = board.find(({ chairId }) => chairId === CHAIR)?.sessionId ?? '';
    await openSessionPage(prescriber.page, CHAIR);
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  async function moveTo(atMs: number): Promise<void> {
    await clinic.setClock(atMs);
    await untilClock(nurse.page, atMs);
  }
  async function judged(): Promise<SessionView['judgement']> {
    return (await viewOf(await clinic.signIn(SAM), sessionId)).judgement;
  }
  /** Severities of the open clinical alerts, worst first. */
  async function openSeverities(): Promise<string[]> {
    const { open } = (await judged()).alerts;
    return open.filter(({ alertClass }) => alertClass === 'clinical').map(({ severity }) => severity);
  }

  it.each(HARD.preDose)('before the dose $typed, held: $held', async ({ atMs, typed, held }) => {
    await moveTo(atMs);
    await fileSet(nurse.page, CHAIR, typed);
    await untilInTile(colleague.page, CHAIR, typed.split(' ')[0] ?? '');
    await untilInTile(colleague.page, CHAIR, held ? /^Hold: / : 'baseline taken');
    expect((await judged()).hold.active).toBe(held);
  });

  it('the hold names its reasons to everyone and is no alarm', async () => {
    const { hold, alerts } = await judged();
    expect(hold.passes).toBe(2);
    expect(alerts.open).toEqual([]);
  });

  it('three devices are given, five minutes apart, and the minimum time runs until 15:40', async () => {
    await openSessionPage(nurse.page, CHAIR);
    for (const [i, minute] of HARD.dosesMin.entries()) {
      await moveTo(at(minute));
      await giveDevice(nurse.page, i + 1, HARD.dosesMin.length);
    }
    await untilInTile(colleague.page, CHAIR, 'at least until 15:40');
    await goTo(nurse.page, 'Board');
  });

  describe.each(HARD.rows)('at T+$minute', (row) => {
    it(`${row.typed} is on every screen and leaves open: ${row.open.join(', ') || 'nothing'}`, async () => {
      await moveTo(at(row.minute));
      await fileSet(nurse.page, CHAIR, row.typed);
      for (const { page } of [nurse, colleague])
        await untilInTile(page, CHAIR, row.pressure ?? row.heartRate);
      if (row.why !== null) await untilInTile(colleague.page, CHAIR, row.why);
      expect(await openSeverities()).toEqual(row.open);
    });

    if (row.minute === 45)
      it('[L-26] the nurse acknowledges from the queue a minute later and everyone sees who has seen it', async () => {
        await moveTo(at(46));
        for (const reason of ['184 ≥ 180', '8 ≥ 7']) await acknowledge(nurse.page, 'Brandt', reason);
        await untilInTile(colleague.page, CHAIR, 'seen 14:16 N. K.');
      });

    if (row.minute === 50)
      it('the critical alert is confirmed and the prescriber is told by the program', async () => {
        const [worst] = (await judged()).alerts.open;
        expect(worst).toMatchObject({ family: 'BP', severity: 'critical', status: 'confirmed' });
        expect(worst?.told.map(({ who }) => who)).toContain('prescriber');
      });

    if (row.minute === 130)
      it('time and pressure pass but dissociation does not: the nurse extends the observation', async () => {
        await openSessionPage(nurse.page, CHAIR);
        await nurse.page.getByRole('button', { name: 'Extend', exact: true }).click();
        await fillDialog(nurse.page, { Reason: 'Still dissociated', 'Escort informed': 'ticked' }, 'Extend');
        await prescriber.page.getByText(/review 15:55/).waitFor();
        expect((await judged()).stage).toBe('extended');
        await goTo(nurse.page, 'Board');
      });
  });

  it('what was critical stays on the board until the prescriber closes it with a note', async () => {
    await untilInTile(colleague.page, CHAIR, /^Was critical/);
    expect((await judged()).readiness.maySign).toBe(false);
    const { page } = prescriber;
    await page.getByRole('button', { name: 'Close with note' }).click();
    await fillDialog(page, { 'Closing note': 'Observed, back inside limits, no symptoms.' }, 'Close alert');
    await tile(colleague.page, CHAIR)
      .getByText(/^Was critical/)
      .waitFor({ state: 'hidden' });
    const line = (await judged()).readiness.criteria.find(({ criterion }) => criterion === 'D3');
    expect(line?.status).toBe('met');
  });

  it('at T+165 the nurse attests and criteria are met; at T+172 the prescriber signs', async () => {
    await moveTo(at(HARD.attestMin));
    await openSessionPage(nurse.page, CHAIR);
    for (const label of ['Orientation', 'Walking', 'Nausea', 'Mood safety', 'Instructions'])
      await attestMet(nurse.page, label);
    await attestMet(nurse.page, 'Transport', {
      'A booked ride': 'ticked',
      Name: 'City taxi',
      Phone: '555 0102',
    });
    await untilInTile(colleague.page, CHAIR, 'Criteria met, awaiting clinician');
    await moveTo(at(HARD.signMin));
    const { page } = prescriber;
    await untilClock(page, at(HARD.signMin));
    await page.getByRole('button', { name: 'Sign discharge' }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign discharge' });
    await dialog.getByLabel(`${IDA.name}, your passphrase`).fill(IDA.passphrase);
    await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await tile(colleague.page, CHAIR).getByText('Empty').waitFor();
  });

  it('the REMS draft answers as the example does', async () => {
    const { rems, stage } = await judged();
    expect(stage).toBe('discharged');
    expect(rems).toMatchObject({
      durationMin: 172,
      doseMg: 84,
      bloodPressureBefore: { systolic: 138, diastolic: 86 },
      bloodPressure40Min: { systolic: 176, diastolic: 104, takenMin: 40 },
      bloodPressureBeforeCompletion: { systolic: 140, diastolic: 84 },
      dissociation: { occurred: 'yes', onsetMin: 20, endMin: 160 },
      sedation: { occurred: 'yes', onsetMin: 40, endMin: 65 },
      respiratoryDepression: { occurred: 'no' },
      bloodPressureRise: { occurred: 'yes' },
    });
  });

  it('no screen complained', () => {
    for (const station of [nurse, colleague, prescriber]) expect(station.takeComplaints()).toEqual([]);
  });
});
