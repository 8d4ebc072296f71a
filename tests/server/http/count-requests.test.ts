import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withCookies } from '../people/empty-server.ts';
import { type Caller, caller, startTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let sam: Caller;
beforeAll(async () => {
  server = await startTestServer({
    surroundings: { limits: { requestsPerCaller: 20, requestsPerAddress: 30 } },
  });
  sam = await server.as('nurse', 'Sam Okafor');
});
afterAll(() => server.stop());

/** The answers' statuses, with how often each came. */
async function flood(count: number, ask: () => Promise<{ status: number }>): Promise<Record<number, number>> {
  const statuses: Record<number, number> = {};
  for (const { status } of await Promise.all(Array.from({ length: count }, ask)))
    statuses[status] = (statuses[status] ?? 0) + 1;
  return statuses;
}

describe('behind one address', () => {
  test('a station that asks without end is told to wait, and no other is', async () => {
    expect(await flood(25, () => server.nurse.get('/api/v1/me'))).toEqual({ 200: 20, 429: 5 });
    const refused = await server.nurse.get('/api/v1/me');
    expect(refused.body).toMatchObject({ type: 'urn:afterdose:problem:too-many-requests', status: 429 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(10);
    expect((await sam.get('/api/v1/me')).status).toBe(200);
  });

  test('devices are counted by limits of their own', async () => {
    const { caller: device } = await server.device('Gateway');
    expect(await flood(25, () => device.post('/api/v1/readings', []))).toEqual({ 200: 25 });
  });

  test('made-up cookies and tokens are all one stranger’s, whose flood keeps nobody out', async () => {
    let nth = 0;
    const forger = () => {
      nth += 1;
      return caller(server.url, { cookie: `afterdose_sign_in=made-up-${nth}` }).get('/api/v1/sessions');
    };
    const statuses = await flood(40, forger);
    expect(statuses).toEqual({ 401: 30, 429: 10 });
    expect((await sam.get('/api/v1/sessions')).status).toBe(200);
    // What else may be asked unknown is counted by itself.
    expect((await server.nobody.get('/api/v1/clock')).status).toBe(200);
    expect((await server.nobody.post('/api/v1/sign-in', { name: 'x', passphrase: 'y' })).status).toBe(401);
  });

  test('[A-67] a flood of sign-ins keeps nobody out of the station they have signed in at before', async () => {
    const own = { name: 'Sam Okafor', passphrase: server.passphrase };
    const station = withCookies(server.url, await server.nobody.post('/api/v1/sign-in', own));
    await flood(60, () => server.nobody.post('/api/v1/sign-in', { name: 'x', passphrase: 'y' }));
    expect((await server.nobody.post('/api/v1/sign-in', own)).status).toBe(429);
    expect((await station.post('/api/v1/sign-in', own)).status).toBe(200);
  });

  test('the files of the screens are not counted', async () => {
    expect(await flood(100, () => fetch(`${server.url}/arrivals`))).toEqual({ 404: 100 });
  });
});
