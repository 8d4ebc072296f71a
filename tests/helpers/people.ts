import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Caller } from '#server/demo/clinic-client.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Colleague as Listed } from '#shared/wire/people.ts';
import type { Colleague, TestClinic } from './clinic.ts';

export const RUTH: Colleague = {
  name: 'Ruth Baumann',
  role: 'admin',
  passphrase: 'ruth keeps every list of keys',
};

/** Gives a colleague a PIN, as they would on their own page. */
export async function givePin(clinic: TestClinic, colleague: Colleague, pin: string): Promise<void> {
  const caller = await clinic.signIn(colleague);
  await caller.put('/api/v1/me/pin', { passphrase: colleague.passphrase, pin });
}

/** Whose id the clinic knows this name by. */
export async function staffIdOf(staff: Caller, name: string): Promise<string> {
  const { colleagues } = await staff.get<{ colleagues: Listed[] }>('/api/v1/station/colleagues');
  const found = colleagues.find((colleague) => colleague.name === name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found.staffId;
}

/** An admin adds somebody; resolves with the one-time link, path and token. */
export async function invite(admin: Caller, name: string, role: Role): Promise<string> {
  const { link } = await admin.post<{ link: { path: string } }>('/api/v1/staff', {
    commandId: randomUUID(),
    name,
    role,
  });
  return link.path;
}

/** The button of the bar that says who holds the station. */
export function holder(page: Page, { name, role }: Pick<Colleague, 'name' | 'role'>) {
  return page.getByRole('button', { name: new RegExp(`^${name}, ${role}: `) });
}

/** Signs out of a station where nothing is left to be filed. */
export async function signOutAt(page: Page): Promise<void> {
  await page.keyboard.press('w');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await page
    .getByRole('dialog', { name: /^Sign out / })
    .getByRole('button', { name: 'Sign out' })
    .click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** In the open question: a few letters, Enter, the PIN, Enter. */
export async function sayWho(page: Page, letters: string, pin: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').waitFor();
  await dialog.getByRole('list', { name: 'Colleagues' }).getByRole('button').first().waitFor();
  await page.keyboard.type(letters);
  await page.keyboard.press('Enter');
  await dialog.getByLabel('PIN', { exact: true }).waitFor();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
}
