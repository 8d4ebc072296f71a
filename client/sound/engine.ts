import { elapsedMs, type Moment, momentNow } from '#client/store/elapsed.ts';
import { burstMs, PATTERNS, type PatternName } from './patterns.ts';
import { renderBurst } from './render.ts';
import { gainOf } from './volume.ts';
import type { Loop } from './what-sounds.ts';

/** Enough for overtones of 3 kHz; the browser brings it to what its loudspeakers want. */
const SAMPLE_RATE = 22_050;
/** A clock of the sound card that stands still for so long plays nothing, whatever the browser says. */
const STUCK_MS = 3000;

/** The one loudspeaker of this page. */
export interface Engine {
  /** Plays this again and again; null: nothing. What plays already goes on, unless `restart`. */
  setLoop(loop: Loop | null, restart: boolean, volumePercent: number): void;
  /** One burst. Resolves when it is over, or was cut off by a loop or another burst. */
  playOnce(pattern: PatternName, volumePercent: number): Promise<void>;
  /** Whether the page may play, and plays. */
  isRunning(): boolean;
  /** Asks the browser to let the page play: it does so after a touch or a key, and on some machines always. */
  unblock(): void;
}

interface Playing {
  source: AudioBufferSourceNode;
  gain: GainNode;
  loop: Loop | null;
}

/** Opens the loudspeaker. `changed` is called when the browser lets the page play, or stops it. */
export function openEngine(changed: () => void): Engine {
  const context = new AudioContext();
  const buffers = new Map<string, AudioBuffer>();
  let playing: Playing | null = null;
  let seen: { at: Moment; playedS: number } = { at: momentNow(), playedS: context.currentTime };
  context.addEventListener('statechange', changed);

  function bufferOf(pattern: PatternName, lengthMs: number): AudioBuffer {
    const key = `${pattern} ${lengthMs}`;
    const known = buffers.get(key);
    if (known !== undefined) return known;
    const samples = renderBurst(PATTERNS[pattern], SAMPLE_RATE, lengthMs);
    const buffer = context.createBuffer(1, samples.length, SAMPLE_RATE);
    buffer.copyToChannel(samples, 0);
    buffers.set(key, buffer);
    return buffer;
  }

  function silence(): void {
    if (playing === null) return;
    playing.source.stop();
    playing.gain.disconnect();
    playing = null;
  }

  function start(pattern: PatternName, loop: Loop | null, volumePercent: number): AudioBufferSourceNode {
    silence();
    const source = context.createBufferSource();
    source.buffer = bufferOf(pattern, loop?.everyMs ?? burstMs(PATTERNS[pattern]));
    source.loop = loop !== null;
    const gain = context.createGain();
    gain.gain.value = gainOf(pattern, volumePercent);
    source.connect(gain).connect(context.destination);
    source.start();
    playing = { source, gain, loop };
    return source;
  }

  return {
    setLoop(loop, restart, volumePercent) {
      const now = playing?.loop ?? null;
      if (loop === null) {
        if (now !== null) silence();
        return;
      }
      if (restart || now?.pattern !== loop.pattern || now.everyMs !== loop.everyMs)
        start(loop.pattern, loop, volumePercent);
      else if (playing !== null) playing.gain.gain.value = gainOf(loop.pattern, volumePercent);
    },
    playOnce(pattern, volumePercent) {
      const source = start(pattern, null, volumePercent);
      return new Promise((resolve) => {
        source.addEventListener('ended', () => {
          if (playing?.source === source) silence();
          resolve();
        });
      });
    },
    isRunning() {
      const now = momentNow();
      const playedS = context.currentTime;
      if (playedS !== seen.playedS || context.state !== 'running') seen = { at: now, playedS };
      return context.state === 'running' && elapsedMs(seen.at, now) < STUCK_MS;
    },
    unblock() {
      // Refused until somebody has touched the page: asked again at the next touch.
      if (context.state !== 'running') void context.resume().catch(() => undefined);
    },
  };
}
