import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Caller, send } from '#server/demo/clinic-client.ts';
import type { StationInfo } from '#shared/wire/stations.ts';
import { findBarriers, findBarriersInBoth } from '#tests/helpers/axe.ts';
import { type BarePage, openBarePage } from '#tests/helpers/bare-page.ts';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { type Colleague, IDA, NORA, openTestClinic, SAM, type TestClinic } from '#tests/helpers/clinic.ts';
import { listenIn, played, plays } from '#tests/helpers/loudspeaker.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { type Bed, fillChair } from '#tests/helpers/ward.ts';
import { acknowledge } from './hands.ts';

const START = Date.UTC(2026, 4, 12, 12, 0);
const HIGH = 10;
const MEDIUM = 3;
const WITHIN = { timeout: 8000 };

describe('the sound of a station', { timeout: 120_000 }, () => {
  let clinic: TestClinic;
  let browser: Browser;
  let staff: Caller;
  let beds: Bed[];
  let nowMs = START;
  const stations: { close(): Promise<void> }[] = [];

  beforeAll(async () => {
    clinic = await openTestClinic(START, [NORA, SAM, IDA]);
    browser = await launchChromium();
    staff = await clinic.signIn(NORA);
    beds = [];
    for (const chairId of ['1', '2', '3', '4', '5', '6'])
      beds.push(
        await fillChair(staff, clinic.base, chairId, await clinic.addDevice(`Cuff ${chairId}`), nowMs),
      );
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });
  const raised: { sessionId: string; alertId: string }[] = [];
  /** Every test begins in a quiet room. */
  beforeEach(async () => {
    for (const { sessionId, alertId } of raised.splice(0))
      await send(staff, sessionId, {
        type: 'AcknowledgeAlert',
        body: { episodeId: `HAND:${alertId}` },
      }).catch(() => undefined);
  });
  afterEach(async () => {
    for (const station of stations.splice(0)) await station.close();
  });

  async function stationOf(colleague: Colleague): Promise<Station> {
    const station = await openStation(browser, clinic.base);
    stations.push(station);
    await listenIn(station.context);
    await signInAt(station, colleague);
    await control(station.page, /^Sound on/).waitFor();
    return station;
  }
  const control = (page: Page, state: RegExp) =>
    page.getByRole('banner').getByRole('button', { name: state });
  const bed = (nth: number) => beds[nth - 1] as Bed;
  async function raise(chair: number, severity: 'critical' | 'warning' = 'critical'): Promise<void> {
    const alert = { sessionId: bed(chair).sessionId, alertId: randomUUID() };
    raised.push(alert);
    await send(staff, alert.sessionId, {
      type: 'RaiseAlert',
      body: { alertId: alert.alertId, severity, text: `Pale in chair ${chair}` },
    });
  }
  async function acknowledgeElsewhere(): Promise<void> {
    for (const { sessionId, alertId } of raised.splice(0))
      await send(staff, sessionId, { type: 'AcknowledgeAlert', body: { episodeId: `HAND:${alertId}` } });
  }
  const told = async () => (await staff.get<{ stations: StationInfo[] }>('/api/v1/stations')).stations;
  const soundsOf = (page: Page, pulses: number | null) => expect.poll(() => plays(page), WITHIN).toBe(pulses);

  /**
   * Loads a page again without a touch. Whatever the test library asks of a page counts as one, so nothing is asked until
   * the server has heard of it: by then the page has tried to sound.
   */
  async function reloadUntouched(page: Page, who: string): Promise<void> {
    const sinceMs = async () => (await told()).find((station) => station.who === who)?.sinceMs;
    const before = await sinceMs();
    await page.reload({ waitUntil: 'commit' });
    await expect.poll(async () => ![before, undefined].includes(await sinceMs()), WITHIN).toBe(true);
  }
  async function setUp(page: Page, room: string, which: 'This one' | 'Another one of this room') {
    await control(page, /^Sound/).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name of the room').fill(room);
    await dialog.getByLabel('Name of the room').press('Tab');
    await dialog.getByLabel(which, { exact: true }).check();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }

  test('[SOUND] a critical value that a device posts sounds on another station as ten pulses, until somebody has seen it', async () => {
    const { page, takeComplaints } = await stationOf(SAM);
    expect(await plays(page)).toBeNull();
    nowMs += 60_000;
    await clinic.setClock(nowMs);
    await bed(1).device.post('/api/v1/readings', {
      readingId: randomUUID(),
      takenAt: new Date(nowMs).toISOString(),
      systolicMmHg: 186,
      diastolicMmHg: 112,
    });
    await soundsOf(page, HIGH);
    expect(await page.title()).toMatch(/^!!! 1 unseen · /);
    const icon = await page.locator('link[rel="icon"]').getAttribute('href');
    expect(decodeURIComponent(icon ?? '')).toMatch(/#c4161c.*>1</);
    await acknowledge(page, 'SYS 186', 'SYS 186');
    await soundsOf(page, null);
    expect(await page.title()).not.toContain('unseen');
    expect(takeComplaints()).toEqual([]);
  });

  test('only the worst is heard: a warning is three pulses, and a critical takes its place', async () => {
    const { page } = await stationOf(SAM);
    await raise(2, 'warning');
    await soundsOf(page, MEDIUM);
    await raise(3);
    await soundsOf(page, HIGH);
    const loops = (await played(page)).filter(({ loop }) => loop);
    expect(loops.filter(({ endMs }) => endMs === null)).toHaveLength(1);
    expect(loops.map(({ pulses }) => pulses)).toEqual([MEDIUM, HIGH]);
  });

  test('[L-15] a page that nobody has touched says that it is blocked; one press sounds for what is open then', async () => {
    const station = await stationOf(SAM);
    const { page } = station;
    await reloadUntouched(page, SAM.name);
    const banner = page.getByRole('alert').filter({ hasText: 'Sound is blocked on this screen' });
    await banner.waitFor();
    await control(page, /^Sound blocked/).waitFor();
    await raise(2);
    await page.getByRole('listitem').filter({ hasText: 'Pale in chair 2' }).waitFor();
    expect(await played(page)).toEqual([]);
    await expect.poll(async () => (await told()).map(({ sound }) => sound)).toEqual(['blocked']);
    expect(await banner.getByRole('button').allInnerTexts()).toEqual(['Turn sound on']);
    expect(await findBarriers(page)).toEqual([]);

    await banner.getByRole('button', { name: 'Turn sound on' }).click();
    await soundsOf(page, HIGH);
    await banner.waitFor({ state: 'hidden' });
    await expect.poll(async () => (await told()).map(({ sound }) => sound)).toEqual(['on']);
  });

  test('[AUDIO-PAUSE] P pauses it with a countdown that others see, and a new alert ends the pause', async () => {
    const { page } = await stationOf(SAM);
    const other = (await stationOf(IDA)).page;
    await raise(2);
    await soundsOf(page, HIGH);
    await page.keyboard.press('p');
    await control(page, /^Sound paused [12]:\d\d/).waitFor();
    await soundsOf(page, null);
    await soundsOf(other, HIGH);

    await control(other, /^Sound on/).click();
    const row = other.getByRole('dialog').getByRole('listitem').filter({ hasText: SAM.name });
    await row.getByText(`Paused by ${SAM.name} at`).waitFor();
    await other.keyboard.press('Escape');

    await raise(3, 'warning');
    await soundsOf(page, HIGH);
    await control(page, /^Sound on/).waitFor();
    await expect.poll(async () => (await told()).filter(({ paused }) => paused !== null)).toEqual([]);
  });

  test('a pause is ended by whoever is there, by the key or the button beside it', async () => {
    const { page } = await stationOf(SAM);
    await raise(2);
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Pause sound 2 min/ })
      .click();
    await control(page, /^Sound paused/).waitFor();
    await soundsOf(page, null);
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Sound on now/ })
      .click();
    await soundsOf(page, HIGH);
    await page.keyboard.press('p');
    await soundsOf(page, null);
    await page.keyboard.press('p');
    await soundsOf(page, HIGH);
  });

  test('[AUDIBLE] of two stations in one room one sounds; when it cannot, the other does and says so', async () => {
    const sounding = (await stationOf(SAM)).page;
    const other = (await stationOf(IDA)).page;
    await setUp(sounding, 'Recovery', 'This one');
    await setUp(other, 'recovery', 'Another one of this room');
    await control(other, /^Room sounds elsewhere/).waitFor();
    await raise(2);
    await soundsOf(sounding, HIGH);
    expect((await played(other)).filter(({ loop }) => loop)).toEqual([]);

    await reloadUntouched(sounding, SAM.name);
    await soundsOf(other, HIGH);
    await other.getByText('This screen sounds for recovery.').waitFor();
    await control(other, /^Sound on, stands in/).waitFor();

    await sounding.getByRole('button', { name: 'Turn sound on' }).click();
    await soundsOf(sounding, HIGH);
    await soundsOf(other, null);
    await control(other, /^Room sounds elsewhere/).waitFor();
  });

  async function sleeper(room: string): Promise<BarePage> {
    const settings = { volumePercent: 80, lowTone: true, room, soundsHere: true, notifies: false };
    const { cookie } = await clinic.signIn(SAM);
    const page = await openBarePage(browser, clinic.base, cookie, { 'afterdose-sound': settings });
    stations.push(page);
    await expect.poll(page.text, WITHIN).toContain('Turn sound on');
    await page.press('Turn sound on');
    await expect.poll(page.text, WITHIN).toContain('Sound on');
    return page;
  }
  const playsAt = (page: BarePage, pulses: number | null) => expect.poll(page.plays, WITHIN).toBe(pulses);

  test('[L-9] [WAKE] a tab that the browser freezes is stood in for at once; awake again it plays nothing that somebody has seen', async () => {
    const page = await sleeper('Recovery');
    const other = (await stationOf(IDA)).page;
    await setUp(other, 'Recovery', 'Another one of this room');
    await control(other, /^Room sounds elsewhere/).waitFor();
    await raise(2);
    await playsAt(page, HIGH);
    expect(await plays(other)).toBeNull();

    await page.freeze();
    await soundsOf(other, HIGH);
    expect(await page.plays()).toBeNull();
    const before = (await page.played()).length;
    await acknowledgeElsewhere();
    await soundsOf(other, null);
    // Unanswered for fifteen seconds, the server takes it for gone: what is said from now on it has to catch up with.
    await expect
      .poll(async () => (await told()).map(({ who }) => who), { timeout: 30_000 })
      .toEqual([IDA.name]);
    await raise(3, 'warning');
    await page.wake();
    await playsAt(page, MEDIUM);
    const since = (await page.played()).slice(before).filter(({ loop }) => loop);
    expect(since.map(({ pulses }) => pulses)).toEqual([MEDIUM]);
    await soundsOf(other, null);
  });

  test('[L-15] a sound check plays the three patterns and keeps what the person says; then nothing is due', async () => {
    const { page } = await stationOf(SAM);
    await control(page, /not checked/).click();
    const dialog = page.getByRole('dialog', { name: 'Sound of this station' });
    await dialog.getByText('Never checked on this machine.').waitFor();
    const before = (await played(page)).length;
    await dialog.getByRole('button', { name: 'Play the three sounds' }).click();
    const heard = dialog.getByRole('button', { name: 'I heard all three' });
    await heard.waitFor({ timeout: 15_000 });
    expect((await played(page)).slice(before).map(({ pulses, loop }) => [pulses, loop])).toEqual([
      [HIGH, false],
      [MEDIUM, false],
      [1, false],
    ]);
    expect(await findBarriers(page)).toEqual([]);
    await heard.click();
    await dialog.getByText(/Last checked \d\d:\d\d, heard\./).waitFor();
    await page.keyboard.press('Escape');
    await reloadUntouched(page, SAM.name);
    await page.getByRole('button', { name: 'Turn sound on' }).click();
    await control(page, /^Sound on$/).waitFor();
  });

  test('[L-16] the volume of what is critical has a floor, said beside the slider; every setting is found again', async () => {
    const { page } = await stationOf(SAM);
    await control(page, /^Sound on/).click();
    const dialog = page.getByRole('dialog');
    const slider = dialog.getByRole('slider', { name: 'Volume' });
    await slider.focus();
    await page.keyboard.press('Home');
    await dialog.getByText('What is critical is never quieter than 60 %.').waitFor();
    expect(await slider.inputValue()).toBe('10');
    await page.keyboard.press('Escape');
    expect(await findBarriersInBoth(page)).toEqual([]);
    await page.reload();
    await control(page, /^Sound/).click();
    expect(await slider.inputValue()).toBe('10');
  });
});
