import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Act, ALLOWED_WHEN_LOCKED, mayDo, RIGHTS, type Right, rightsRefusal } from '#shared/rights.ts';
import type { Rooms } from '../clinics.ts';
import { deviceOfToken } from '../devices/devices.ts';
import type { Premises } from '../house.ts';
import { ProblemReply, problem } from '../http/problem.ts';
import type { Caller, ScreenCaller, StaffCaller } from './caller.ts';
import { tokenIn } from './cookie.ts';
import { DISPLAY_TOKEN, whichDisplay } from './display-tokens.ts';
import { whoIs } from './sign-in.ts';
import { noteTouch } from './touches.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The row of the rights table that this route stands in. A route without one does not start. */
    act?: Act;
  }
  interface FastifyInstance {
    /** Every route that was registered, with its row of the rights table. */
    routeRows: RouteRow[];
  }
  interface FastifyRequest {
    caller: Caller | null;
    rooms: Rooms | null;
  }
}

export interface RouteRow {
  method: string;
  url: string;
  act: Act;
}

/** A second way into a URL would end up in logs and histories. */
const SECRET_IN_URL = /token|secret|passphrase|password|authorization|api[_-]?key|cookie/i;

/** The one door of every route: what it does, who asks, whether they may, whether their station is locked. */
export function admitRequests(
  app: FastifyInstance,
  premises: Premises,
  roomsOf: (clinicId: string) => Promise<Rooms>,
): void {
  const rows: RouteRow[] = [];
  app.decorate('routeRows', rows);
  app.decorateRequest('caller', null);
  app.decorateRequest('rooms', null);
  app.addHook('onRoute', (route) => {
    const act = route.config?.act ?? actOfPackage(route.url);
    if (act === null)
      throw new Error(`${String(route.method)} ${route.url} stands in no row of the rights table`);
    route.config = { ...route.config, act };
    for (const method of [route.method].flat()) rows.push({ method, url: route.url, act });
    const security = securityOf(act);
    if (security !== null) route.schema = { ...route.schema, security };
  });
  app.addHook('onRequest', async (request) => {
    const act = request.routeOptions.config.act;
    if (act === undefined) return;
    refuseSecretsInUrl(request);
    if (RIGHTS[act] === 'anyone') return;
    const caller = await callerOf(request, premises, act);
    admit(caller, act);
    request.caller = caller;
    request.rooms = await roomsOf(caller.clinicId);
    if (caller.kind === 'staff' && isTouch(request.method, act)) await noteTouch(premises, caller.signIn);
  });
}

/** A page asks again by itself what it shows; only somebody who is there changes something. */
function isTouch(method: string, act: Act): boolean {
  return method !== 'GET' && method !== 'HEAD' && !ALLOWED_WHEN_LOCKED.has(act);
}

/** Routes that packages register themselves: the readable interface, and the files of the screens. */
function actOfPackage(url: string): Act | null {
  if (url.startsWith('/api/docs')) return 'readInterface';
  return url.startsWith('/api/') || url.startsWith('/fhir') ? null : 'loadScreens';
}

function securityOf(act: Act): Record<string, never[]>[] | null {
  const allowed = RIGHTS[act];
  if (allowed === 'anyone') return null;
  return allowed.includes('device') ? [{ deviceToken: [] }] : [{ signIn: [] }];
}

function refuseSecretsInUrl({ query }: FastifyRequest): void {
  const named = Object.keys((query ?? {}) as object).some((key) => SECRET_IN_URL.test(key));
  if (named)
    throw new ProblemReply(
      problem('malformed', 400, 'A secret does not belong in an address: send it in the header or the body.'),
    );
}

async function callerOf(request: FastifyRequest, premises: Premises, act: Act): Promise<Caller> {
  const { authorization, cookie } = request.headers;
  const caller =
    authorization === undefined
      ? await screenCaller(premises, tokenIn(cookie, premises.secure))
      : await deviceCaller(premises, authorization);
  if (caller !== null) return caller;
  const forDevices = authorization !== undefined || mayDo('device', act);
  throw new ProblemReply(forDevices ? BAD_TOKEN : NOBODY);
}

const BAD_TOKEN = problem('bad-token', 401, 'A valid device token is needed: Authorization: Bearer <token>.');
const NOBODY = problem('not-signed-in', 401, 'Sign in first.');

async function deviceCaller(premises: Premises, authorization: string): Promise<Caller | null> {
  const token = /^Bearer ([^\s]{1,200})$/i.exec(authorization)?.[1];
  const found = token === undefined ? null : await deviceOfToken(premises, token);
  return found === null ? null : { kind: 'device', role: 'device', ...found };
}

/** The person or the display that holds this token; null when nobody does. */
export async function screenCaller(
  premises: Premises,
  token: string | undefined,
): Promise<ScreenCaller | null> {
  if (token === undefined) return null;
  if (DISPLAY_TOKEN.test(token)) return whichDisplay(premises, token);
  const signIn = await whoIs(premises, token);
  if (signIn === null) return null;
  const { clinicId, actor } = signIn;
  return { kind: 'staff', role: actor.role, clinicId, actor, signIn };
}

/** Throws the sentence that says who may, or that the station is locked. */
function admit(caller: Caller, act: Right): void {
  const barred = rightsRefusal(caller.role, act);
  if (barred !== null) throw new ProblemReply(problem('notAllowed', 403, barred));
  if (isLockedOut(caller, act)) throw new ProblemReply(problem('locked', 423, LOCKED));
}

export const LOCKED = 'This station is locked. Say who you are with your PIN or passphrase.';

/** Whether this caller's station shows the board only, and the act needs more. */
export function isLockedOut(caller: Caller, right: Right): boolean {
  return caller.kind === 'staff' && caller.signIn.locked && !ALLOWED_WHEN_LOCKED.has(right);
}

/** The caller of a route that is not for anyone. */
export function callerIn(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error('this route asks for nobody in the rights table');
  return request.caller;
}

/** The person or display of a route that only screens may ask. */
export function screenIn(request: FastifyRequest): ScreenCaller {
  const caller = callerIn(request);
  if (caller.kind === 'device') throw new Error('this route is not for screens alone in the rights table');
  return caller;
}

/** The signed-in person of a route that only staff may ask. */
export function staffIn(request: FastifyRequest): StaffCaller {
  const caller = callerIn(request);
  if (caller.kind !== 'staff') throw new Error('this route is not for staff alone in the rights table');
  return caller;
}

/** The rooms of the caller's clinic: nothing of another can be reached through them. */
export function roomsIn(request: FastifyRequest): Rooms {
  if (request.rooms === null) throw new Error('this route asks for nobody in the rights table');
  return request.rooms;
}
