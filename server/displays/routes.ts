import * as z from 'zod/mini';
import { idSchema } from '#shared/entries.ts';
import {
  type AddedDisplay,
  addDisplayBodySchema,
  addedDisplaySchema,
  commandBodySchema,
  displayInfoSchema,
  displaysSchema,
  pairDisplayBodySchema,
  reasonBodySchema,
  signedInSchema,
} from '#shared/wire/people.ts';
import type { Rooms } from '../clinics.ts';
import type { House, Premises } from '../house.ts';
import { ProblemReply } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn, screenCaller } from '../people/admission.ts';
import { giveCookie } from '../people/arrival.ts';
import { commandIn } from '../people/command-in.ts';
import { tokenIn } from '../people/cookie.ts';
import { signedIn } from '../people/signed-in.ts';
import { displayInfo, listDisplays } from './display-list.ts';
import { addDisplay, freshLink, type Linked, revokeDisplay } from './displays.ts';
import { leaveScreen, pairDisplay, SCREEN_LASTS_MS } from './pairing.ts';

const TAGS = ['displays'];
const params = z.strictObject({ displayId: idSchema });
const config = { act: 'manageDisplays' } as const;

/** Wall displays: screens that show the board of their clinic and can do nothing. */
export function displayRoutes(
  app: Routes,
  premises: Premises,
  roomsOf: (clinicId: string) => Promise<Rooms>,
  rightsChanged: () => Promise<void>,
): void {
  app.get(
    '/api/v1/displays',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Wall displays, and when each was last seen',
        response: { 200: displaysSchema },
      },
    },
    async (request) => ({ displays: await listDisplays(roomsIn(request).house) }),
  );

  app.post(
    '/api/v1/displays',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Add a wall display; the answer shows the link that pairs a screen, once',
        body: addDisplayBodySchema,
        response: { 200: addedDisplaySchema },
      },
    },
    async (request) => {
      const { house, queue } = roomsIn(request);
      const added = await queue('displays', () => addDisplay(house, request.body.name, commandIn(request)));
      return linkOf(house, added);
    },
  );

  app.post(
    '/api/v1/displays/:displayId/link',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'A fresh link, shown once; links before it are over',
        params,
        body: commandBodySchema,
        response: { 200: addedDisplaySchema },
      },
    },
    async (request) => {
      const { house, queue } = roomsIn(request);
      const { displayId } = request.params;
      const linked = await queue('displays', () => freshLink(house, displayId, commandIn(request)));
      return linkOf(house, linked);
    },
  );

  app.post(
    '/api/v1/displays/:displayId/revoke',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'Take a wall display out of use: its screen shows nothing from now on',
        params,
        body: reasonBodySchema,
        response: { 200: displayInfoSchema },
      },
    },
    async (request) => {
      const { house, queue } = roomsIn(request);
      const { displayId } = request.params;
      const { reason } = request.body;
      const revoked = await queue('displays', () =>
        revokeDisplay(house, displayId, reason, commandIn(request)),
      );
      if (!revoked.ok) throw new ProblemReply(revoked.problem);
      await rightsChanged();
      return displayInfo(house, displayId);
    },
  );

  app.post(
    '/api/v1/displays/pair',
    {
      config: { act: 'pairDisplay' },
      schema: {
        tags: TAGS,
        summary: 'Make this screen the wall display of a link; sets the cookie it shows the board with',
        body: pairDisplayBodySchema,
        response: { 200: signedInSchema },
      },
    },
    async (request, reply) => {
      const paired = await pairDisplay(premises, roomsOf, request.body.token);
      if (!paired.ok) throw new ProblemReply(paired.problem);
      const before = await screenCaller(premises, tokenIn(request.headers.cookie, premises.secure));
      if (before !== null) await leaveScreen(premises, before);
      await rightsChanged();
      giveCookie(reply, premises, paired.token, SCREEN_LASTS_MS);
      return signedIn(paired.display);
    },
  );
}

async function linkOf(house: House, linked: Linked): Promise<AddedDisplay> {
  if (!linked.ok) throw new ProblemReply(linked.problem);
  return { display: await displayInfo(house, linked.displayId), link: linked.link };
}
