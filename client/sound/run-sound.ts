import { boardStore } from '#client/store/board.ts';
import { type LiveState, useLive } from '#client/store/live.ts';
import { dropPause, forgetSound, pauseLeftMs, useSound } from '#client/store/sound.ts';
import { leavesSound, useSoundSettings } from '#client/store/sound-settings.ts';
import { isHere } from '#shared/summary.ts';
import { boardCalls, watchCalls } from './calls.ts';
import { type Engine, openEngine } from './engine.ts';
import { notify } from './notify.ts';
import { PATTERN_NAMES, type PatternName } from './patterns.ts';
import { type Facts, type Memory, NOTHING_KNOWN, whatSounds } from './what-sounds.ts';

/** The loudspeaker of this page, opened when somebody first signs in; it outlives whoever is signed in. */
let engine: Engine | null = null;
let memory: Memory = NOTHING_KNOWN;
/** A sound check plays: no sample may cut it off, but whatever calls may. */
let checking = false;
/** Looking changes what is looked at. */
let looking = false;

const LOOK_EVERY_MS = 1000;
/** How long a browser may take to say that a page plays. */
const STARTING_MS = 1000;
const TOUCHES = ['pointerdown', 'keydown'] as const;

/**
 * Sounds for as long as somebody is signed in: at every change of the board, of the connection and of this station's own
 * state, and every second for what only time changes. The returned function ends it.
 */
export function startSound(): () => void {
  engine ??= openEngine(look);
  engine.unblock();
  memory = NOTHING_KNOWN;
  const stops = [
    boardStore.subscribe(look),
    useLive.subscribe(look),
    useSound.subscribe(look),
    useSoundSettings.subscribe(look),
  ];
  const looks = setInterval(look, LOOK_EVERY_MS);
  const started = setTimeout(() => hearEngine(false), STARTING_MS);
  for (const touch of TOUCHES) document.addEventListener(touch, unblockSound, { capture: true });
  look();
  return () => {
    for (const stop of stops) stop();
    clearInterval(looks);
    clearTimeout(started);
    for (const touch of TOUCHES) document.removeEventListener(touch, unblockSound, { capture: true });
    engine?.setLoop(null, false, 0);
    forgetSound();
  };
}

/** Any touch of the page lets it play; this asks for it. */
export function unblockSound(): void {
  engine?.unblock();
}

/** Plays the three patterns one after another, the worst first; `onPattern` says which. False: an alert cut them off. */
export async function playCheck(onPattern: (pattern: PatternName) => void): Promise<boolean> {
  checking = true;
  try {
    for (const pattern of PATTERN_NAMES) {
      if (useSound.getState().calling !== null || useSound.getState().audio !== 'running') return false;
      onPattern(pattern);
      await engine?.playOnce(pattern, useSoundSettings.getState().volumePercent);
    }
    return useSound.getState().calling === null;
  } finally {
    checking = false;
  }
}

/** One burst at the volume of now, to hear how loud it is. */
export function playSample(pattern: PatternName): void {
  const { calling, audio } = useSound.getState();
  if (calling === null && audio === 'running' && !checking)
    void engine?.playOnce(pattern, useSoundSettings.getState().volumePercent);
}

function look(): void {
  if (engine === null || looking) return;
  looking = true;
  try {
    const starting = useSound.getState().audio === 'starting';
    hearEngine(starting);
    if (useSound.getState().pause !== null && pauseLeftMs(useSound.getState().pause) === 0) dropPause();
    const sounding = whatSounds(memory, factsNow());
    const first = memory.known === null;
    memory = sounding.memory;
    if (sounding.endsPause) dropPause();
    const { volumePercent } = useSoundSettings.getState();
    engine.setLoop(sounding.loop, sounding.restart, volumePercent);
    if (sounding.shot !== null) void engine.playOnce(sounding.shot, volumePercent);
    const calling = sounding.loop?.pattern ?? null;
    if (useSound.getState().calling !== calling) useSound.setState({ calling });
    if (!first) notify(sounding.news);
  } finally {
    looking = false;
  }
}

/** Takes over whether the page may play. `starting`: that it does not yet means nothing yet. */
function hearEngine(starting: boolean): void {
  const { audio } = useSound.getState();
  const now = engine?.isRunning() === true ? 'running' : starting ? 'starting' : 'blocked';
  if (audio !== now) useSound.setState({ audio: now });
}

function factsNow(): Facts {
  const { known, received } = boardStore.getState();
  const live = useLive.getState();
  const { audio, pause, standsIn } = useSound.getState();
  const settings = useSoundSettings.getState();
  const summaries = Object.values(received);
  const calls = [...boardCalls(summaries), ...watchCalls(live.stations)];
  return {
    link: linkOf(live, known),
    slept: live.blindBy === 'sleep',
    calls: settings.lowTone ? calls : calls.filter(({ severity }) => severity !== 'notice'),
    patientsHere: summaries.some(isHere),
    blocked: audio !== 'running',
    paused: pauseLeftMs(pause) > 0,
    elsewhere: leavesSound(settings) && !standsIn,
  };
}

/**
 * What played when the page was put to sleep must not be the first thing heard when it wakes: whatever it holds waits
 * until it has caught up.
 */
function linkOf({ status, blindBy, behind }: LiveState, boardKnown: boolean): Facts['link'] {
  // A page of another version hears nothing more either.
  if (status === 'outdated') return 'blind';
  if (status === 'blind') return blindBy === 'waking' ? 'waking' : 'blind';
  return behind || !boardKnown ? 'waking' : 'current';
}
