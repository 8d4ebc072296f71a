import { byChair } from '#client/store/chairs.ts';
import { type BoardSummary, isHere } from '#shared/summary.ts';

export interface HandoverGroups {
  /** Held by whoever looks. */
  own: BoardSummary[];
  /** They are asked to take these over. */
  offered: BoardSummary[];
  /** Nobody holds them. */
  nobodys: BoardSummary[];
  others: BoardSummary[];
}

/** The patients in the building by who holds them, in the order of the chairs. */
export function handoverGroups(
  summaries: readonly BoardSummary[],
  chairIds: readonly string[],
  staffId: string,
): HandoverGroups {
  const here = summaries.filter(isHere).sort(byChair(chairIds));
  const isOffered = ({ handover }: BoardSummary) => handover?.toStaffId === staffId;
  return {
    own: here.filter(({ nurseId }) => nurseId === staffId),
    offered: here.filter(isOffered),
    nobodys: here.filter((one) => one.nurseId === null && !isOffered(one)),
    others: here.filter((one) => one.nurseId !== null && one.nurseId !== staffId && !isOffered(one)),
  };
}
