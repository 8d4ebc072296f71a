import type { DosingForm } from '../dosing-form.ts';
import type { Protocol } from '../protocol.ts';
import { SHIPPED_PROTOCOLS } from '../shipped.ts';

/** The shipped protocol of the same form of dose: what a clinic's own one is held against. */
export function shippedLike(form: DosingForm['form']): Protocol {
  const shipped = SHIPPED_PROTOCOLS.find(({ dosing }) => dosing.form === form);
  if (shipped === undefined) throw new Error(`no shipped protocol gives ${form}`);
  return shipped;
}
