import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admitRequests } from '#server/people/admission.ts';
import type { SessionCommand } from '#shared/commands.ts';
import { ACTS, type Act, CALLERS, type CallerRole, mayDo, RIGHTS, SOCKET_RIGHTS } from '#shared/rights.ts';
import { type Caller, startTestServer, type TestServer } from '../test-server.ts';
import { ask, connected, openSocket, type StaffSocket } from '../test-socket.ts';
import { COMMAND_BODIES } from './command-bodies.ts';
import { everyCaller } from './every-caller.ts';

/** Who holds what: nothing pairs a patient's tablet yet, so its cells are asked of `decide` alone (tests/shared/help.test.ts). */
const ASKING = CALLERS.filter((role) => role !== 'tablet');

let server: TestServer;
let callers: Map<CallerRole, Caller>;
const sockets = new Map<CallerRole, StaffSocket>();
beforeAll(async () => {
  server = await startTestServer();
  callers = await everyCaller(server);
  for (const role of ASKING)
    if (role !== 'device')
      sockets.set(role, await connected(openSocket(server.url, callers.get(role)?.cookie ?? '')));
});
afterAll(async () => {
  for (const socket of sockets.values()) socket.close();
  await server.stop();
});

const commandTypes = Object.keys(COMMAND_BODIES) as SessionCommand['type'][];

describe('the table of rights', () => {
  test('has a row for everything that can be done, and every act is asked of some route or message', () => {
    expect(Object.keys(RIGHTS).sort()).toEqual([...ACTS, ...commandTypes].sort());
    const asked = new Set<Act>([
      ...server.app.routeRows.map(({ act }) => act),
      ...Object.values(SOCKET_RIGHTS),
    ]);
    // The screens are files, served only where they are built.
    expect(ACTS.filter((act) => !asked.has(act) && act !== 'loadScreens')).toEqual([]);
  });

  test('gives administrators no act on a patient, and walls, tablets and devices nothing but their own', () => {
    expect(commandTypes.filter((type) => mayDo('admin', type))).toEqual([]);
    const only = (role: CallerRole) =>
      Object.entries(RIGHTS).flatMap(([right, roles]) =>
        roles !== 'anyone' && roles.includes(role) ? [right] : [],
      );
    expect(only('device')).toEqual(['postReadings']);
    expect(only('tablet')).toEqual(['CallNurse', 'SayEased', 'SayFeeling']);
    expect(only('wall').sort()).toEqual(['leave', 'seeBoard', 'seeClinic', 'seeSelf']);
  });

  test('a route that stands in no row of the table does not start', () => {
    const app = Fastify();
    admitRequests(app, server.premises, server.clinics.rooms);
    app.get('/api/v1/known', { config: { act: 'seeBoard' } }, async () => ({}));
    expect(() => app.get('/api/v1/secret', async () => ({}))).toThrow('GET /api/v1/secret stands in no row');
  });
});

describe('over HTTP', () => {
  test('every cell of every route is as the table says: barred callers get 403, strangers 401', async () => {
    const wrong: string[] = [];
    for (const { method, url, act } of server.app.routeRows) {
      // What signs out or locks the caller's own station would answer for every cell after it.
      if (RIGHTS[act] === 'anyone' || act === 'leave' || url.endsWith('/lock') || method === 'HEAD') continue;
      const path = url.replace(/:[A-Za-z]+/g, () => randomUUID());
      for (const role of ASKING) {
        const { status } = await request(callers.get(role) as Caller, method, path);
        const barred = !mayDo(role, act);
        if (barred !== (status === 403)) wrong.push(`${role} ${method} ${url}: ${status}`);
      }
      const { status } = await request(server.nobody, method, path);
      if (status !== 401) wrong.push(`stranger ${method} ${url}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  test('every cell of every command is as the table says', async () => {
    const wrong: string[] = [];
    for (const type of commandTypes)
      for (const role of ASKING) {
        const body = {
          commandId: randomUUID(),
          command: { type, body: COMMAND_BODIES[type] },
          passphrase: server.passphrase,
        };
        const path = `/api/v1/sessions/${randomUUID()}/commands`;
        const { status } = await (callers.get(role) as Caller).post(path, body);
        // Whoever may act is told that there is no such session.
        if (status !== (mayDo(role, type) ? 404 : 403)) wrong.push(`${role} ${type}: ${status}`);
      }
    expect(wrong).toEqual([]);
  });
});

describe('over sockets', () => {
  test('every cell of every command is as the table says', async () => {
    const wrong: string[] = [];
    for (const type of commandTypes)
      for (const [role, socket] of sockets) {
        const command = { type, body: COMMAND_BODIES[type] };
        const message = {
          commandId: randomUUID(),
          sessionId: randomUUID(),
          command,
          passphrase: server.passphrase,
        };
        const answer = await ask(socket, 'command', message);
        const code = answer.ok ? 'ok' : answer.problem.code;
        if (code !== (mayDo(role, type) ? 'unknownSession' : 'notAllowed'))
          wrong.push(`${role} ${type}: ${code}`);
      }
    expect(wrong).toEqual([]);
  });

  test('[A-10] [A-16] a wall follows the board and no record, and what it emits as staff is refused', async () => {
    const wall = sockets.get('wall') as StaffSocket;
    expect(await ask(wall, 'follow', { what: 'board' })).toMatchObject({ ok: true });
    const session = { what: 'session', sessionId: randomUUID(), afterSeq: 0 };
    expect(await ask(wall, 'follow', session)).toMatchObject({ ok: false, problem: { code: 'notAllowed' } });
    for (const role of ['nurse', 'prescriber'] as const)
      expect(await ask(sockets.get(role) as StaffSocket, 'follow', session)).toMatchObject({
        problem: { code: 'unknownSession' },
      });
    expect(await ask(sockets.get('admin') as StaffSocket, 'follow', session)).toMatchObject({
      problem: { code: 'notAllowed' },
    });
  });
});

function request(caller: Caller, method: string, path: string) {
  if (method === 'GET') return caller.get(path);
  return method === 'PUT' ? caller.put(path, {}) : caller.post(path, {});
}
