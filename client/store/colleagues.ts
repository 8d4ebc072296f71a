import { create } from 'zustand';
import type { Colleague } from '#shared/wire/people.ts';

/** Who may take over this station, as last heard: the list is there at once and freshened while it is open. */
export const useColleagues = create<readonly Colleague[]>(() => []);

export function takeColleagues(colleagues: readonly Colleague[]): void {
  useColleagues.setState(colleagues, true);
}
