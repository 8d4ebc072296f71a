import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#server/demo/clinic-client.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { findBarriers, findBarriersInBoth } from '#tests/helpers/axe.ts';
import { IDA, NORA } from '#tests/helpers/clinic.ts';
import { RUTH } from '#tests/helpers/people.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { type AdminDesk, openAdminDesk } from './admin-desk.ts';
import { admitPatient, fillDialog, goTo, openSessionPage } from './hands.ts';

const NOW = Date.UTC(2026, 4, 12, 12, 0);
const ANNA = {
  name: 'Anna Winter',
  birthDate: '3.4.1985',
  sex: 'female',
  recordNumber: 'A-118',
  plannedMg: 56,
  chairId: '2',
};
const OURS = 'Esketamine IN, Harbour';

describe("the clinic's own protocol", () => {
  let desk: AdminDesk;
  let page: Page;
  let admin: Caller;
  let protocolId = '';

  beforeAll(async () => {
    desk = await openAdminDesk(NOW);
    page = desk.page;
    admin = await desk.clinic.signIn(RUTH);
    await seatSomeone(await desk.clinic.signIn(NORA), '1', NOW);
  });
  afterEach(() => desk.tidy());
  afterAll(() => desk?.close());

  const section = (name: string) =>
    page
      .getByRole('navigation', { name: 'Sections of the protocol' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
  async function acceptAll(): Promise<void> {
    await desk.dialog().getByRole('button', { name: 'Switch on', exact: true }).waitFor();
    for (const warning of await desk.dialog().getByRole('checkbox').all()) await warning.check();
  }
  const seen = () => admin.get<ProtocolView>(`/api/v1/protocols/${protocolId}`);

  it('begins as a fork of a shipped one, which itself stays as it is', async () => {
    await desk.toClinic('Protocols');
    await desk.row('Esketamine IN').getByText('On: version 1.2').waitFor();
    await desk.row('Esketamine IN').getByText('Needs your medical director’s approval').waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
    await page.getByRole('button', { name: 'More Esketamine IN' }).click();
    await desk.dialog().getByRole('button', { name: 'Fork' }).click();
    await desk.dialog().getByLabel('Name').fill(OURS);
    await desk.dialog().getByRole('button', { name: 'Fork', exact: true }).click();
    await page.getByRole('heading', { name: OURS, level: 1 }).waitFor();
    protocolId = page.url().split('/').at(-2) ?? '';
    expect(await seen()).toMatchObject({ name: OURS, origin: 'fork', state: 'draft', version: null });
    await page.goto('/protocols/esketamine-intranasal/edit');
    await page.getByText('A shipped protocol stays as it is').waitFor();
  });

  it('shows each rule in words as it is typed, beside the shipped value', async () => {
    await desk.toClinic('Protocols');
    await page.getByRole('link', { name: OURS }).click();
    await page.getByRole('link', { name: 'Edit' }).click();
    await section('Limits after the dose');
    const critical = page.getByLabel('Systolic pressure: critical at or above');
    await critical.fill('150');
    await page
      .getByText('Blood pressure: a warning from 160 systolic or 100 diastolic; critical from 150 or 110.')
      .waitFor();
    await page.getByText('shipped 180 mmHg · changed · not saved').waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
  });

  it('is not saved while something is wrong, which is said at its field and in a list that leads there', async () => {
    const sentence = 'Systolic pressure: the warning at 160 must come before the critical limit at 150.';
    const warning = page.getByLabel('Systolic pressure: warning at or above');
    await page.getByText(`Wrong. ${sentence}`).waitFor();
    expect(await warning.getAttribute('aria-invalid')).toBe('true');
    const save = page.getByRole('button', { name: 'Save draft' });
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await section('In general');
    await page.getByRole('link', { name: sentence }).press('Enter');
    await expect.poll(() => warning.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.getByLabel('Systolic pressure: critical at or above').fill('170');
    await page.getByText(`Wrong. ${sentence}`).waitFor({ state: 'hidden' });
    await page.getByLabel('Saturation: warning at or below').fill('9e');
    await page.getByText('Saturation: warning at or below: “9e” is not a number.').first().waitFor();
    await page.getByLabel('Saturation: warning at or below').fill('93');
  });

  it('is edited by keyboard alone: a time, a check, a line', async () => {
    await section('In general');
    await page.getByLabel('May leave no earlier than').focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('150');
    await page.getByText('May leave no earlier than 150 minutes after the last device.').waitFor();
    await section('Checks after the dose');
    await page.getByRole('button', { name: 'Add a check to Checks after the dose' }).press('Enter');
    const time = page.getByLabel('At T+ check T+150, minutes after the dose');
    await expect.poll(() => time.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.getByText('A full set at T+150, between 145 and 155 minutes.').waitFor();
    await section('Asked before the dose');
    await page.getByRole('button', { name: 'Add a line to Checklist' }).press('Enter');
    await page.getByText('Wrong. Checklist, line 25: words are missing.').waitFor();
    await page.keyboard.type('Phone of the escort tried');
    await page.getByRole('button', { name: 'Remove Phone of the escort tried' }).press('Enter');
    await page.getByRole('button', { name: 'Remove Phone of the escort tried' }).waitFor({ state: 'hidden' });
  });

  it('asks before unsaved changes are left, and they are found again on this station', async () => {
    await goTo(page, 'Board');
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await desk.dialog().getByRole('button', { name: 'Stay' }).click();
    await page.goBack();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
    await desk.dialog().getByRole('button', { name: 'Leave', exact: true }).click();
    // The page before it has the same title: the address tells them apart.
    await page.waitForURL((url) => url.pathname === `/protocols/${protocolId}`);
    await desk.toClinic('Protocols');
    await desk.row(OURS).getByText('Changes on this station, not saved').waitFor();
    await page.getByRole('link', { name: OURS }).click();
    await page.getByRole('link', { name: 'Go on with them' }).click();
    await page.getByText('Not saved: 3 differences').waitFor();
    expect((await seen()).document.minimumMin).toBe(120);
  });

  it('saved by somebody else meanwhile is told, and both changes are put together', async () => {
    const other = await seen();
    const { preDose, readiness } = other.document;
    await admin.put(`/api/v1/protocols/${protocolId}/draft`, {
      commandId: randomUUID(),
      editSeq: other.editSeq,
      document: {
        ...other.document,
        minimumMin: 140,
        preDose: { ...preDose, spo2Below: 95 },
        readiness: { ...readiness, nearlyMin: 20, spo2NearBaseline: 3 },
      },
      note: 'Stricter before the dose',
    });
    // The page may have heard of it by itself already: then saving is barred until both are put together.
    await page.getByRole('button', { name: 'Save draft' }).press('Enter');
    const conflict = page.getByRole('alert', { name: 'Saved meanwhile' });
    await conflict.getByText('Ruth Baumann saved another draft').waitFor();
    await conflict.getByText('Hold below saturation').waitFor();
    await conflict.getByText('Both changed: May leave no earlier than.').waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
    await conflict.getByRole('button', { name: 'Put my changes onto it' }).click();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Everything is saved').waitFor();
    const { document } = await seen();
    expect(document.minimumMin).toBe(150);
    expect(document.preDose.spo2Below).toBe(95);
    expect(document.limits.systolicHigh.critical).toBe(170);
  });

  it('says what it changes, and is exported and imported as a file', async () => {
    await page.getByRole('link', { name: 'Protocol', exact: true }).click();
    const differences = page.getByRole('region', { name: 'Differences' });
    await differences.getByRole('row', { name: /May leave no earlier than 120 min 150 min/ }).waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export the draft' }).click(),
    ]);
    const file = await download.path();
    expect(download.suggestedFilename()).toBe('esketamine-in-harbour-draft.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ name: OURS, minimumMin: 150 });
    await desk.toClinic('Protocols');
    await page.getByRole('button', { name: 'Import a file' }).click();
    await desk
      .dialog()
      .locator('input[type=file]')
      .setInputFiles({
        name: 'list.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('a,b'),
      });
    await desk.dialog().getByRole('button', { name: 'Import', exact: true }).click();
    await desk.dialog().getByText('list.csv is no JSON file').waitFor();
    await desk.dialog().locator('input[type=file]').setInputFiles(file);
    await desk.dialog().getByLabel('Name').fill('From elsewhere');
    await desk.dialog().getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { name: 'From elsewhere', level: 1 }).waitFor();
    await page.getByText(`imported: ${OURS}`).waitFor();
    await page.getByRole('button', { name: 'Put aside the draft' }).click();
    await desk.dialog().getByLabel('Why').fill('Only a trial');
    await desk.dialog().getByRole('button', { name: 'Put aside', exact: true }).click();
    await page.getByRole('heading', { name: 'Put aside, never on' }).waitFor();
  });

  it('is read, not changed, by nurses and prescribers', async () => {
    for (const colleague of [NORA, IDA]) {
      const { page: hers } = await desk.stationOf(colleague);
      await hers.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Protocols' }).click();
      await hers.getByRole('link', { name: OURS }).click();
      await hers.getByText('May leave no earlier than 150 minutes').waitFor();
      expect(await hers.getByRole('link', { name: 'Edit' }).count()).toBe(0);
      expect(
        await hers.getByRole('button', { name: /Switch on|Record an approval|Fork|Discard/ }).count(),
      ).toBe(0);
      await hers.goto(`/protocols/${protocolId}/edit`);
      await hers.getByText('Only an admin can do this.').waitFor();
    }
  });

  it('is replayed over 200 simulated sessions before it is switched on, and says what would be different', async () => {
    await page.goto(`/protocols/${protocolId}`);
    await page.getByRole('link', { name: 'Replay' }).first().click();
    await page.getByText('No result is kept here').waitFor();
    await page.getByLabel('Sessions', { exact: true }).fill('200');
    await page.getByLabel('simulated: made up').check();
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    await page.getByRole('progressbar', { name: 'Sessions judged' }).waitFor();
    await page.getByRole('heading', { name: 'What it would have been' }).waitFor({ timeout: 120_000 });
    await page.getByText('Draft, 200 simulated sessions').waitFor();
    // Thirty minutes more of minimum time move nobody by more.
    await page.getByText(/^Ready 30 min later in the median of \d+ sessions/).waitFor();
    await page.getByText(/the budget of 1 in 20: \d+ critical alerts? in 200 sessions/).waitFor();
    expect(await findBarriersInBoth(page)).toEqual([]);
    expect((await seen()).draft?.replay).toMatchObject({ sums: { sessions: 200 } });
  });

  it('is approved and switched on, after every warning is accepted', async () => {
    await page.goto(`/protocols/${protocolId}`);
    await page.getByRole('button', { name: 'Record an approval the draft' }).click();
    await fillDialog(
      page,
      { 'Medical director': 'Dr. Marta Weiss', 'Approved on': '12.5.2026', Note: 'Signed paper in the safe' },
      'Record approval',
    );
    const draft = page.getByRole('region', { name: 'Draft', exact: true });
    await draft.getByText('Approved by Dr. Marta Weiss on 12 May 2026').waitFor();
    await page.getByRole('button', { name: 'Switch on the draft' }).click();
    await desk
      .dialog()
      .getByRole('row', { name: /May leave no earlier than 120 min 150 min/ })
      .waitFor();
    await desk.dialog().getByText('Sessions that are open keep the version').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    const switchOn = desk.dialog().getByRole('button', { name: 'Switch on', exact: true });
    await switchOn.click();
    await desk
      .dialog()
      .getByText(/: not ticked yet\.$/)
      .waitFor();
    await acceptAll();
    await desk.dialog().getByLabel('Why all the same').fill('x');
    await switchOn.click();
    await page.getByRole('heading', { name: 'On: version 1.2-c1' }).waitFor();
    await desk.toClinic('Protocols');
    await desk.row(OURS).getByText('On: version 1.2-c1').waitFor();
  });

  it('is what a session is opened under from now on; one that was open keeps its own', async () => {
    const { page: hers } = await desk.stationOf(NORA);
    const strip = hers.getByRole('region', { name: 'Patient' });
    await admitPatient(hers, { ...ANNA, protocol: `${OURS} 1.2-c1` });
    await goTo(hers, 'Board');
    await openSessionPage(hers, ANNA.chairId);
    await strip.getByText(`${OURS} 1.2-c1`).waitFor();
    await strip.getByText('approved: Dr. Marta Weiss, 2026-05-12').waitFor();
    await goTo(hers, 'Board');
    await openSessionPage(hers, '1');
    await strip.getByText(/^Esketamine IN 1\.2/).waitFor();
    await strip.getByText('needs your medical director’s approval').waitFor();
  });

  it('goes on as another version; who is watched under the one before keeps it', async () => {
    await page.goto(`/protocols/${protocolId}/edit`);
    await page.getByLabel('May leave no earlier than').fill('160');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Everything is saved').waitFor();
    await page.getByRole('link', { name: 'Protocol', exact: true }).click();
    const draft = page.getByRole('region', { name: 'Draft', exact: true });
    await draft.getByText('Never replayed').waitFor();
    await page.getByRole('button', { name: 'Switch on the draft' }).click();
    await acceptAll();
    await fillDialog(page, { 'Why all the same': 'Only ten minutes longer' }, 'Switch on');
    await page.getByRole('heading', { name: 'On: version 1.2-c2' }).waitFor();
    await page.getByText('Though not replayed: Only ten minutes longer').waitFor();
    const { page: hers } = await desk.stationOf(NORA);
    await openSessionPage(hers, ANNA.chairId);
    await hers.getByRole('region', { name: 'Patient' }).getByText(`${OURS} 1.2-c1`).waitFor();
    await page.getByRole('button', { name: 'Switch off version 1.2-c2' }).click();
    await fillDialog(page, { Why: 'Back to the one before' }, 'Switch off');
    await page.getByRole('heading', { name: 'Off: version 1.2-c2' }).waitFor();
    await page.getByRole('button', { name: 'Switch on version 1.2-c1' }).click();
    await acceptAll();
    await fillDialog(page, { 'Why all the same': 'x' }, 'Switch on');
    await page.getByRole('heading', { name: 'On: version 1.2-c1' }).waitFor();
  });
});
