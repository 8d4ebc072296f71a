import { type Heartbeat, heartbeatSchema, type Problem, setClockBodySchema } from '#shared/wire/api.ts';
import { parseInstant } from '../devices/instant.ts';
import type { Premises } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';

const TAGS = ['clock'];

/** Reading the clock, and moving one that stands still. Both need no sign-in: the second exists for tests alone. */
export function clockRoutes(
  app: Routes,
  premises: Premises,
  heartbeat: () => Heartbeat,
  moved: () => void,
): void {
  app.get(
    '/api/v1/clock',
    {
      config: { act: 'readClock' },
      schema: { tags: TAGS, summary: "The server's clinical time", response: { 200: heartbeatSchema } },
    },
    async () => heartbeat(),
  );

  app.put(
    '/api/v1/clock',
    {
      config: { act: 'moveClock' },
      schema: {
        tags: TAGS,
        summary: 'Move the test clock forward; only with AFTERDOSE_CLOCK=controlled and from this machine',
        body: setClockBodySchema,
        response: { 200: heartbeatSchema },
      },
    },
    async (request) => {
      const { advanceTo } = premises.clock;
      if (advanceTo === null || !isLoopback(request.ip)) throw new ProblemReply(NOT_CONTROLLED);
      const toMs = parseInstant(request.body.now);
      if (!toMs.ok) throw new ProblemReply(problem('malformed', 400, `/now: ${toMs.why}.`, '/now'));
      if (toMs.atMs < premises.clock.now())
        throw new ProblemReply(problem('conflict', 409, 'The test clock only moves forward.', '/now'));
      await advanceTo(toMs.atMs);
      moved();
      return heartbeat();
    },
  );
}

const NOT_CONTROLLED: Problem = problem('notAllowed', 403, 'This clock cannot be set.');

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
