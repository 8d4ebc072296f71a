import { create } from 'zustand';
import type { ClinicInfo, Heartbeat } from '#shared/wire/api.ts';
import type { SignedIn, SignedInDisplay, SignedInPerson } from '#shared/wire/people.ts';
import type { Watching } from '#shared/wire/stations.ts';

/**
 * connecting  not live yet, or lost less than 15 s ago
 * live        heard and caught up
 * blind       nothing heard for 15 s: the cover hides every number
 * outdated    the server speaks another version; only loading the page anew helps, and a person decides when
 */
export type ConnectionStatus = 'connecting' | 'live' | 'blind' | 'outdated';

export type BlindBy = 'silence' | 'waking' | 'sleep';

export interface LiveState {
  status: ConnectionStatus;
  /** Clinical time when the server was last heard before the screen went blind; null when it never was. */
  blindSinceMs: number | null;
  /**
   * While blind, how it became so; else null.
   * silence  nothing was heard although the page ran
   * waking   the page slept; it is catching up, and may be done in a moment
   * sleep    it slept and could not catch up
   */
  blindBy: BlindBy | null;
  /** The page slept, or is being put to sleep, and has not caught up since: what it holds may be over. */
  behind: boolean;
  heartbeat: Heartbeat | null;
  clinic: ClinicInfo | null;
  /** null: no person is signed in, or not known yet (`meKnown`). */
  me: SignedInPerson | null;
  /** This screen is a wall display: it shows the board and can do nothing. */
  display: SignedInDisplay | null;
  meKnown: boolean;
  /** Why nobody is signed in here any more, as a sentence; null when nobody was, or they left by themselves. */
  signedOutWhy: string | null;
  /** Screens of the clinic that are open and that watch; null: not heard yet. */
  stations: Watching | null;
  /** The server says that it cannot write. */
  storageFailing: boolean;
  demo: boolean;
  clock: Heartbeat['clock'];
}

const nothingKnown: LiveState = {
  status: 'connecting',
  blindSinceMs: null,
  blindBy: null,
  behind: false,
  heartbeat: null,
  clinic: null,
  me: null,
  display: null,
  signedOutWhy: null,
  stations: null,
  meKnown: false,
  storageFailing: false,
  demo: false,
  clock: 'real',
};

/** Connection, clinic and person of this station; give a selector to follow one field only. */
export const useLive = create<LiveState>(() => nothingKnown);

export function setStatus(status: Exclude<ConnectionStatus, 'blind'>): void {
  if (useLive.getState().status !== status) useLive.setState({ status, blindSinceMs: null, blindBy: null });
}

/** The cover comes on, or says more of why it is there. */
export function setBlind(blindSinceMs: number | null, blindBy: BlindBy): void {
  useLive.setState({ status: 'blind', blindSinceMs, blindBy });
}

export function setBehind(behind: boolean): void {
  if (useLive.getState().behind !== behind) useLive.setState({ behind });
}

export function setClinic(clinic: ClinicInfo): void {
  useLive.setState({ clinic });
}

/** Who is at this screen: a person, a wall display, or nobody. */
export function setMe(who: SignedIn | null): void {
  const me = who?.kind === 'staff' ? who : null;
  const display = who?.kind === 'wall' ? who : null;
  useLive.setState({ me, display, meKnown: true, signedOutWhy: null });
}

/** The station locks here and now; only saying who is there opens it. */
export function setLocked(): void {
  const { me } = useLive.getState();
  if (me !== null && !me.locked) useLive.setState({ me: { ...me, locked: true } });
}

export function setStations(stations: Watching): void {
  useLive.setState({ stations });
}

/** Forgets everything but that nobody is signed in: the next person must not see the last one's clinic. */
export function forgetClinic(signedOutWhy: string | null): void {
  useLive.setState({ ...nothingKnown, meKnown: true, signedOutWhy });
}
