import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asDevice, type Caller } from '#server/demo/clinic-client.ts';
import type { DeviceInfo } from '#shared/wire/api.ts';
import { NORA, SAM } from '#tests/helpers/clinic.ts';
import { RUTH } from '#tests/helpers/people.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { type AdminDesk, openAdminDesk } from './admin-desk.ts';
import { fillDialog, goTo } from './hands.ts';

const NOW = Date.UTC(2026, 4, 12, 12, 0);
const MIN = 60_000;

describe('running a clinic', () => {
  let desk: AdminDesk;
  let page: Page;
  let nurse: Caller;

  beforeAll(async () => {
    desk = await openAdminDesk(NOW);
    page = desk.page;
    nurse = await desk.clinic.signIn(NORA);
  });
  afterEach(() => desk.tidy());
  afterAll(() => desk?.close());

  describe('people', () => {
    it('are added with a link that is shown once, and choose their own passphrase with it', async () => {
      await desk.toClinic('People');
      await page.getByRole('button', { name: 'Add a person' }).click();
      await desk.dialog().getByLabel('Name').fill('Lena Vogt');
      await desk
        .dialog()
        .getByLabel(/^Nurse: /)
        .check();
      await desk.dialog().getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('dialog', { name: 'Link for Lena Vogt' }).waitFor();
      await desk.dialog().getByRole('img', { name: 'The same link as a QR code' }).waitFor();
      const link = await desk.shownOnce('Link');
      expect(link).toMatch(new RegExp(`^${desk.clinic.base}/welcome#\\S{20,}$`));
      await desk.dialog().getByRole('button', { name: 'Done' }).click();
      await desk.dialog().getByRole('button', { name: 'Copied, close' }).click();
      await desk
        .row('Lena Vogt')
        .getByText(/^Invited until /)
        .waitFor();

      const accepted = await fetch(`${desk.clinic.base}/api/v1/invitations/accept`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          token: link.split('#')[1],
          passphrase: 'lena counts every breath',
          pin: null,
        }),
      });
      expect(accepted.status).toBe(200);
      await desk.toClinic('People');
      await desk.row('Lena Vogt').getByText('Ready').waitFor();
      await desk.row('Lena Vogt').getByText('No PIN, no second factor').waitFor();
    });

    it('of one name are told apart before they are two', async () => {
      await page.getByRole('button', { name: 'Add a person' }).click();
      await desk.dialog().getByLabel('Name').fill('Lena Vogt');
      await desk
        .dialog()
        .getByLabel(/^Nurse: /)
        .check();
      await desk.dialog().getByRole('button', { name: 'Add', exact: true }).click();
      await desk.dialog().getByText('There is already someone called Lena Vogt.').waitFor();
      await page.keyboard.press('Escape');
    });

    it('get another role with a reason, true at once on their open screen', async () => {
      const { page: hers } = await desk.stationOf(SAM);
      await desk.toClinic('People');
      await desk.change(SAM.name, 'Change role');
      await desk.dialog().getByText('also on the screens they are signed in on').waitFor();
      await fillDialog(
        page,
        { 'Admin: people': 'ticked', Why: 'Keeps the lists from now on' },
        'Change role',
      );
      await desk.row(SAM.name).getByText('admin', { exact: true }).waitFor();
      await hers.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Clinic' }).waitFor();
      await desk.change(SAM.name, 'Change role');
      await fillDialog(page, { 'Nurse: records': 'ticked', Why: 'Back at the chairs' }, 'Change role');
      await desk.row(SAM.name).getByText('nurse', { exact: true }).waitFor();
    });

    it('who are disabled are out at once, and the dialog says so before', async () => {
      const { page: hers } = await desk.stationOf(SAM);
      await desk.toClinic('People');
      await desk
        .row(SAM.name)
        .getByText(/^Signed in on /)
        .waitFor();
      await desk.change(SAM.name, 'Disable');
      await desk
        .dialog()
        .getByText(/^Ends .* sign-ins? at once/)
        .waitFor();
      await fillDialog(page, { Why: 'Left the clinic' }, 'Disable');
      await desk
        .row(SAM.name)
        .getByText(/^Disabled since /)
        .waitFor();
      await hers.getByRole('heading', { name: 'Sign in' }).waitFor();
      await desk.change(SAM.name, 'Enable');
      await fillDialog(page, { Why: 'Came back' }, 'Enable');
      await desk.row(SAM.name).getByText('Ready').waitFor();
    });

    it('are never offered an act that would shut themselves out', async () => {
      await page.getByRole('button', { name: `Change ${RUTH.name}` }).click();
      await desk.dialog().getByRole('button', { name: 'Change role' }).waitFor();
      expect(
        await desk
          .dialog()
          .getByRole('button', { name: /Disable|Reset/ })
          .count(),
      ).toBe(0);
      await desk.dialog().getByRole('button', { name: 'Change role' }).click();
      await desk
        .dialog()
        .getByLabel(/^Nurse: /)
        .check();
      await desk.dialog().getByLabel('Why').fill('Tired of lists');
      await desk.dialog().getByRole('button', { name: 'Change role' }).click();
      await desk.dialog().getByText('This is the last admin who can sign in.').waitFor();
      await page.keyboard.press('Escape');
    });

    it('are changed by keyboard alone, and the focus comes back to where it came from', async () => {
      const button = page.getByRole('button', { name: `Change ${NORA.name}` });
      await button.focus();
      await page.keyboard.press('Enter');
      const rename = desk.dialog().getByRole('button', { name: 'Rename' });
      await rename.waitFor();
      await expect
        .poll(async () => {
          await page.keyboard.press('Tab');
          return rename.evaluate((one) => one === document.activeElement);
        })
        .toBe(true);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: `Rename ${NORA.name}` }).waitFor();
      await page.keyboard.press('Escape');
      await desk.dialog().waitFor({ state: 'hidden' });
      await expect.poll(() => button.evaluate((one) => one === document.activeElement)).toBe(true);
    });

    it('are no page for a nurse, who is told who can', async () => {
      const { page: hers } = await desk.stationOf(NORA);
      expect(
        await hers.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Clinic' }).count(),
      ).toBe(0);
      await hers.goto('/people');
      await hers.getByText('Only an admin can do this.').waitFor();
    });
  });

  describe('devices', () => {
    let token = '';
    async function statusOf(key: string, headers: Record<string, string> = {}): Promise<number> {
      const answer = await fetch(`${desk.clinic.base}/api/v1/readings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
        body: '[]',
      });
      return answer.status;
    }

    it('are added with a token that is shown once and posts', async () => {
      await goTo(page, 'Devices');
      await page.getByRole('button', { name: 'Add a device' }).click();
      await desk.dialog().getByLabel('Name').fill('Cuff C-04');
      await desk
        .dialog()
        .getByLabel(/^When somebody asks/)
        .check();
      await desk.dialog().getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('dialog', { name: 'Token of Cuff C-04' }).waitFor();
      token = await desk.shownOnce('Token');
      expect(await desk.shownOnce('Line to try it')).toContain(`Bearer ${token}`);
      expect(await statusOf(token)).toBe(200);
      await desk.dialog().getByRole('button', { name: 'Done' }).click();
      await desk.dialog().getByRole('button', { name: 'Copied, close' }).click();
    });

    it('tell when they were heard, how far their clock is off and what they posted in vain', async () => {
      const takenAt = new Date(NOW).toISOString();
      await asDevice(desk.clinic.base, token).post('/api/v1/readings', [
        { readingId: randomUUID(), takenAt, spo2Percent: 970 },
      ]);
      await statusOf(token, { date: new Date(NOW + 26 * MIN).toUTCString() });
      await goTo(page, 'Board');
      await goTo(page, 'Devices');
      await desk
        .row('Cuff C-04')
        .getByText(/^Heard .* from 127\.0\.0\.1/)
        .waitFor();
      await desk.row('Cuff C-04').getByText('Its clock is 26 min fast.').waitFor();
      await desk.row('Cuff C-04').getByRole('button', { name: 'Refused one reading today' }).waitFor();
    });

    it('get a new token, and the old one is dead', async () => {
      await desk.change('Cuff C-04', 'New token');
      await desk.dialog().getByRole('button', { name: 'Make a token' }).click();
      await page.getByRole('dialog', { name: 'Token of Cuff C-04' }).waitFor();
      const fresh = await desk.shownOnce('Token');
      await desk.dialog().getByRole('button', { name: 'Done' }).click();
      await desk.dialog().getByRole('button', { name: 'Copied, close' }).click();
      expect([await statusOf(token), await statusOf(fresh)]).toEqual([401, 200]);
      token = fresh;
    });

    it('are renamed, taken out of use with a reason, and taken back', async () => {
      await desk.change('Cuff C-04', 'Rename');
      await fillDialog(page, { Name: 'Cuff C-05' }, 'Rename');
      await desk.change('Cuff C-05', 'Take out of use');
      await fillDialog(page, { Why: 'Leaks' }, 'Take out of use');
      await desk
        .row('Cuff C-05')
        .getByText(/^Out of use since /)
        .waitFor();
      expect(await statusOf(token)).toBe(401);
      expect(await desk.row('Cuff C-05').getByRole('button', { name: 'Bind' }).count()).toBe(0);
      await desk.change('Cuff C-05', 'Take back into use');
      await desk.dialog().getByRole('button', { name: 'Take back' }).click();
      await page.getByRole('dialog', { name: 'Token of Cuff C-05' }).waitFor();
      expect(await statusOf(await desk.shownOnce('Token'))).toBe(200);
      await desk.dialog().getByRole('button', { name: 'Done' }).click();
      await desk.dialog().getByRole('button', { name: 'Copied, close' }).click();
      const { devices } = await nurse.get<{ devices: DeviceInfo[] }>('/api/v1/devices');
      expect(devices).toMatchObject([{ name: 'Cuff C-05', revokedAtMs: null }]);
    });

    it('are seen by a nurse without the acts of an admin', async () => {
      const { page: hers } = await desk.stationOf(NORA);
      await goTo(hers, 'Devices');
      await hers.getByRole('button', { name: 'Bind Cuff C-05' }).waitFor();
      expect(await hers.getByRole('button', { name: /^Change|^Add a device/ }).count()).toBe(0);
    });
  });

  it('a wall display is added with a link, paired by it, and taken out of use', async () => {
    await desk.toClinic('Displays');
    await page.getByText('No displays yet').waitFor();
    await page.getByRole('button', { name: 'Add a display' }).click();
    await desk.dialog().getByLabel('Name').fill('Corridor');
    await desk.dialog().getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('dialog', { name: 'Link for Corridor' }).waitFor();
    const link = await desk.shownOnce('Link');
    await desk.dialog().getByRole('button', { name: 'Done' }).click();
    await desk.dialog().getByRole('button', { name: 'Copied, close' }).click();
    await desk.row('Corridor').getByText('Waits for its screen to open the link').waitFor();

    const wall = await desk.emptyStation();
    await wall.page.goto(link);
    await wall.page.getByRole('button', { name: 'Show the board here' }).click();
    await wall.page.getByRole('region', { name: 'Chairs' }).waitFor();
    await desk.toClinic('Displays');
    await desk.row('Corridor').getByText('Paired').waitFor();

    await desk.change('Corridor', 'Take out of use');
    await fillDialog(page, { Why: 'Moved to another room' }, 'Take out of use');
    await desk
      .row('Corridor')
      .getByText(/^Out of use since /)
      .waitFor();
    await wall.page.getByRole('region', { name: 'Chairs' }).waitFor({ state: 'detached' });
  });

  describe('settings', () => {
    it('say what they do to people, before and after they are changed', async () => {
      await desk.toClinic('Settings');
      await page.getByText('A station nobody touches for 5 min keeps its board').waitFor();
      await page.getByRole('button', { name: 'Change Lock after' }).click();
      await fillDialog(page, { 'Minutes without a touch': '9' }, 'Save');
      await page.getByText('A station nobody touches for 9 min keeps its board').waitFor();
      await page.getByRole('button', { name: 'Change A wall display shows' }).click();
      await fillDialog(page, { 'Names: the wall hangs where only staff see it': 'ticked' }, 'Save');
      await page.getByText('Whoever sees the wall reads names. Birth dates stay off it.').waitFor();
    });

    it('name the clinic, on every screen at once', async () => {
      await page.getByRole('button', { name: 'Change Name' }).click();
      await fillDialog(page, { Name: 'Northside', Why: 'We moved' }, 'Rename');
      await page.getByRole('banner').getByText('Northside').waitFor();
    });

    it('keep a chair that somebody sits in', async () => {
      await seatSomeone(nurse, '7', NOW);
      await page.getByRole('button', { name: 'Change Chairs' }).click();
      await desk.dialog().getByLabel('Chairs, separated by spaces').fill('1 2 3');
      await expect
        .poll(async () => {
          await desk.dialog().getByRole('button', { name: 'Save chairs' }).click();
          return desk.dialog().getByText('Somebody is in chair 7: it stays.').isVisible();
        })
        .toBe(true);
      await desk.dialog().getByLabel('Chairs, separated by spaces').fill('7 2 3 4');
      await desk.dialog().getByRole('button', { name: 'Save chairs' }).click();
      await page.getByText('4 tiles on every board, in this order.').waitFor();
    });
  });

  it('complains about nothing on the way', () => {
    const complaints = desk.station.takeComplaints().filter((line) => !/status of 4(09|01)/.test(line));
    expect(complaints).toEqual([]);
  });
});
