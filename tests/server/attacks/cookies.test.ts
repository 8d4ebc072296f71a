import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordPatient } from '#server/patients/registry.ts';
import { caller, startTestServer, type TestServer } from '../test-server.ts';
import { identity, openVisit } from '../visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const NAME = 'afterdose_sign_in';
const token = () => server.nurse.cookie.slice(NAME.length + 1);
const withCookie = (cookie: string) => caller(server.url, { cookie });
const nora = () => ({ name: 'Nora Keller', passphrase: server.passphrase });

describe('[A-29] a sign-in that another site makes a browser send', () => {
  test.each([
    ['with its origin', { origin: 'https://evil.example' }, 403],
    ['without one', { origin: 'null' }, 403],
    ['hiding it', { 'sec-fetch-site': 'cross-site' }, 403],
    ['as a form', { 'content-type': 'text/plain' }, 415],
  ])('%s signs nobody in', async (_how, headers, status) => {
    const answer = await caller(server.url, headers).post('/api/v1/sign-in', nora());
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([status, []]);
  });
});

describe('[A-65] what a sign-in is known by', () => {
  test('is in no body, no address and no header but the one that sets the cookie', async () => {
    const answer = await server.nobody.post('/api/v1/sign-in', nora());
    const line = answer.headers.getSetCookie().find((set) => set.startsWith(`${NAME}=`)) ?? '';
    const given = /=([\w-]{43});/.exec(line)?.[1] ?? '';
    expect(given).not.toBe('');
    expect(JSON.stringify(answer.body)).not.toContain(given);
    const others = [...answer.headers].filter((header) => header[1] !== line);
    expect(JSON.stringify(others)).not.toContain(given);
    expect(line).toMatch(/; HttpOnly; SameSite=Strict/);
  });

  test.each([NAME, 'cookie', 'sid', 'session'])('opens nothing as ?%s=', async (name) => {
    for (const path of ['/api/v1/me', '/api/v1/sessions'])
      expect([400, 401]).toContain((await server.nobody.get(`${path}?${name}=${token()}`)).status);
  });

  test.each(['Bearer', 'Cookie', 'Basic'])('opens nothing as a header of its own (%s)', async (scheme) => {
    const answer = await caller(server.url, { authorization: `${scheme} ${token()}` }).get('/api/v1/me');
    expect(answer.status).toBe(401);
  });
});

describe('[A-66] a cookie', () => {
  const flipped = (at: number) => {
    const text = token();
    return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
  };
  test.each<[what: string, cookie: () => string]>([
    ['with one letter changed', () => `${NAME}=${flipped(7)}`],
    ['with its first letter changed', () => `${NAME}=${flipped(0)}`],
    ['cut off', () => `${NAME}=${token().slice(0, -1)}`],
    ['with more behind it', () => `${NAME}=${token()}A`],
    ['in capitals', () => `${NAME}=${token().toUpperCase()}`],
    ['of another name', () => `other=${token()}`],
    ['of a name that begins alike', () => `${NAME}2=${token()}`],
    ['that is signed by somebody', () => `${NAME}=s:${token()}.abcdef`],
    ['of a display', () => `${NAME}=display_${token()}`],
    ['that is empty', () => `${NAME}=`],
    ['made of zeros', () => `${NAME}=${'0'.repeat(43)}`],
    ['under the name it has with HTTPS', () => `__Host-${NAME}=${token()}`],
  ])('%s is nobody’s', async (_what, cookie) => {
    const answer = await withCookie(cookie()).get('/api/v1/me');
    expect([answer.status, answer.body.type]).toEqual([401, 'urn:afterdose:problem:not-signed-in']);
  });
});

describe('[A-6] ids walked one after another', () => {
  test('are no ids: those in use are made of chance', async () => {
    const { sessionId } = await openVisit(server.nurse);
    expect(sessionId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    for (const id of ['1', '2', '10000', '00000000-0000-0000-0000-000000000001'])
      expect([400, 404]).toContain((await server.nurse.get(`/api/v1/sessions/${id}`)).status);
  });

  test('are soon too many', async () => {
    const few = await startTestServer({ surroundings: { limits: { requestsPerCaller: 50 } } });
    const walked = await Promise.all(
      Array.from({ length: 80 }, () => few.nurse.get(`/api/v1/patients/${randomUUID()}`)),
    );
    expect(new Set(walked.map(({ status }) => status))).toEqual(new Set([404, 429]));
    await few.stop();
  });
});

test('[A-34] a name with line ends is not taken in, and what was stored before is in no header of any answer', async () => {
  const name = 'Eve\r\nSet-Cookie: stolen=1\r\n\r\n<html>';
  const admin = await server.as('admin', 'Ada\r\nX-Injected: 1');
  const patientId = randomUUID();
  const who = identity({ name, recordNumber: 'R-34' });
  const registered = await server.nurse.post('/api/v1/patients', {
    patientId,
    commandId: randomUUID(),
    identity: who,
    differentPersonConfirmed: true,
  });
  expect(registered.status).toBe(400);
  const { staffId } = (await server.nurse.get<{ staffId: string }>('/api/v1/me')).body;
  const by = { kind: 'staff', staffId, name: 'Nora Keller', role: 'nurse' } as const;
  await recordPatient(server.house, by, patientId, randomUUID(), who);
  const paths = [
    `/api/v1/patients/${patientId}`,
    '/api/v1/me',
    '/api/v1/staff',
    '/api/v1/trail',
    '/api/v1/trail/export.csv',
  ];
  for (const path of paths)
    for (const who of [server.nurse, admin]) {
      const answer = await fetch(`${server.url}${path}`, { headers: { cookie: who.cookie } });
      await answer.arrayBuffer();
      expect(JSON.stringify([...answer.headers])).not.toMatch(/stolen|injected|Eve|Ada/i);
    }
});
