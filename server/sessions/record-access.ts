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

/** The same where there is no session whose glass could be broken. */
export const RESTRICTED_PATIENT = refusal(
  'restricted',
  'This record is restricted to named people. Ask one of them, or an admin.',
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
  if (!restrictions.mayOpen(caller.actor.staffId, live.settled.patientId, sessionId))
    throw new ProblemReply(refusalProblem(RESTRICTED));
  await noteViews(house, caller, viewed, [sessionId]);
  return live;
}

/** Throws where the session is known and this person may not open it: what is done to a record asks as its views do. */
export async function insistOnAccess(
  { desk, restrictions }: Rooms,
  sessionId: string,
  { actor }: StaffCaller,
): Promise<void> {
  const live = await desk.find(sessionId);
  if (live !== null && !restrictions.mayOpen(actor.staffId, live.settled.patientId, sessionId))
    throw new ProblemReply(refusalProblem(RESTRICTED));
}
