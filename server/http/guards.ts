import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from './door.ts';
import { isPage, pathOf } from './interface-paths.ts';
import { findJsonFault } from './json-fault.ts';
import { methodsAt } from './known-paths.ts';
import { ProblemReply, problem, sendProblem } from './problem.ts';
import { parameterProblem } from './queries.ts';
import type { SecurityHeaders } from './security-headers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Why the body could not be read, in a sentence. */
    bodyFault: string | null;
  }
}

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const NOTHING_HERE = problem('not-found', 404, 'There is nothing at this address.');
const NO_JSON = 'The request could not be read as JSON.';
const NOT_JSON = problem('unsupported-media-type', 415, 'Send application/json in UTF-8.');

/** What every request must satisfy before anybody is looked up and any body is read, and what every answer says. */
export function guardRequests(app: FastifyInstance, door: Door, headers: SecurityHeaders): void {
  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request.url);
    reply.headers(headers.at(path));
    const reading = READING_METHODS.has(request.method);
    const refused = door(request.raw, reading ? 'read' : 'change') ?? parameterProblem(request);
    if (refused !== null) return sendProblem(reply, refused);
    const pageAsked = reading && request.method !== 'OPTIONS' && isPage(path);
    if (request.is404 && !pageAsked) return sendNotFound(request, reply, path);
    if (!reading && !isJson(request)) return sendProblem(reply, NOT_JSON);
  });
}

function sendNotFound({ server, method }: FastifyRequest, reply: FastifyReply, path: string): FastifyReply {
  const methods = methodsAt(server.routeRows, path);
  // What is not there now may be there after an update: nobody keeps the answer.
  if (methods.length === 0) return sendProblem(reply.header('cache-control', 'no-store'), NOTHING_HERE);
  return sendProblem(
    reply.header('allow', methods.join(', ')),
    problem('method-not-allowed', 405, `This address does not answer to ${method}.`),
  );
}

/**
 * JSON only; an empty JSON body reads as none, so that a plain POST needs no braces. One that cannot be read was still
 * read to its end: the connection stays, and a flood of nonsense costs no handshakes.
 */
export function readJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.decorateRequest('bodyFault', null);
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString();
    if (text === '') return done(null, undefined);
    request.bodyFault = findJsonFault(text);
    if (request.bodyFault !== null) return done(null, undefined);
    parseJson(request, text, (error, value) => {
      if (error !== null) request.bodyFault = NO_JSON;
      done(null, value);
    });
  });
  app.addHook('preValidation', async ({ bodyFault }) => {
    if (bodyFault !== null) throw new ProblemReply(problem('malformed', 400, bodyFault));
  });
}

function isJson(request: FastifyRequest): boolean {
  const [mediaType, ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  if (mediaType?.trim() !== 'application/json') return false;
  const charsets = parameters.map((one) => one.trim()).filter((one) => one.startsWith('charset'));
  return charsets.every((one) => /^charset\s*=\s*"?utf-?8"?$/.test(one));
}
