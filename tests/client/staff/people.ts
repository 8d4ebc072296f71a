import type { StaffInfo } from '#shared/wire/people.ts';

/** 12 May 2026, 14:15 UTC. */
export const NOW = Date.UTC(2026, 4, 12, 14, 15);
export const HOUR = 3_600_000;

/** A nurse who can sign in and is signed in nowhere. */
export function aPerson(over: Partial<StaffInfo> = {}): StaffInfo {
  return {
    staffId: '5f0c7a43-0000-4000-8000-000000000001',
    name: 'Nora Keller',
    role: 'nurse',
    addedAtMs: NOW,
    disabledAtMs: null,
    ready: true,
    hasPin: false,
    hasSecondFactor: false,
    invitedUntilMs: null,
    signedInStations: 0,
    ...over,
  };
}
