import type { Duplex } from 'node:stream';
import {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Certificate } from './certificate.ts';
import { pathOf } from './interface-paths.ts';
import type { Limits } from './limits.ts';
import { handleError } from './problem.ts';
import type { Proxies } from './proxies.ts';
import { refuseConnection, unreadable } from './raw-answer.ts';
import type { SecurityHeaders } from './security-headers.ts';

const LARGEST_BODY_BYTES = 1024 * 1024;

/** How the server listens: with or without TLS, whose word it takes for an address, and how long it waits for slow ones. */
export function serverOptions(
  logger: FastifyBaseLogger,
  certificate: Certificate | null,
  limits: Limits,
  proxies: Proxies,
  headers: SecurityHeaders,
) {
  const timing = {
    headersTimeout: limits.headersWithinMs,
    requestTimeout: limits.requestWithinMs,
    connectionsCheckingInterval: limits.checkEveryMs,
  };
  return {
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: limits.requestWithinMs,
    trustProxy: proxies.isTrusted,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      handleError(error, request, reply.headers(headers.at(pathOf(request.url)))),
    clientErrorHandler: (error: Error, socket: Duplex) => {
      const problem = unreadable(error);
      if (problem === null) socket.destroy();
      else refuseConnection(socket, problem, headers.at('/api'));
    },
    ...(certificate === null
      ? { http: timing }
      : {
          https: {
            ...timing,
            cert: certificate.cert,
            key: certificate.key,
            minVersion: 'TLSv1.2' as const,
            handshakeTimeout: limits.headersWithinMs,
          },
        }),
  };
}
