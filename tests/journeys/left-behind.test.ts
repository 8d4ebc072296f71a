import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/helpers/chromium.ts';
import { NORA, openTestClinic, type TestClinic } from '#tests/helpers/clinic.ts';
import { signOutAt } from '#tests/helpers/people.ts';
import { openStation, type Station, signInAt } from '#tests/helpers/station.ts';
import { seatSomeone } from '#tests/helpers/ward.ts';
import { fileSet, goTo, openSessionPage, tile } from './hands.ts';

const NOW = Date.parse('2026-05-12T12:00:00Z');
const NAME = 'Unmistakable, Quirin';

/** Everything the page could find again: storages, databases, caches, and who works behind it. Runs in the page. */
const KEPT = `(async () => {
  const all = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie];
  for (const name of await caches.keys()) all.push('cache ' + name);
  for (const { scope } of await navigator.serviceWorker.getRegistrations()) all.push('worker ' + scope);
  const done = (request) => new Promise((tell) => { request.onsuccess = () => tell(request.result); });
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name));
    for (const store of db.objectStoreNames)
      all.push(store + JSON.stringify(await done(db.transaction(store).objectStore(store).getAll())));
    db.close();
  }
  return all.join('\\n');
})()`;

describe('a shared station', () => {
  let clinic: TestClinic;
  let browser: Browser;
  let station: Station;
  let page: Page;

  beforeAll(async () => {
    clinic = await openTestClinic(NOW, [NORA]);
    browser = await launchChromium();
    await seatSomeone(await clinic.signIn(NORA), '2', NOW, NAME);
    station = await openStation(browser, clinic.base);
    page = station.page;
    await signInAt(station, NORA);
  });
  afterAll(async () => {
    await browser?.close();
    await clinic?.close();
  });

  it('[A-99] keeps nothing of a patient in the browser once what was entered is recorded', async () => {
    await tile(page, '2').getByText(NAME).waitFor();
    await fileSet(page, '2', '122/76 72 98 14');
    await openSessionPage(page, '2');
    await goTo(page, 'Arrivals');
    await page.getByText(NAME).first().waitFor();
    const kept = await page.evaluate<string>(KEPT);
    expect(kept).not.toMatch(/unmistakable|quirin|1980-02-03|122\/76/i);
    expect(kept).not.toMatch(/^(cache|worker) /m);
  });

  it('[A-100] is no way round the server: what its buttons do not offer is refused, however it is asked', async () => {
    const commandId = '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11';
    for (const [path, body] of [
      ['/api/v1/staff', { commandId, name: 'Eve', role: 'admin' }],
      ['/api/v1/devices', { commandId, name: 'Eve', continuous: false }],
    ] as const) {
      const asked = JSON.stringify([path, JSON.stringify(body)]);
      const status = await page.evaluate<number>(
        `(([path, body]) => fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
          .then(({ status }) => status))(${asked})`,
      );
      expect([path, status]).toEqual([path, 403]);
    }
  });

  it('[A-98] shows nobody anything when its person has signed out, by the back button or from what the browser keeps', async () => {
    await goTo(page, 'Board');
    await tile(page, '2').getByText(NAME).waitFor();
    await signOutAt(page);
    for (const leave of ['goBack', 'reload', 'goForward'] as const) {
      await page[leave]();
      await page.getByLabel('Passphrase', { exact: true }).waitFor();
      expect(await page.getByText('Unmistakable').count()).toBe(0);
    }
    expect(await page.evaluate<string>(KEPT)).not.toMatch(/unmistakable|quirin/i);
  });
});
