import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import type { ProtocolSummary, ProtocolView } from '#shared/wire/protocols.ts';
import { type Caller, startTestServer, TEN, type TestServer } from '../test-server.ts';
import { openVisit } from '../visit.ts';
import { approve, edit, fork, put, switchOn, view } from './own.ts';

let server: TestServer;
let ada: Caller;
let ben: Caller;
beforeAll(async () => {
  server = await startTestServer();
  ada = await server.as('admin', 'Ada Lovelace');
  ben = await server.as('admin', 'Ben Franklin');
});
afterAll(() => server.stop());

const list = async (caller: Caller) =>
  (await caller.get<{ protocols: ProtocolSummary[] }>('/api/v1/protocols')).body.protocols;

describe('A clinic begins with', () => {
  test('the shipped protocols, on, and not approved', async () => {
    const shipped = (await list(server.nurse)).filter(({ origin }) => origin === 'shipped');
    expect(
      shipped.map(({ protocolId, state, version, approval }) => [protocolId, state, version, approval]),
    ).toEqual(SHIPPED_PROTOCOLS.map(({ protocolId, version }) => [protocolId, 'on', version, null]));
  });

  test('shipped protocols that are read and forked, and not edited', async () => {
    const shipped = await view(server.prescriber, 'esketamine-intranasal');
    expect(shipped.document).toEqual(esketamineIntranasal);
    expect([shipped.findings, shipped.changes, shipped.fields]).toEqual([[], [], []]);
    const answer = await edit(ada, shipped, { '/minimumMin': 150 });
    expect([answer.status, answer.body.detail]).toEqual([
      409,
      'A shipped protocol stays as it is: fork it and edit the fork.',
    ]);
  });
});

describe('A fork', () => {
  test('is a draft of its own with the document it came from, and says from where', async () => {
    const { status, body } = await fork(ada, { name: 'Evening clinic' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'Evening clinic',
      origin: 'fork',
      state: 'draft',
      version: null,
      from: { protocolId: 'esketamine-intranasal', name: 'Esketamine IN', version: '1.2' },
      draft: { by: { name: 'Ada Lovelace' }, atMs: TEN },
      findings: [],
      changes: [],
    });
    expect(body.document).toEqual({
      ...esketamineIntranasal,
      protocolId: body.protocolId,
      name: 'Evening clinic',
      version: '1.2-c1 draft',
    });
    expect(body.draft?.hash).toBe((await view(ada, 'esketamine-intranasal')).hash);
    expect(body.fields.length).toBeGreaterThan(100);
  });

  test('of a version or protocol that is not there is refused, and so is an id that is in use', async () => {
    const unknown = await fork(ada, { from: { protocolId: 'esketamine-intranasal', version: '0.9' } });
    expect([unknown.status, unknown.body.pointer]).toEqual([404, '/from']);
    for (const version of ['begun', 'draft'])
      expect((await fork(ada, { from: { protocolId: 'esketamine-intranasal', version } })).status).toBe(404);
    const { body } = await fork(ada);
    const again = await fork(ben, { protocolId: body.protocolId });
    expect([again.status, again.body.pointer]).toEqual([409, '/protocolId']);
    const { sessionId } = await openVisit(server.nurse);
    expect((await fork(ada, { protocolId: sessionId })).status).toBe(409);
  });

  test('asked for twice under one command id is one', async () => {
    const asked = { commandId: randomUUID(), protocolId: randomUUID(), name: 'Once' };
    const [first, second] = [await fork(ada, asked), await fork(ada, asked)];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect((await list(ada)).filter(({ name }) => name === 'Once')).toHaveLength(1);
  });
});

describe('A draft', () => {
  test('shows what is found in it, what it says and how it differs', async () => {
    const { body: begun } = await fork(ada);
    const { body } = await edit(ada, begun, { '/limits/systolicHigh/warning': 165 }, 'evening patients');
    expect(body.findings.map(({ pointer }) => pointer)).toEqual(['/limits/systolicHigh/warning']);
    expect(body.changes).toEqual([
      {
        section: 'limits',
        pointer: '/limits/systolicHigh/warning',
        label: 'Systolic pressure: warning at or above',
        before: '160 mmHg',
        after: '165 mmHg',
      },
    ]);
    expect(JSON.stringify(body.description)).toContain('a warning from 165 systolic or 100 diastolic');
    expect(body.draft).toMatchObject({ note: 'evening patients', by: { name: 'Ada Lovelace' } });
  });

  test('of two admins at once is saved for one; the other is told who was first, and nothing of theirs is kept', async () => {
    const { body: begun } = await fork(ada);
    const answers = await Promise.all([
      edit(ada, begun, { '/minimumMin': 150 }),
      edit(ben, begun, { '/minimumMin': 180 }),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect([...statuses].sort()).toEqual([200, 409]);
    const lost = answers.find(({ status }) => status === 409)?.body;
    const first = statuses[0] === 200 ? 'Ada Lovelace' : 'Ben Franklin';
    expect([lost?.pointer, lost?.detail]).toEqual([
      '/editSeq',
      `${first} has changed this protocol since you loaded it. Nothing was saved: load it again.`,
    ]);
    expect((await view(ada, begun.protocolId)).document.minimumMin).toBe(statuses[0] === 200 ? 150 : 180);
  });

  test('is not held up by an approval that is put on record meanwhile', async () => {
    const { body: begun } = await fork(ada);
    await approve(ben, begun.protocolId, begun.draft?.hash ?? '');
    expect((await edit(ada, begun, { '/minimumMin': 150 })).status).toBe(200);
  });

  test('keeps drug, route and form of dose; id, version and approval are not the editor’s', async () => {
    const { body: begun } = await fork(ada);
    const other = await edit(ada, begun, { '/drug': 'ketamine' });
    expect([other.status, other.body.pointer]).toEqual([409, '/document/drug']);
    const { body } = await edit(ada, begun, {
      '/protocolId': 'mine',
      '/version': '99',
      '/approvedBy': 'me',
      '/minimumMin': 121,
    });
    expect(body.document).toMatchObject({
      protocolId: begun.protocolId,
      version: '1.2-c1 draft',
      approvedBy: null,
    });
  });

  test('that is saved unchanged records nothing', async () => {
    const { body: begun } = await fork(ada);
    const { body: saved } = await edit(ada, begun, { '/minimumMin': 150 });
    const { body: again } = await put(ada, saved.protocolId, saved.editSeq, saved.document);
    expect(again).toEqual(saved);
  });

  test('is discarded to what the lineage began with, or to the version that was edited', async () => {
    const { body: begun } = await fork(ada);
    const discard = (from: ProtocolView) =>
      ada.post<ProtocolView>(`/api/v1/protocols/${from.protocolId}/draft/discard`, {
        commandId: randomUUID(),
        editSeq: from.editSeq,
        reason: 'too long',
      });
    const { body: edited } = await edit(ada, begun, { '/minimumMin': 150 });
    const { body: discarded } = await discard(edited);
    expect([discarded.document, discarded.draft?.hash]).toEqual([begun.document, begun.draft?.hash]);
    expect((await discard(edited)).status).toBe(409);
    const { body: on } = await switchOn(ada, discarded);
    const { body: later } = await edit(ada, on, { '/minimumMin': 150 });
    const { body: back } = await discard(later);
    expect([back.draft, back.document.version]).toEqual([null, '1.2-c1']);
  });
});
