import type { IncomingMessage } from 'node:http';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { tokenHashOf } from '../people/caller.ts';
import type { Limits } from './limits.ts';
import { ProblemReply, problem } from './problem.ts';
import type { Proxies } from './proxies.ts';

const WINDOW_MS = 10_000;
const REFUSED_FOR_WHO = new Set([401, 403]);
const TOO_MANY = 'Too many requests at once. Try again in a moment.';

export interface RequestCount {
  /** Counts a request that was let in. Throws the problem when it is one too many. */
  admitted(request: FastifyRequest): Promise<void>;
  /** Counts one that was turned away for who asked; the problem to answer instead when it is one too many. */
  refused(request: FastifyRequest, error: unknown): Promise<ProblemReply | null>;
}

/**
 * Who is known is counted by what they hold, so that stations behind one address do not use up each other's share. Who
 * is not, by address and by what they ask for: a flood of wrong tokens leaves signing in alone. A station at which
 * people have signed in before is counted by itself: a flood from behind its address does not keep them out.
 */
export async function countRequests(
  app: FastifyInstance,
  limits: Limits,
  proxies: Proxies,
  stationOf: (request: IncomingMessage) => string | null,
): Promise<RequestCount> {
  await app.register(rateLimit, { global: false, timeWindow: WINDOW_MS });
  const ofCaller = app.createRateLimit({
    max: limits.requestsPerCaller,
    keyGenerator: ({ caller }) => (caller === null || caller.kind === 'device' ? '' : tokenHashOf(caller)),
  });
  const ofAddress = app.createRateLimit({
    max: limits.requestsPerAddress,
    keyGenerator: ({ raw, routeOptions }) =>
      `${routeOptions.config.act} ${stationOf(raw) ?? normalizeIP(proxies.callerAddress(raw))}`,
  });
  const counted = new WeakSet<FastifyRequest>();
  async function check(count: typeof ofCaller, request: FastifyRequest): Promise<ProblemReply | null> {
    counted.add(request);
    const found = await count(request);
    if (found.isAllowed || !found.isExceeded) return null;
    return new ProblemReply(problem('too-many-requests', 429, TOO_MANY), found.ttlInSeconds);
  }
  return {
    admitted: async (request) => {
      const { act } = request.routeOptions.config;
      // A device has limits of its own, which know what it lost and when it may post again.
      if (act === undefined || act === 'loadScreens' || request.caller?.kind === 'device') return;
      const excess = await check(request.caller === null ? ofAddress : ofCaller, request);
      if (excess !== null) throw excess;
    },
    refused: async (request, error) => {
      const forWhoAsked = error instanceof ProblemReply && REFUSED_FOR_WHO.has(error.problem.status);
      return forWhoAsked && !counted.has(request) ? check(ofAddress, request) : null;
    },
  };
}
