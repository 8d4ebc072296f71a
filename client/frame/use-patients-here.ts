import { boardStore } from '#client/store/board.ts';
import { isHere } from '#shared/summary.ts';

/** Whether anybody is here to be watched. */
export function usePatientsHere(): boolean {
  return boardStore((board) => Object.values(board.received).some(isHere));
}
