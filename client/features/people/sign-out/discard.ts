import { newId } from '#client/connection/ids.ts';
import { dismissPending, sendCommand } from '#client/connection/send-command.ts';
import { forgetDraft } from '#client/store/drafts.ts';
import { serverNow } from '#client/store/now.ts';
import type { Unsent } from './unsent.ts';

/**
 * Throws away what was never recorded, and leaves a note of it in the record it would have gone to. Null when all is
 * done; else why not, as a sentence: what could not be noted is still here.
 */
export async function discard(unsent: readonly Unsent[], reason: string): Promise<string | null> {
  for (const one of unsent) {
    const problem = one.sessionId === null ? null : await noteDiscarded(one.sessionId, one, reason);
    if (problem !== null) return problem;
    if ('draft' in one.from) forgetDraft(one.from.draft);
    else await dismissPending(one.from.commandId);
  }
  return null;
}

async function noteDiscarded(
  sessionId: string,
  { what, by }: Unsent,
  reason: string,
): Promise<string | null> {
  const author = by === null ? '' : ` by ${by}`;
  const text = `Typed at a station${author} and discarded at sign-out, never recorded: ${what}. Reason: ${reason}`;
  const outcome = await sendCommand(sessionId, {
    type: 'WriteNote',
    body: {
      entryId: newId(),
      content: { kind: 'note', takenAtMs: serverNow(), text },
      lateReason: null,
    },
  });
  if (outcome.state === 'recorded') return null;
  return outcome.state === 'refused' ? outcome.problem.sentence : outcome.why;
}
