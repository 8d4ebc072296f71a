import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findJsonFault } from './json-fault.ts';
import { isOwnHost, isOwnOrigin } from './own-origin.ts';
import { ProblemReply, problem, sendProblem } from './problem.ts';

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What every request must satisfy before a handler sees it. Together with the SameSite cookie this keeps another
 * site from changing anything in a signed-in browser.
 */
export function guardRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isOwnHost(request.headers))
      return sendProblem(
        reply,
        problem('other-origin', 421, 'This server answers to its loopback names only.'),
      );
    if (READING_METHODS.has(request.method)) return;
    if (!isOwnOrigin(request.headers))
      return sendProblem(reply, problem('other-origin', 403, 'This request came from another site.'));
    if (!isJson(request))
      return sendProblem(reply, problem('unsupported-media-type', 415, 'Send application/json.'));
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    return payload;
  });
}

/** JSON only; an empty JSON body reads as none, so that a plain POST needs no braces. */
export function readJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body.toString();
    if (text === '') return done(null, undefined);
    const fault = findJsonFault(text);
    if (fault !== null) return done(new ProblemReply(problem('malformed', 400, fault)));
    parseJson(request, text, done);
  });
}

function isJson(request: FastifyRequest): boolean {
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return mediaType === 'application/json';
}
