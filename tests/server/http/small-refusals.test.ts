import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../test-server.ts';
import { identity } from '../visit.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const register = (commandId: string, patientId: string, recordNumber: string) =>
  server.nurse.post('/api/v1/patients', {
    patientId,
    commandId,
    identity: identity({ recordNumber }),
    differentPersonConfirmed: true,
  });

test('a command id that registered one patient registers no other, and says so', async () => {
  const [commandId, patientId] = [randomUUID(), randomUUID()];
  expect((await register(commandId, patientId, 'N-1')).status).toBe(200);
  expect((await register(commandId, patientId, 'N-1')).status).toBe(200);
  const other = await register(commandId, randomUUID(), 'N-2');
  expect([other.status, other.body.pointer]).toEqual([409, '/commandId']);
});

test('what a device that is not there was refused is not there either', async () => {
  expect((await server.nurse.get(`/api/v1/devices/${randomUUID()}/refused`)).status).toBe(404);
});

test.each([
  ['application/json', 401],
  ['application/json; charset=utf-8', 401],
  ['application/json;charset="UTF-8"', 401],
  ['application/json; charset=utf-16', 415],
  ['application/json; charset=iso-8859-1', 415],
  ['application/json; charset', 415],
])('a body sent as %s is answered with %i', async (type, status) => {
  const answer = await fetch(`${server.url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify({ name: 'Nobody', passphrase: 'nothing at all here' }),
  });
  expect(answer.status).toBe(status);
});

test('nobody keeps the answer that a file is not there', async () => {
  const answer = await fetch(`${server.url}/assets/old-1234.js`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([404, 'no-store']);
});
