import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { type Colleague, IDA, NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { RUTH } from '#tests/helpers/people.ts';
import { openStation, type Station, type StationOptions, signInAt } from '#tests/helpers/station.ts';
import { goTo } from './hands.ts';

type ClinicPage = 'People' | 'Displays' | 'Protocols' | 'Alarms' | 'Settings' | 'Trail';

/** A clinic with an admin at a station of her own, and the others at theirs when a test asks for them. */
export interface AdminDesk {
  clinic: TestClinic;
  browser: Browser;
  station: Station;
  page: Page;
  dialog(): Locator;
  /** The line of a list in which this stands. */
  row(text: string): Locator;
  /** Goes to a page of the clinic; its lists are then as they are now. */
  toClinic(name: ClinicPage): Promise<void>;
  /** Opens the dialog of an act on what this name stands for. */
  change(name: string, act: string): Promise<void>;
  /** What a dialog shows once. */
  shownOnce(label: string): Promise<string>;
  /** Somebody else signs in at a station that is closed when the test ends. */
  stationOf(colleague: Colleague): Promise<Station>;
  /** A station nobody is signed in at. */
  emptyStation(options?: StationOptions): Promise<Station>;
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export async function openAdminDesk(nowMs: number): Promise<AdminDesk> {
  const clinic = await openTestClinic(nowMs, [NORA, SAM, IDA, RUTH]);
  const browser = await launchChromium();
  const station = await openStation(browser, clinic.base);
  const others: Station[] = [];
  const { page } = station;
  await signInAt(station, RUTH);
  const dialog = () => page.getByRole('dialog');

  async function emptyStation(options: StationOptions = {}): Promise<Station> {
    const other = await openStation(browser, clinic.base, options);
    others.push(other);
    return other;
  }
  return {
    clinic,
    browser,
    station,
    page,
    dialog,
    row: (text) => page.getByRole('listitem').filter({ hasText: text }),
    async toClinic(name) {
      await goTo(page, 'Board');
      await goTo(page, 'Clinic');
      await page.getByRole('navigation', { name: 'Clinic' }).getByRole('link', { name }).click();
      await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
    },
    async change(name, act) {
      const menu = page.getByRole('button', { name: `Change ${name}` });
      // The only act there is stands in the row itself.
      await menu.or(page.getByRole('button', { name: `${act} ${name}` })).click();
      const [choice, form] = [act, 'Not now'].map((word) =>
        dialog().getByRole('button', { name: word, exact: true }),
      ) as [Locator, Locator];
      await choice.or(form).first().waitFor();
      if (!(await form.isVisible())) await choice.click();
      await form.waitFor();
    },
    shownOnce: (label) => dialog().getByLabel(label, { exact: true }).inputValue(),
    emptyStation,
    async stationOf(colleague) {
      const other = await emptyStation();
      await signInAt(other, colleague);
      return other;
    },
    async tidy() {
      // What one act left open is not in the way of the next.
      await page.keyboard.press('Escape');
      for (const other of others.splice(0)) await other.close();
    },
    async close() {
      await browser.close();
      await clinic.close();
    },
  };
}
