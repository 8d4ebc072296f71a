import type { Protocol } from '#shared/protocols/protocol.ts';
import { PROTOCOLS } from '../clinic/clinic.ts';

/** The protocol as the clinic has it now; null where it has none of this id. */
export function protocolOf(protocolId: string): Protocol | null {
  return Object.hasOwn(PROTOCOLS, protocolId) ? (PROTOCOLS[protocolId] ?? null) : null;
}
