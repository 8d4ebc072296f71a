import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import { commandBodySchema } from '#shared/wire/people.ts';
import { pausedSchema, soundCheckBodySchema, soundCheckedSchema } from '#shared/wire/stations.ts';
import { type CarriedOut, carryOut, type HouseCommand } from '../house-command.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import { NO_BODY, type Routes } from '../http/routes.ts';
import { roomsIn, staffIn } from '../people/admission.ts';
import { commandIn } from '../people/command-in.ts';
import { type StaffNamespace, tokenRoom } from './sockets.ts';

const TAGS = ['stations'];
const params = z.strictObject({ stationId: idSchema });
const OTHERS = problem('not-found', 404, 'No open screen of this sign-in has this id.');

/** The sound of the own station: nobody silences a station that they do not sit at. */
export function soundRoutes(app: Routes, staff: StaffNamespace): void {
  app.post(
    '/api/v1/stations/:stationId/pause',
    {
      config: { act: 'pauseSound' },
      schema: {
        tags: TAGS,
        summary: 'Pause the sound of the own station for two minutes; anything new ends it',
        params,
        body: commandBodySchema,
        response: { 200: pausedSchema },
      },
    },
    async (request) => {
      const { house, pauses } = roomsIn(request);
      const stationId = ownStation(staff, request);
      done(await pauses.begin(stationId, commandIn(request)));
      const pause = pauses.of(stationId);
      return { pausedForMs: pause === null ? 0 : pause.untilMs - house.processNow() };
    },
  );

  app.post(
    '/api/v1/stations/:stationId/pause/end',
    {
      config: { act: 'endPause' },
      schema: {
        tags: TAGS,
        summary: 'Let the own station sound again before its pause is over, also while it is locked',
        params,
        body: commandBodySchema,
        response: { 204: NO_BODY },
      },
    },
    async (request, reply) => {
      const { pauses } = roomsIn(request);
      done(await pauses.end(ownStation(staff, request), endCommand(request)));
      return reply.code(204).send();
    },
  );

  app.post(
    '/api/v1/stations/:stationId/sound-check',
    {
      config: { act: 'checkSound' },
      schema: {
        tags: TAGS,
        summary: 'Say whether the three sound patterns were heard at the own station',
        params,
        body: soundCheckBodySchema,
        response: { 200: soundCheckedSchema },
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      const { heard, volumePercent } = request.body;
      const body = { stationId: ownStation(staff, request), heard, volumePercent };
      const events = [{ type: 'SoundChecked', body } as const];
      done(await carryOut(house, commandIn(request), { kind: 'clinic', streamId: house.clinicId, events }));
      return { atMs: house.stamp() };
    },
  );
}

/** Somebody at a locked station has not said who they are: it is on record as nobody's act, never as the holder's. */
function endCommand(request: Parameters<typeof commandIn>[0]): HouseCommand {
  const command = commandIn(request);
  return staffIn(request).signIn.locked ? { ...command, by: { kind: 'system' } } : command;
}

function ownStation(
  staff: StaffNamespace,
  request: FastifyRequest & { params: { stationId: string } },
): string {
  const { stationId } = request.params;
  const own = staff.adapter.rooms.get(tokenRoom(staffIn(request).signIn.tokenHash)) ?? new Set<string>();
  const isOpen = [...own].some((id) => staff.sockets.get(id)?.data.stationId === stationId);
  if (!isOpen) throw new ProblemReply(OTHERS);
  return stationId;
}

function done(outcome: CarriedOut): void {
  if (!outcome.ok) throw new ProblemReply(outcome.problem);
}
