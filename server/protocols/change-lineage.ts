import type { ProtocolEvent } from '#shared/protocol-events.ts';
import type { Lineage } from '#shared/protocols/lineage/lineage.ts';
import type { House } from '../house.ts';
import {
  askedBefore,
  BUSY,
  type CarriedOut,
  commandEvents,
  type HouseCommand,
  type NotDone,
} from '../house-command.ts';
import { type ProblemKind, problem } from '../http/problem.ts';
import { findLineage, shippedProtocol, streamOf } from './lineages.ts';

export type Decided = { ok: true; events: ProtocolEvent[] } | NotDone;

export function refuse(kind: ProblemKind, status: number, sentence: string, pointer?: string): NotDone {
  return { ok: false, problem: problem(kind, status, sentence, pointer) };
}

export function decided(...events: ProtocolEvent[]): Decided {
  return { ok: true, events };
}

const NO_SUCH: NotDone = refuse('not-found', 404, 'There is no such protocol.');
const ATTEMPTS = 5;

/**
 * Decides on the lineage as it stands and appends what was decided; when somebody else was first, decides again. A repeat
 * appends nothing. No events: what was asked for is so already.
 */
export async function changeLineage(
  house: House,
  command: HouseCommand,
  protocolId: string,
  decide: (lineage: Lineage) => Decided | Promise<Decided>,
): Promise<CarriedOut> {
  return append(house, command, protocolId, async () => {
    const lineage = await findLineage(house, protocolId);
    if (lineage === null) return NO_SUCH;
    const outcome = await decide(lineage);
    if (!outcome.ok) return outcome;
    const begun = outcome.events.length === 0 ? [] : beginning(lineage);
    return { ok: true, seq: lineage.seq, events: [...begun, ...outcome.events] };
  });
}

/** Begins a lineage of the clinic's own under an id that is new. */
export async function beginLineage(
  house: House,
  command: HouseCommand,
  begun: Extract<ProtocolEvent, { type: 'ProtocolBegun' }>,
): Promise<CarriedOut> {
  const { protocolId } = begun.body;
  return append(house, command, protocolId, async () =>
    (await findLineage(house, protocolId)) === null
      ? { ok: true, seq: 0, events: [begun] }
      : refuse('conflict', 409, 'This protocol id is in use. Nothing was recorded.', '/protocolId'),
  );
}

/** The stream of a shipped protocol begins with the first thing that is recorded of it. */
function beginning({ protocolId, seq }: Lineage): ProtocolEvent[] {
  const document = shippedProtocol(protocolId);
  if (seq > 0 || document === undefined) return [];
  return [{ type: 'ProtocolBegun', body: { protocolId, origin: 'shipped', from: null, document } }];
}

async function append(
  house: House,
  command: HouseCommand,
  protocolId: string,
  decide: () => Promise<NotDone | { ok: true; seq: number; events: ProtocolEvent[] }>,
): Promise<CarriedOut> {
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const outcome = await decide();
    if (!outcome.ok) return outcome;
    if (outcome.events.length === 0) return { ok: true, repeated: false };
    const events = commandEvents(house, command, outcome.events);
    const stream = { streamId: streamOf(protocolId), kind: 'protocol', patientId: null } as const;
    const result = await house.log.append({
      clinicId: house.clinicId,
      commandId: command.commandId,
      streams: [{ ...stream, expectedSeq: outcome.seq, events }],
    });
    if (result.ok) return { ok: true, repeated: false };
    if (result.why === 'duplicate') return (await askedBefore(house, command)) ?? BUSY;
  }
  return BUSY;
}
