import type { Browser, BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import type { Colleague } from './clinic.ts';

export const DESK = { width: 1440, height: 900 };
export const WALL = { width: 1920, height: 1080 };
export const PHONE = { width: 390, height: 844 };

/** A screen in a browser of its own: cookies and storage are not shared with any other. */
export interface Station {
  page: Page;
  context: BrowserContext;
  /** What the page complained about so far: console errors and errors nobody caught. Empties the list. */
  takeComplaints(): string[];
  close(): Promise<void>;
}

export interface StationOptions {
  viewport?: { width: number; height: number };
  /** As the switch in the bar would leave it: a station goes by its own choice, not by its machine's. */
  colorScheme?: 'light' | 'dark';
}

export async function openStation(
  browser: Browser,
  base: string,
  options: StationOptions = {},
): Promise<Station> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: options.viewport ?? DESK,
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  if (options.colorScheme !== undefined)
    await context.addInitScript((scheme) => {
      for (const key of ['afterdose-colours', 'afterdose-wall-colours']) localStorage.setItem(key, scheme);
    }, options.colorScheme);
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  let complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isNobodySignedIn(message))
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  const takeComplaints = () => {
    const taken = complaints;
    complaints = [];
    return taken;
  };
  return { page, context, takeComplaints, close: () => context.close() };
}

/** The browser itself reports the 401 by which a station learns that nobody is signed in. */
function isNobodySignedIn(message: ConsoleMessage): boolean {
  return message.text().includes('401') && message.location().url.endsWith('/api/v1/me');
}

/** Signs in on the sign-in page and waits for the board, where the person's name stands as `shownAs`. */
export async function signInAt(
  { page }: Station,
  { name, role, passphrase }: Colleague,
  shownAs: string = name,
): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: `${shownAs}, ${role}: who is here` }).waitFor();
}
