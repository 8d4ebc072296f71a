import type { BrowserContext, Page } from 'playwright-core';

/** One pattern that a page began to play. */
export interface Played {
  /** Counted in the samples themselves: stretches of sound with silence between them. */
  pulses: number;
  /** Again and again, until it was stopped. */
  loop: boolean;
  /** Instants of the machine, ms since the epoch; `endMs` null: it still plays. */
  atMs: number;
  endMs: number | null;
}

/**
 * Listens at the browser's own door to the loudspeaker, on every page of this context: each start of a buffer on a context
 * that runs. The program itself knows nothing of it.
 */
export async function listenIn(context: BrowserContext): Promise<void> {
  await context.addInitScript(LISTEN);
}

/** Everything this page has played so far. */
export function played(page: Page): Promise<Played[]> {
  return page.evaluate('globalThis.loudspeaker');
}

/** What plays again and again now, as its pulses; null: nothing. */
export async function plays(page: Page): Promise<number | null> {
  return playsNow(await played(page));
}

export function playsNow(all: readonly Played[]): number | null {
  return all.findLast(({ loop, endMs }) => loop && endMs === null)?.pulses ?? null;
}

/** What the page runs first. As text: a translated function would call what the page does not have. */
export const LISTEN = `
globalThis.loudspeaker = [];
{
  const now = () => performance.timeOrigin + performance.now();
  const { start, stop } = AudioBufferSourceNode.prototype;
  const entries = new WeakMap();
  const pulsesOf = (buffer) => {
    const samples = buffer.getChannelData(0);
    const pauseLength = 0.04 * buffer.sampleRate;
    let pulses = 0;
    let lastLoud = -Infinity;
    samples.forEach((sample, index) => {
      if (Math.abs(sample) < 0.01) return;
      if (index - lastLoud > pauseLength) pulses += 1;
      lastLoud = index;
    });
    return pulses;
  };
  AudioBufferSourceNode.prototype.start = function (...args) {
    if (this.context.state === 'running') {
      const entry = { pulses: pulsesOf(this.buffer), loop: this.loop, atMs: now(), endMs: null };
      entries.set(this, entry);
      globalThis.loudspeaker.push(entry);
      this.addEventListener('ended', () => (entry.endMs ??= now()));
    }
    return start.apply(this, args);
  };
  AudioBufferSourceNode.prototype.stop = function (...args) {
    const entry = entries.get(this);
    if (entry !== undefined) entry.endMs ??= now();
    return stop.apply(this, args);
  };
}
`;
