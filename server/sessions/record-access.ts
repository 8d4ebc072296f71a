import { refusal } from '#shared/commands.ts';
import type { Rooms } from '../clinics.ts';
import { ProblemReply, problem, refusalProblem } from '../http/problem.ts';
import { noteView, type Viewed } from '../people/access-trail.ts';
import type { LiveSession } from './live-session.ts';

export const RESTRICTED = refusal(
  'restricted',
  'This record is restricted to named people. Open it by breaking the glass, with a reason.',
);

/** The session, its viewing noted before it is shown. Throws for an unknown one and for one this person may not open. */
export async function openRecord(
  { house, desk, restrictions }: Rooms,
  sessionId: string,
  staffId: string,
  viewed: Viewed,
): Promise<LiveSession> {
  const live = await desk.find(sessionId);
  if (live === null) throw new ProblemReply(problem('unknownSession', 404, 'There is no such session.'));
  if (!(await restrictions.mayOpen(staffId, live.settled.patientId, sessionId)))
    throw new ProblemReply(refusalProblem(RESTRICTED));
  await noteView(house, staffId, viewed, sessionId);
  return live;
}
