import { buildWhenNeeded } from '#server/prepare.mjs';

/** Journeys run what `npm start` would serve: built from the sources as they are now. */
export async function setup(): Promise<void> {
  await buildWhenNeeded();
}
