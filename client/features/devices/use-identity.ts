import { useFetched } from '#client/connection/use-fetched.ts';
import { useBoard } from '#client/store/board.ts';
import type { Identity } from '#shared/identity.ts';
import type { BoardSummary } from '#shared/summary.ts';

/** Two identifiers and where the person sits; null identity while it is not known. */
export interface Side {
  chairId: string | null;
  identity: Pick<BoardSummary['identity'], 'name' | 'birthDate'> | null;
}

/** Whose session this is: from the board, or asked of the server when it has left the board. */
export function useIdentity(sessionId: string | null): Side {
  const { summaries } = useBoard();
  const onBoard = sessionId === null ? undefined : summaries[sessionId];
  const path = sessionId === null || onBoard !== undefined ? null : `/api/v1/sessions/${sessionId}`;
  const asked = useFetched<{ chairId: string | null; identity: Identity }>(path);
  if (onBoard !== undefined) return { chairId: onBoard.chairId, identity: onBoard.identity };
  if (asked.status !== 'ready') return { chairId: null, identity: null };
  return { chairId: asked.answer.chairId, identity: asked.answer.identity };
}
