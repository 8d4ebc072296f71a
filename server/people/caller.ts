import type { CallerRole } from '#shared/rights.ts';
import type { Device } from '../devices/devices.ts';
import type { SignIn } from './sign-in.ts';
import type { StaffActor } from './staff.ts';

/** Who asks, over HTTP or a socket, known by what they hold: a person's sign-in, a display's token, a device's. */
export type Caller =
  | { kind: 'staff'; role: CallerRole; clinicId: string; actor: StaffActor; signIn: SignIn }
  | {
      kind: 'wall';
      role: 'wall';
      clinicId: string;
      displayId: string;
      name: string;
      showsNames: boolean;
      tokenHash: string;
    }
  | { kind: 'device'; role: 'device'; clinicId: string; device: Device };

export type StaffCaller = Extract<Caller, { kind: 'staff' }>;
export type ScreenCaller = Extract<Caller, { kind: 'staff' | 'wall' }>;

/** The hash that names the caller's token; sockets of one token are cut together. */
export function tokenHashOf(caller: ScreenCaller): string {
  return caller.kind === 'staff' ? caller.signIn.tokenHash : caller.tokenHash;
}
