import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import { allBrokenGlassSchema, breakGlassBodySchema } from '#shared/wire/people.ts';
import { openGlassSchema } from '#shared/wire/sessions.ts';
import { ProblemReply, refusalProblem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { noteViews } from '../people/access-trail.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { breakGlass } from './break-glass.ts';
import { listBrokenGlass } from './broken-glass.ts';

const TAGS = ['sessions'];
const params = z.strictObject({ sessionId: idSchema });

export function glassRoutes(app: Routes): void {
  app.post(
    '/api/v1/sessions/:sessionId/break-glass',
    {
      config: { act: 'breakGlass' },
      schema: {
        tags: TAGS,
        summary: 'Open a restricted session with a reason, for an hour and for yourself; everyone is told',
        params,
        body: breakGlassBodySchema,
        response: { 200: openGlassSchema },
      },
    },
    async (request) => {
      const { actor: by } = staffIn(request);
      const rooms = roomsIn(request);
      const { sessionId } = request.params;
      // One after another: of two at once the second must find the record open, not break the glass again.
      const broken = await rooms.queue(`glass ${sessionId}`, () =>
        breakGlass(rooms, { sessionId, ...request.body, by }),
      );
      if (!broken.ok) throw new ProblemReply(refusalProblem(broken.refusal));
      return { untilMs: broken.untilMs };
    },
  );

  app.get(
    '/api/v1/break-glass',
    {
      config: { act: 'seeBrokenGlass' },
      schema: {
        tags: TAGS,
        summary: 'Whose glass was broken, by whom and why, newest first',
        response: { 200: allBrokenGlassSchema },
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      const broken = await listBrokenGlass(house);
      const sessionIds = [...new Set(broken.map(({ sessionId }) => sessionId))];
      await noteViews(house, staffIn(request), 'brokenGlass', sessionIds);
      return { broken };
    },
  );
}
