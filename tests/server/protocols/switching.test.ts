import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import { type Caller, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { connected, follow, openSocket } from '../test-socket.ts';
import { openSession } from '../visit.ts';
import { approve, edit, embedded, fork, freePatient, switchOff, switchOn, view } from './own.ts';

let server: TestServer;
let ada: Caller;
let ben: Caller;
beforeAll(async () => {
  server = await startTestServer();
  ada = await server.as('admin', 'Ada Lovelace');
  ben = await server.as('admin', 'Ben Franklin');
});
afterAll(() => server.stop());

const clinic = async () => (await server.nurse.get<ClinicInfo>('/api/v1/clinic')).body.protocols;
describe('Switching on', () => {
  test('makes a version of the draft that sessions are opened under from then on; open ones keep theirs [PINNED]', async () => {
    const { body: begun } = await fork(ada);
    const { body: edited } = await edit(ada, begun, { '/minimumMin': 150 });
    const { body: first } = await switchOn(ada, edited);
    expect(first).toMatchObject({ state: 'on', version: '1.2-c1', draft: null, approval: null });
    const { protocolId } = first;
    const before = await openSession(server.nurse, await freePatient(server.nurse));
    const own = await openSession(server.nurse, await freePatient(server.nurse), { protocolId });
    const { body: editedAgain } = await edit(ada, first, { '/minimumMin': 180 });
    const { body: second } = await switchOn(ada, editedAgain);
    expect([second.version, second.versions.map(({ version }) => version)]).toEqual([
      '1.2-c2',
      ['1.2-c2', '1.2-c1'],
    ]);
    expect(await embedded(server, own)).toMatchObject({
      protocol: { protocolId, version: '1.2-c1', minimumMin: 150, approvedBy: null },
      protocolHash: first.hash,
    });
    expect((await embedded(server, before))?.protocol).toEqual(esketamineIntranasal);
    await switchOff(ada, protocolId);
    expect((await embedded(server, own))?.protocol.minimumMin).toBe(150);
  });

  test('an earlier version again is the same version, and a draft that is being edited stays', async () => {
    const { body: begun } = await fork(ada);
    const { body: first } = await switchOn(ada, begun);
    const { body: edited } = await edit(ada, first, { '/minimumMin': 150 });
    const { body: second } = await switchOn(ada, edited);
    const { body: third } = await edit(ada, second, { '/minimumMin': 160 });
    const back = await switchOn(ada, third, { version: '1.2-c1', hash: first.hash });
    expect(back.body).toMatchObject({ version: '1.2-c1', draft: { hash: third.draft?.hash } });
    expect(back.body.versions.map(({ version }) => version)).toEqual(['1.2-c2', '1.2-c1']);
    expect(back.body.versions[1]?.switchedOn).toHaveLength(2);
    expect(back.body.versions[0]?.switchedOn[0]).toMatchObject({ offAtMs: TEN, offReason: null });
    const again = await switchOn(ada, back.body, { version: '1.2-c1', hash: first.hash });
    expect([again.status, again.body.detail]).toEqual([409, 'This version is on already.']);
  });

  test('is refused while something in it is wrong [SWITCH-ON]', async () => {
    const { body: begun } = await fork(ada);
    const { body: edited } = await edit(ada, begun, { '/minimumMin': 90, '/limits/spo2Low/critical': null });
    const answer = await switchOn(ada, edited);
    expect([answer.status, answer.body.pointer]).toEqual([409, '/document/minimumMin']);
    expect(answer.body.detail).toContain('the label asks for at least 120 min, and so does the REMS');
    expect(answer.body.detail).toContain('(and 1 more)');
    expect((await view(ada, begun.protocolId)).state).toBe('draft');
  });

  test('asks that every warning is accepted, and keeps in words what was accepted', async () => {
    const { body: begun } = await fork(ada);
    const { body: edited } = await edit(ada, begun, {
      '/limits/systolicHigh/warning': 165,
      '/schedule/graceMin': 6,
    });
    const answer = await switchOn(ada, edited, { accepted: ['/schedule/graceMin'] });
    expect([answer.status, answer.body.pointer]).toEqual([422, '/document/limits/systolicHigh/warning']);
    const { body: on } = await switchOn(ada, edited, {
      accepted: ['/schedule/graceMin', '/limits/systolicHigh/warning'],
    });
    expect(on.versions[0]?.switchedOn[0]?.accepted).toEqual([
      'A check is late after: 6 min is laxer than the shipped 5 min.',
      'Systolic pressure: warning at or above: 165 mmHg is laxer than the shipped 160 mmHg.',
    ]);
  });

  test('what was never replayed asks for a reason, which stays for ever [SWITCH-ON]', async () => {
    const { body: begun } = await fork(ada);
    const answer = await switchOn(ada, begun, { reason: null });
    expect([answer.status, answer.body.pointer]).toEqual([422, '/reason']);
    const { body: on } = await switchOn(ada, begun, { reason: 'the clinic opens tomorrow' });
    const { body: off } = await switchOff(ada, on.protocolId, 'closed');
    expect(off.versions[0]?.switchedOn).toMatchObject([
      {
        notReplayed: true,
        overBudget: false,
        reason: 'the clinic opens tomorrow',
        offReason: 'closed',
        by: { name: 'Ada Lovelace' },
      },
    ]);
  });

  test('what another has edited meanwhile is not switched on by mistake', async () => {
    const { body: begun } = await fork(ada);
    await edit(ben, begun, { '/minimumMin': 150 });
    const answer = await switchOn(ada, begun);
    expect([answer.status, answer.body.pointer]).toEqual([409, '/hash']);
  });

  test('two of one name at the same time is refused', async () => {
    const { body: begun } = await fork(ada, { name: 'ESKETAMINE in' });
    const answer = await switchOn(ada, begun);
    expect([answer.status, answer.body.pointer]).toEqual([409, '/name']);
    expect((await switchOff(ada, 'esketamine-intranasal')).status).toBe(200);
    const { body: on } = await switchOn(ada, begun);
    expect(on.state).toBe('on');
    const shipped = await view(ada, 'esketamine-intranasal');
    const both = await switchOn(ada, shipped, { version: '1.2', hash: shipped.hash });
    expect([both.status, both.body.pointer]).toEqual([409, '/name']);
    await switchOff(ada, on.protocolId);
    expect((await switchOn(ada, shipped, { version: '1.2', hash: shipped.hash })).status).toBe(200);
  });
});

describe('What is off', () => {
  test('is not offered, and no session is opened under it', async () => {
    const patientId = await freePatient(server.nurse);
    await switchOff(ada, 'ketamine-oral', 'no lozenges any more');
    expect((await clinic()).map(({ protocolId }) => protocolId)).not.toContain('ketamine-oral');
    const plan = { plannedMg: 100 };
    const answer = await openSession(server.nurse, patientId, { protocolId: 'ketamine-oral', ...plan });
    expect([answer.status, answer.body.pointer]).toEqual([409, '/protocolId']);
    const { body: draft } = await fork(ada);
    const unready = await openSession(server.nurse, patientId, { protocolId: draft.protocolId });
    expect([unready.status, unready.body.pointer]).toEqual([409, '/protocolId']);
    expect((await switchOff(ada, 'ketamine-oral')).status).toBe(409);
    const shipped = await view(ada, 'ketamine-oral');
    await switchOn(ada, shipped, { version: '1.1', hash: shipped.hash });
    expect((await clinic()).map(({ protocolId }) => protocolId)).toContain('ketamine-oral');
  });

  test('without ever having been on is put aside', async () => {
    const { body: begun } = await fork(ada);
    const { body: aside } = await switchOff(ada, begun.protocolId, 'begun by mistake');
    expect([aside.state, aside.version]).toEqual(['off', null]);
    expect((await switchOff(ada, begun.protocolId)).status).toBe(409);
    expect((await switchOn(ada, aside)).body.state).toBe('on');
  });
});

test('every open screen is told at once what is on, and who approved it', async () => {
  const socket = await connected(openSocket(server.url, server.nurse.cookie));
  await follow(socket, { what: 'board' });
  const told = () => new Promise<ClinicInfo>((resolve) => socket.once('clinic', resolve));
  const { body: begun } = await fork(ada);
  const { protocolId } = begun;
  const offered = ({ protocols }: ClinicInfo) => protocols.find((one) => one.protocolId === protocolId);
  const [afterOn, { body: on }] = await Promise.all([told(), switchOn(ada, begun)]);
  expect(offered(afterOn)).toMatchObject({ version: '1.2-c1', approvedBy: null });
  const [afterApproval] = await Promise.all([told(), approve(ada, protocolId, on.hash ?? '')]);
  expect(offered(afterApproval)?.approvedBy).toBe('Dr Maria Stone, 2026-03-01');
  const [afterOff] = await Promise.all([told(), switchOff(ada, protocolId)]);
  expect(offered(afterOff)).toBeUndefined();
  socket.close();
});
