import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { type Caller, startTestServer, type TestServer } from '../test-server.ts';
import { openSession } from '../visit.ts';
import { approve, edit, embedded, fork, freePatient, switchOn, view } from './own.ts';

let server: TestServer;
let ada: Caller;
beforeAll(async () => {
  server = await startTestServer();
  ada = await server.as('admin', 'Ada Lovelace');
});
afterAll(() => server.stop());

const clinic = async () => (await server.nurse.get<ClinicInfo>('/api/v1/clinic')).body.protocols;
describe('An approval [APPROVAL]', () => {
  test('of the medical director stands in the sessions that are opened after it', async () => {
    const { body: begun } = await fork(ada);
    const { body: on } = await switchOn(ada, begun);
    const { body: approved } = await approve(ada, on.protocolId, on.hash ?? '', { note: 'seen on paper' });
    expect(approved.approval).toMatchObject({
      director: 'Dr Maria Stone',
      approvedOn: '2026-03-01',
      note: 'seen on paper',
      by: { name: 'Ada Lovelace' },
    });
    const offered = (await clinic()).find(({ protocolId }) => protocolId === on.protocolId);
    expect(offered).toMatchObject({ version: '1.2-c1', approvedBy: 'Dr Maria Stone, 2026-03-01' });
    const own = await openSession(server.nurse, await freePatient(server.nurse), {
      protocolId: on.protocolId,
    });
    expect(await embedded(server, own)).toMatchObject({
      protocol: { approvedBy: 'Dr Maria Stone, 2026-03-01' },
      protocolHash: on.hash,
    });
  });

  test('holds for what judges alike and ends with the first number that changes', async () => {
    const { body: begun } = await fork(ada);
    await approve(ada, begun.protocolId, begun.draft?.hash ?? '');
    const { body: renamed } = await edit(ada, await view(ada, begun.protocolId), {
      '/name': `New ${begun.name}`,
    });
    expect(renamed.draft?.approval).not.toBeNull();
    const { body: on } = await switchOn(ada, renamed);
    expect(on.approval).not.toBeNull();
    const { body: edited } = await edit(ada, on, { '/minimumMin': 121 });
    expect([edited.approval === null, edited.draft?.approval]).toEqual([false, null]);
  });

  test('of a shipped protocol is put on record too, and is withdrawn with a reason', async () => {
    const { hash } = await view(ada, 'ketamine-intravenous');
    const { body } = await approve(ada, 'ketamine-intravenous', hash ?? '');
    expect([body.approval?.director, body.state]).toEqual(['Dr Maria Stone', 'on']);
    const withdraw = () =>
      ada.post<ProtocolView>('/api/v1/protocols/ketamine-intravenous/withdraw-approval', {
        commandId: randomUUID(),
        hash,
        reason: 'she has left',
      });
    expect((await withdraw()).body.approval).toBeNull();
    expect((await withdraw()).status).toBe(409);
  });

  test.each([
    ['of a day to come', { approvedOn: '2026-03-03' }, 422, '/approvedOn'],
    ['of a day no calendar has', { approvedOn: '2026-02-30' }, 400, '/approvedOn'],
    ['of a document nobody has here', { hash: 'a'.repeat(64) }, 409, '/hash'],
    ['by nobody', { director: ' ' }, 400, '/director'],
  ])('%s is refused', async (_, changes, status, pointer) => {
    const { body } = await fork(ada);
    const answer = await approve(ada, body.protocolId, body.draft?.hash ?? '', changes);
    expect([answer.status, answer.body.pointer]).toEqual([status, pointer]);
  });
});
