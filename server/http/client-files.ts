import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem, sendProblem } from './problem.ts';

const NO_SCREENS_YET = 'The screens are not built: run npm start, or npm run build.';

/**
 * Serves the built screens. Files with a hash in their name never change; the page itself is always asked for again,
 * so that a new version of Afterdose is never met with an old screen.
 */
export async function serveClient(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built)
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: ['index.html'],
      cacheControl: false,
      setHeaders: (reply, path) => {
        const unchanging = /[\\/]assets[\\/]/.test(path);
        reply.setHeader('cache-control', unchanging ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request))
      return sendProblem(reply, problem('not-found', 404, 'There is nothing at this address.'));
    if (!built) return sendProblem(reply, problem('not-found', 404, NO_SCREENS_YET));
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

/** The client routes itself: any path that is not the interface's and has no dot is one of its pages. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? '';
  const isInterface = /^\/(api|fhir|socket\.io|healthz|readyz|metrics)(\/|$)/.test(path);
  return (request.method === 'GET' || request.method === 'HEAD') && !isInterface && !path.includes('.');
}
