import { isolated } from '#client/ui/isolated.ts';
import type { BoardSummary } from '#shared/summary.ts';

/** Whose set it is: the chair and two identifiers, never one alone. */
export interface EntryTarget {
  sessionId: string;
  chairId: string | null;
  identity: Pick<BoardSummary['identity'], 'name' | 'birthDate'>;
  /** The alert for which the question about emergency symptoms waits; absent where the record itself is at hand. */
  emergencyAsked?: BoardSummary['emergencyAsked'];
}

/** `Chair 7, Fontaine, Lucie`. */
export function whoIs({ chairId, identity }: EntryTarget): string {
  return chairId === null ? isolated(identity.name) : `Chair ${chairId}, ${isolated(identity.name)}`;
}
