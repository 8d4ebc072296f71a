import type { Protocol } from '../protocol.ts';
import { valueAt } from './json-pointer.ts';
import type { Section } from './sections.ts';

/** What no editor changes: another drug, route or form of dose is another protocol. */
export const FIXED_FIELDS: readonly [pointer: string, section: Section, label: string][] = [
  ['/drug', 'general', 'Drug'],
  ['/route', 'general', 'Route'],
  ['/routeShort', 'general', 'Route, short'],
  ['/dosing/form', 'dosing', 'Form of the dose'],
  ['/dosing/deviceMg', 'dosing', 'One device holds, mg'],
];

/** The first of them in which two documents differ; null: in none. */
export function findFixedChange(
  before: Protocol,
  after: Protocol,
): { pointer: string; label: string } | null {
  const changed = FIXED_FIELDS.find(([pointer]) => valueAt(before, pointer) !== valueAt(after, pointer));
  return changed === undefined ? null : { pointer: changed[0], label: changed[2] };
}
