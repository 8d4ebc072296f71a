import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { Problem } from '#shared/wire/api.ts';
import { isInterface } from './interface-paths.ts';
import { problem } from './problem.ts';

const nothing = z.strictObject({});

/** A route of the interface that names no parameters takes none: what nobody reads is refused, not ignored. */
export function refuseUnknownParameters(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (!isInterface(route.url) || route.url.startsWith('/api/docs')) return;
    route.schema = { querystring: nothing, ...route.schema };
  });
}

/** What no schema sees: a parameter given twice, and names that mean something to the language itself. */
export function parameterProblem({ query }: Pick<FastifyRequest, 'query'>): Problem | null {
  for (const [name, value] of Object.entries((query ?? {}) as object)) {
    if (Array.isArray(value)) return problem('malformed', 400, 'A parameter of the address stands twice.');
    if (/^(__proto__|constructor|prototype)$/.test(name))
      return problem('malformed', 400, 'The address has a parameter that nothing here is called.');
  }
  return null;
}
