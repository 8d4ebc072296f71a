import { unpackChromium } from './chromium.ts';

export async function setup(): Promise<void> {
  await unpackChromium();
}
