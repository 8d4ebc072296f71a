import type * as z from 'zod/mini';
import { approvalOf, type Lineage } from '#shared/protocols/lineage/lineage.ts';
import type { approveProtocolBodySchema, withdrawApprovalBodySchema } from '#shared/wire/protocols.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import { parseInstant } from '../devices/instant.ts';
import type { House } from '../house.ts';
import type { CarriedOut, HouseCommand, NotDone } from '../house-command.ts';
import { localDate } from '../sessions/days.ts';
import { changeLineage, decided, refuse } from './change-lineage.ts';

type ApproveBody = z.infer<typeof approveProtocolBodySchema>;
type WithdrawBody = z.infer<typeof withdrawApprovalBodySchema>;

/**
 * [APPROVAL] Puts on record that the medical director approved a document of this lineage. It holds for what judges
 * alike: the draft, the version it becomes, and a version that goes back to the same numbers.
 */
export async function approveProtocol(
  house: House,
  command: HouseCommand,
  protocolId: string,
  { hash, director, approvedOn, note }: ApproveBody,
): Promise<CarriedOut> {
  const day = await wrongDay(house, approvedOn);
  return changeLineage(house, command, protocolId, (lineage) => {
    if (!hasDocument(lineage, hash))
      return refuse(
        'conflict',
        409,
        'No draft and no version of this protocol is what was approved: it has been edited since. Load it again.',
        '/hash',
      );
    return day ?? decided({ type: 'ProtocolApproved', body: { hash, director, approvedOn, note } });
  });
}

export function withdrawApproval(
  house: House,
  command: HouseCommand,
  protocolId: string,
  { hash, reason }: WithdrawBody,
): Promise<CarriedOut> {
  return changeLineage(house, command, protocolId, (lineage) =>
    approvalOf(lineage, hash) === null
      ? refuse('conflict', 409, 'No approval of this document is on record.', '/hash')
      : decided({ type: 'ProtocolApprovalWithdrawn', body: { hash, reason } }),
  );
}

function hasDocument({ draft, versions }: Lineage, hash: string): boolean {
  return draft?.hash === hash || versions.some((version) => version.hash === hash);
}

/** A day that a calendar has, and not one that is still to come where the clinic is. */
async function wrongDay(house: House, approvedOn: string): Promise<NotDone | null> {
  const at = '/approvedOn';
  if (!parseInstant(`${approvedOn}T00:00:00Z`).ok)
    return refuse('malformed', 400, 'The day of the approval: no calendar has it.', at);
  const { timeZone } = await clinicFacts(house);
  return approvedOn > localDate(house.stamp(), timeZone)
    ? refuse('timeInFuture', 422, 'The day of the approval has not come yet.', at)
    : null;
}
