import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { keySchema } from '#shared/entries.ts';
import { compareProtocols } from '#shared/protocols/editing/compare-protocols.ts';
import { approvalOf, approvedByWords } from '#shared/protocols/lineage/lineage.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import { protocolSchema } from '#shared/protocols/protocol.ts';
import {
  checkedProtocolSchema,
  checkProtocolBodySchema,
  comparedProtocolsSchema,
  compareProtocolsBodySchema,
  protocolsSchema,
  protocolViewSchema,
} from '#shared/wire/protocols.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Routes } from '../http/routes.ts';
import { roomsIn } from '../people/admission.ts';
import { findDocument } from './find-document.ts';
import { judgedHash } from './judged-hash.ts';
import { findLineage } from './lineages.ts';
import { listProtocols } from './summaries.ts';
import { checkSent, viewProtocol } from './view.ts';

const TAGS = ['protocols'];
const config = { act: 'seeProtocols' } as const;

/** Reading the clinic's protocols, and asking about documents that are not saved. */
export function protocolRoutes(app: Routes): void {
  app.get(
    '/api/v1/protocols',
    {
      config,
      schema: {
        tags: TAGS,
        summary: "Every protocol, shipped and the clinic's own, with what is on, approved and replayed",
        response: { 200: protocolsSchema },
      },
    },
    async (request) => ({ protocols: await listProtocols(roomsIn(request).house) }),
  );

  app.get(
    '/api/v1/protocols/:protocolId',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'One protocol whole: document, findings, preview, fields and versions',
        params: z.strictObject({ protocolId: keySchema }),
        response: { 200: protocolViewSchema },
      },
    },
    async (request) => {
      const { house } = roomsIn(request);
      const lineage = await findLineage(house, request.params.protocolId);
      if (lineage === null) throw new ProblemReply(NO_SUCH);
      return viewProtocol(house, lineage);
    },
  );

  app.get(
    '/api/v1/protocols/:protocolId/versions/:version',
    {
      config,
      schema: {
        tags: TAGS,
        summary:
          'The JSON document of a version, or of the draft (version `draft`), as it is imported elsewhere',
        params: z.strictObject({ protocolId: keySchema, version: keySchema }),
        response: { 200: protocolSchema },
      },
    },
    async (request, reply) => {
      const document = await exported(request, request.params);
      const file = `${document.name} ${document.version}.json`.replace(/[^A-Za-z0-9 .-]/g, '');
      reply.header('content-disposition', `attachment; filename="${file}"`);
      return document;
    },
  );

  app.post(
    '/api/v1/protocols/check',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'What is found in a document, saved or not, with its preview and what differs',
        body: checkProtocolBodySchema,
        response: { 200: checkedProtocolSchema },
      },
    },
    async (request) => {
      const { document, against } = request.body;
      return checkSent(document, against === null ? null : await documentIn(request, against, '/against'));
    },
  );

  app.post(
    '/api/v1/protocols/compare',
    {
      config,
      schema: {
        tags: TAGS,
        summary: 'What differs between two documents of the clinic, in plain words',
        body: compareProtocolsBodySchema,
        response: { 200: comparedProtocolsSchema },
      },
    },
    async (request) => {
      const before = await documentIn(request, request.body.before, '/before');
      const after = await documentIn(request, request.body.after, '/after');
      return { changes: compareProtocols(before, after) };
    },
  );
}

const NO_SUCH = problem('not-found', 404, 'There is no such protocol.');

interface Ref {
  protocolId: string;
  version: string | null;
}

async function documentIn(request: FastifyRequest, ref: Ref, pointer: string): Promise<Protocol> {
  const found = await findDocument(roomsIn(request).house, ref);
  if (found === null)
    throw new ProblemReply(problem('not-found', 404, 'There is no such version of this protocol.', pointer));
  return found.document;
}

/** Says who approved it, where that is on record: another clinic reads it, and asks its own medical director. */
async function exported(request: FastifyRequest, ref: Ref): Promise<Protocol> {
  const found = await findDocument(roomsIn(request).house, ref);
  if (found === null) throw new ProblemReply(NO_SUCH);
  const { lineage, document } = found;
  return { ...document, approvedBy: approvedByWords(approvalOf(lineage, judgedHash(document))) };
}
