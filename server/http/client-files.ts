import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problem, sendProblem } from './problem.ts';
import type { SecurityHeaders } from './security-headers.ts';

const NO_SCREENS_YET = problem(
  'not-found',
  404,
  'The screens are not built: run npm start, or npm run build.',
);

/** Stands in the built page wherever a nonce belongs; `client/vite.config.ts` puts it there. */
const NONCE = /AFTERDOSE_NONCE/g;

/**
 * Serves the built screens. Files with a hash in their name never change; the page itself is always sent anew, so that
 * a new version of Afterdose is never met with an old screen and each page has a nonce of its own.
 */
export async function serveClient(
  app: FastifyInstance,
  folder: string,
  headers: SecurityHeaders,
): Promise<void> {
  const file = join(folder, 'index.html');
  if (!existsSync(file)) {
    app.setNotFoundHandler((_request, reply) => sendProblem(reply, NO_SCREENS_YET));
    return;
  }
  const page = readFileSync(file, 'utf8');
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    globIgnore: ['index.html', '**/*.map', '**/.*', '**/.*/**'],
    setHeaders: (reply, path) => {
      const unchanging = /[\\/]assets[\\/]/.test(path);
      reply.setHeader('cache-control', unchanging ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  // Only what may be a page comes here: the guards have answered everything else that is not there.
  app.setNotFoundHandler((_request, reply) => {
    const nonce = randomBytes(16).toString('base64url');
    return reply
      .headers({ ...headers.page(nonce), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(page.replace(NONCE, nonce));
  });
}
