import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { keySchema } from '#shared/entries.ts';
import { reasonBodySchema } from '#shared/wire/people.ts';
import {
  approveProtocolBodySchema,
  discardDraftBodySchema,
  draftProtocolBodySchema,
  forkProtocolBodySchema,
  importProtocolBodySchema,
  type ProtocolView,
  protocolViewSchema,
  switchOnBodySchema,
  withdrawApprovalBodySchema,
} from '#shared/wire/protocols.ts';
import type { House } from '../house.ts';
import type { CarriedOut, HouseCommand } from '../house-command.ts';
import { ProblemReply } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn } from '../people/admission.ts';
import { commandIn } from '../people/command-in.ts';
import { approveProtocol, withdrawApproval } from './approve.ts';
import { forkProtocol, importProtocol } from './begin.ts';
import { discardDraft, saveDraft } from './draft.ts';
import { findLineage } from './lineages.ts';
import { switchOff, switchOn } from './switch.ts';
import { viewProtocol } from './view.ts';

const config = { act: 'changeProtocols' } as const;
const params = z.strictObject({ protocolId: keySchema });
type CommandBody = z.ZodMiniType<{ commandId: string }>;

/** Each of these routes answers with the protocol as it stands afterwards. */
function schema<B extends CommandBody>(summary: string, body: B) {
  return { tags: ['protocols'], summary, body, response: { 200: protocolViewSchema } };
}

/** Changing the clinic's protocols: an admin's. */
export function changeProtocolRoutes(app: Routes): void {
  app.post(
    '/api/v1/protocols/fork',
    { config, schema: schema('Begin a protocol from a version of another', forkProtocolBodySchema) },
    async (request) => {
      const outcome = await forkProtocol(roomsIn(request).house, commandIn(request), request.body);
      return changed(request, request.body.protocolId, outcome);
    },
  );

  app.post(
    '/api/v1/protocols/import',
    {
      config,
      schema: schema('Begin a protocol from the JSON document of another clinic', importProtocolBodySchema),
    },
    async (request) => {
      const outcome = await importProtocol(roomsIn(request).house, commandIn(request), request.body);
      return changed(request, request.body.protocolId, outcome);
    },
  );

  change(
    app,
    'PUT draft',
    'Save the draft; refused when somebody else has saved since it was loaded',
    draftProtocolBodySchema,
    saveDraft,
  );
  change(app, 'POST draft/discard', 'Discard the draft', discardDraftBodySchema, discardDraft);
  change(
    app,
    'POST approve',
    "Record the medical director's approval of a document",
    approveProtocolBodySchema,
    approveProtocol,
  );
  change(
    app,
    'POST withdraw-approval',
    'Withdraw the approval of a document',
    withdrawApprovalBodySchema,
    withdrawApproval,
  );
  change(
    app,
    'POST switch-on',
    'Open sessions under the draft, which becomes a version, or under a version from now on',
    switchOnBodySchema,
    switchOn,
  );
  change(
    app,
    'POST switch-off',
    'Open no further session under this protocol; open ones keep it',
    reasonBodySchema,
    switchOff,
  );
}

/** One act on a protocol that is there, by the last part of its address. */
function change<B extends CommandBody>(
  app: Routes,
  route: `${'PUT' | 'POST'} ${string}`,
  summary: string,
  body: B,
  act: (house: House, command: HouseCommand, protocolId: string, body: z.infer<B>) => Promise<CarriedOut>,
): void {
  const [method, path] = route.split(' ') as ['PUT' | 'POST', string];
  app.route({
    method,
    url: `/api/v1/protocols/:protocolId/${path}`,
    config,
    schema: { ...schema(summary, body), params },
    handler: async (request) => {
      const { house } = roomsIn(request);
      const { protocolId } = request.params;
      const asked = request as typeof request & { body: z.infer<B> };
      return changed(request, protocolId, await act(house, commandIn(asked), protocolId, asked.body));
    },
  });
}

async function changed(
  request: FastifyRequest,
  protocolId: string,
  outcome: CarriedOut,
): Promise<ProtocolView> {
  if (!outcome.ok) throw new ProblemReply(outcome.problem);
  const { house } = roomsIn(request);
  const lineage = await findLineage(house, protocolId);
  if (lineage === null) throw new Error(`protocol ${protocolId} was changed and is not there`);
  return viewProtocol(house, lineage);
}
