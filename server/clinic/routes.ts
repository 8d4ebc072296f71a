import { setChairsBodySchema } from '#shared/wire/api.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { clinicInfo, setChairs } from './clinic.ts';

const TAGS = ['clinic'];

export function clinicRoutes(app: Routes): void {
  app.get(
    '/api/v1/clinic',
    {
      config: { act: 'seeClinic' },
      schema: { tags: TAGS, summary: 'The clinic: its zone, chairs, settings and protocols' },
    },
    async (request) => clinicInfo(roomsIn(request).house),
  );

  app.put(
    '/api/v1/clinic/chairs',
    {
      config: { act: 'setChairs' },
      schema: {
        tags: TAGS,
        summary: 'Replace the list of chairs; a chair in use stays',
        body: setChairsBodySchema,
      },
    },
    async (request) => {
      const { actor } = staffIn(request);
      const { house, desk } = roomsIn(request);
      const { chairIds, commandId } = request.body;
      if (new Set(chairIds).size < chairIds.length)
        throw new ProblemReply(problem('malformed', 400, 'Each chair has a name of its own.', '/chairIds'));
      const used = desk.inMemory().find(({ ahead }) => {
        const seated = ahead.end === null && ahead.chairId !== null;
        return seated && !chairIds.includes(ahead.chairId as string);
      });
      if (used !== undefined)
        throw new ProblemReply(
          problem(
            'conflict',
            409,
            `Chair ${used.ahead.chairId} is in use and cannot be removed.`,
            '/chairIds',
          ),
        );
      await setChairs(house, chairIds, commandId, actor);
      return clinicInfo(house);
    },
  );
}
