import type { FastifyRequest } from 'fastify';
import type { HouseCommand } from '../house-command.ts';
import { staffIn } from './admission.ts';

/** What a signed-in person asks of the clinic, under the id that their screen made for it. */
export function commandIn(request: FastifyRequest & { body: { commandId: string } }): HouseCommand {
  const { params, body, routeOptions, method } = request;
  return {
    commandId: body.commandId,
    by: staffIn(request).actor,
    asks: { method, route: routeOptions.url, params, body },
  };
}
