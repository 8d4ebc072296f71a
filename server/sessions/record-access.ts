import { refusal } from '#shared/commands.ts';
import type { Viewed } from '#shared/wire/viewed.ts';
import type { Rooms } from '../clinics.ts';
import { ProblemReply, problem, refusalProblem } from '../http/problem.ts';
import { noteViews } from '../people/access-trail.ts';
import type { StaffCaller } from '../people/caller.ts';
import type { LiveSession } from './live-session.ts';

export const RESTRICTED = refusal(
  'restricted',
  'This record is restricted to named people. Open it by breaking the glass, with a reason.',
);

/** The session, its viewing noted before it is shown. Throws for an unknown one and for one this person may not open. */
export async function openRecord(
  { house, desk, restrictions }: Rooms,
  sessionId: string,
  caller: StaffCaller,
  viewed: Viewed,
): Promise<LiveSession> {
  const live = await desk.find(sessionId);
  if (live === null) throw new ProblemReply(problem('unknownSession', 404, 'There is no such session.'));
  if (!(await restrictions.mayOpen(caller.actor.staffId, live.settled.patientId, sessionId)))
    throw new ProblemReply(refusalProblem(RESTRICTED));
  await noteViews(house, caller, viewed, [sessionId]);
  return live;
}
