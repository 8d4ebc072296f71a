import { create } from 'zustand';
import type { Refusal, SessionCommand } from '#shared/commands.ts';

/**
 * A command on its way. `sending`: given to the server, not acknowledged. `kept`: waits on this station.
 * `refused`: was kept, then refused; it stays visible until a person has dealt with it.
 */
export interface PendingCommand {
  commandId: string;
  sessionId: string;
  command: SessionCommand;
  author: { staffId: string; name: string };
  /** When it was true of the patient; null for acts that have no such time. */
  takenAtMs: number | null;
  /** Clinical time at which it was given to this station. */
  sinceMs: number;
  state: 'sending' | 'kept' | 'refused';
  /** Why it is kept, as a sentence; empty otherwise. */
  why: string;
  problem: Refusal | null;
}

export const pendingStore = create<Record<string, PendingCommand>>(() => ({}));

export function putPending(pending: PendingCommand): void {
  pendingStore.setState({ [pending.commandId]: pending });
}

export function dropPending(commandId: string): void {
  const { [commandId]: _dropped, ...rest } = pendingStore.getState();
  pendingStore.setState(rest, true);
}

/** How many entries this station holds that the server has not recorded. */
export function useKeptCount(): number {
  return pendingStore((all) => Object.values(all).filter((one) => one.state !== 'refused').length);
}
