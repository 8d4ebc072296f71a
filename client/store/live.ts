import { create } from 'zustand';
import type { ClinicInfo, SignedIn } from '#shared/wire/api.ts';
import type { Heartbeat } from '#shared/wire/messages.ts';

/**
 * connecting  not live yet, or lost less than 15 s ago
 * live        heard and caught up
 * blind       nothing heard for 15 s: the cover hides every number
 * outdated    the server speaks another version; only loading the page anew helps, and a person decides when
 */
export type ConnectionStatus = 'connecting' | 'live' | 'blind' | 'outdated';

export interface LiveState {
  status: ConnectionStatus;
  /** Clinical time when the server was last heard before the screen went blind; null when it never was. */
  blindSinceMs: number | null;
  heartbeat: Heartbeat | null;
  clinic: ClinicInfo | null;
  /** null: nobody is signed in, or not known yet (`meKnown`). */
  me: SignedIn | null;
  meKnown: boolean;
  demo: boolean;
  clock: Heartbeat['clock'];
}

const nothingKnown: LiveState = {
  status: 'connecting',
  blindSinceMs: null,
  heartbeat: null,
  clinic: null,
  me: null,
  meKnown: false,
  demo: false,
  clock: 'real',
};

/** Connection, clinic and person of this station; give a selector to follow one field only. */
export const useLive = create<LiveState>(() => nothingKnown);

export function setStatus(status: ConnectionStatus, blindSinceMs: number | null = null): void {
  const now = useLive.getState();
  if (now.status !== status || now.blindSinceMs !== blindSinceMs) useLive.setState({ status, blindSinceMs });
}

export function setClinic(clinic: ClinicInfo): void {
  useLive.setState({ clinic });
}

export function setMe(me: SignedIn | null): void {
  useLive.setState({ me, meKnown: true });
}

/** Forgets everything but that nobody is signed in: the next person must not see the last one's clinic. */
export function forgetClinic(): void {
  useLive.setState({ ...nothingKnown, meKnown: true });
}
