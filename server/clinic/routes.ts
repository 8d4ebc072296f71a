import type { FastifyRequest } from 'fastify';
import {
  type ClinicInfo,
  clinicInfoSchema,
  markPresenceBodySchema,
  setChairsBodySchema,
} from '#shared/wire/api.ts';
import { changeClinicBodySchema, renameClinicBodySchema } from '#shared/wire/people.ts';
import type { Rooms } from '../clinics.ts';
import type { CarriedOut } from '../house-command.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { nameKey } from '../log/name-key.ts';
import { roomsIn, screenIn, staffIn } from '../people/admission.ts';
import type { Caller } from '../people/caller.ts';
import { commandIn } from '../people/command-in.ts';
import { keyedQueue } from '../streams.ts';
import { changeSettings, markPresence, renameClinic, setChairs } from './change-clinic.ts';
import { clinicInfo } from './clinic.ts';
import { clinicView } from './presence.ts';

const TAGS = ['clinic'];

/** The clinic itself. `rightsChanged` tells open screens at once what they may show and when they lock. */
export function clinicRoutes(app: Routes, rightsChanged: () => Promise<void>): void {
  const renaming = keyedQueue();

  app.get(
    '/api/v1/clinic',
    {
      config: { act: 'seeClinic' },
      schema: {
        tags: TAGS,
        summary: 'The clinic: its zone, chairs, settings and protocols',
        response: { 200: clinicInfoSchema },
      },
    },
    async (request) => viewOf(roomsIn(request), screenIn(request)),
  );

  app.put(
    '/api/v1/clinic/chairs',
    {
      config: { act: 'setChairs' },
      schema: {
        tags: TAGS,
        summary: 'Replace the list of chairs; a chair in use stays',
        body: setChairsBodySchema,
        response: { 200: clinicInfoSchema },
      },
    },
    async (request) => {
      const { house, desk } = roomsIn(request);
      const { chairIds } = request.body;
      if (new Set(chairIds.map(nameKey)).size < chairIds.length)
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
      return changed(request, await setChairs(house, chairIds, commandIn(request)));
    },
  );

  app.put(
    '/api/v1/clinic/settings',
    {
      config: { act: 'changeClinic' },
      schema: {
        tags: TAGS,
        summary:
          'When stations lock, and what locked stations and walls show; true at once on every open screen',
        body: changeClinicBodySchema,
        response: { 200: clinicInfoSchema },
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      const outcome = await changeSettings(house, request.body.settings, commandIn(request));
      await rightsChanged();
      return changed(request, outcome);
    },
  );

  app.put(
    '/api/v1/clinic/name',
    {
      config: { act: 'changeClinic' },
      schema: {
        tags: TAGS,
        summary: 'Rename the clinic',
        body: renameClinicBodySchema,
        response: { 200: clinicInfoSchema },
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      const { body } = request;
      const outcome = await renaming('name', () => renameClinic(house, body, commandIn(request)));
      return changed(request, outcome);
    },
  );

  app.post(
    '/api/v1/clinic/presence',
    {
      config: { act: 'markPresence' },
      schema: {
        tags: TAGS,
        summary:
          "Say that a prescriber is in the building, or has left it; it counts until the clinic's day ends",
        body: markPresenceBodySchema,
        response: { 200: clinicInfoSchema },
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      return changed(request, await markPresence(house, request.body, commandIn(request)));
    },
  );
}

async function changed(request: FastifyRequest, outcome: CarriedOut): Promise<ClinicInfo> {
  if (!outcome.ok) throw new ProblemReply(outcome.problem);
  return viewOf(roomsIn(request), staffIn(request));
}

async function viewOf({ house, presence }: Rooms, caller: Caller): Promise<ClinicInfo> {
  return clinicView(await clinicInfo(house), presence, caller);
}
