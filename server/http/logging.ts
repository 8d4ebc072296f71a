import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import pino from 'pino';

/**
 * Logs print an allow-list of fields: method, route pattern, status. No bodies, no names, no addresses of people;
 * an error gives its kind and where it arose, not its message, which can quote what somebody typed.
 */
export function makeLogger(level: string): FastifyBaseLogger {
  return pino({
    level,
    base: null,
    serializers: {
      req: (request: FastifyRequest) => ({
        method: request.method,
        route: request.routeOptions?.url ?? null,
      }),
      res: (reply: FastifyReply) => ({ status: reply.statusCode }),
      err: describeError,
    },
  });
}

/** One line per answer: refusals at info, the rest, which is most of the traffic, at debug. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const fields = { req: request, res: reply, tookMs: Math.round(reply.elapsedTime) };
    if (reply.statusCode >= 400) request.log.info(fields, 'refused');
    else request.log.debug(fields, 'answered');
  });
}

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.name, code, at: at.slice(0, 8).map((line) => line.trim()) };
}
