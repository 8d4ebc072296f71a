import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds against WCAG 2.2 A and AA on the page as it stands, or in the part of it that `within` selects: rule,
 * place and reason, one line each.
 */
export async function findBarriers(page: Page, within?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(WCAG_22_AA);
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}

/** The same in light and in dark, by the switch in the bar, for a page that is come to only once. */
export async function findBarriersInBoth(page: Page): Promise<string[]> {
  const light = await findBarriers(page);
  await page.getByRole('button', { name: 'Dark colours' }).click();
  const dark = await findBarriers(page);
  await page.getByRole('button', { name: 'Light colours' }).click();
  return [...light, ...dark.map((barrier) => `in dark: ${barrier}`)];
}

/** The same of every dialog that the acts behind these buttons open, one after another. Nothing is sent. */
export async function findDialogBarriers(page: Page, buttons: readonly Locator[]): Promise<string[]> {
  const found: string[] = [];
  for (const button of buttons) {
    await button.click();
    found.push(...(await barriersOfOpenDialog(page)));
  }
  return found;
}

/** The same of a menu and of every dialog that an act in it opens. */
export async function findMenuBarriers(page: Page, menu: Locator): Promise<string[]> {
  const dialog = page.getByRole('dialog');
  const acts = dialog.getByRole('listitem').getByRole('button');
  await menu.click();
  await acts.first().waitFor();
  const found = await findBarriers(page, DIALOG);
  const labels = await acts.allInnerTexts();
  await page.keyboard.press('Escape');
  for (const label of labels) {
    await menu.click();
    await dialog.getByRole('button', { name: label, exact: true }).click();
    found.push(...(await barriersOfOpenDialog(page)).map((barrier) => `${label}: ${barrier}`));
  }
  return found;
}

const DIALOG = '[role="dialog"]';

async function barriersOfOpenDialog(page: Page): Promise<string[]> {
  const dialog = page.getByRole('dialog');
  // Each has a way out by its last button: a form may be left, a thing shown is done with.
  await dialog.getByRole('button', { name: /^(Not now|Done)$/ }).waitFor();
  const found = await findBarriers(page, DIALOG);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  return found;
}
