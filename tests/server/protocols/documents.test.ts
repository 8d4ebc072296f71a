import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { ProtocolView } from '#shared/wire/protocols.ts';
import { changed } from '../../shared/protocols/changed.ts';
import { type Caller, startTestServer, type TestServer } from '../test-server.ts';
import { approve, edit, fork, switchOn } from './own.ts';

let server: TestServer;
let ada: Caller;
beforeAll(async () => {
  server = await startTestServer();
  ada = await server.as('admin', 'Ada Lovelace');
});
afterAll(() => server.stop());

describe('A document goes out and comes in', () => {
  const takeIn = (document: unknown, name: string | null = null) =>
    ada.post<ProtocolView & { detail: string; pointer: string }>('/api/v1/protocols/import', {
      commandId: randomUUID(),
      protocolId: randomUUID(),
      name,
      document,
    });
  const takeOut = (protocolId: string, version: string) =>
    server.nurse.get<Protocol>(`/api/v1/protocols/${protocolId}/versions/${encodeURIComponent(version)}`);

  test('as one JSON file, and is a draft where it comes in, without the approval of elsewhere', async () => {
    const { body: begun } = await fork(ada);
    const { body: on } = await switchOn(ada, begun);
    await approve(ada, on.protocolId, on.hash ?? '');
    const out = await takeOut(on.protocolId, '1.2-c1');
    expect(out.headers.get('content-disposition')).toContain('1.2-c1.json');
    expect(out.body).toEqual({
      ...on.document,
      version: '1.2-c1',
      approvedBy: 'Dr Maria Stone, 2026-03-01',
    });
    const { body } = await takeIn(out.body, 'From across the road');
    expect(body).toMatchObject({
      name: 'From across the road',
      origin: 'import',
      state: 'draft',
      from: { protocolId: on.protocolId, version: '1.2-c1', hash: on.hash },
      document: { approvedBy: null, version: '1.2-c1 draft' },
      draft: { hash: on.hash, approval: null },
    });
  });

  test('of a draft, a shipped protocol, and nothing else', async () => {
    const { body } = await fork(ada);
    expect((await takeOut(body.protocolId, 'draft')).body).toEqual(body.document);
    expect((await takeOut('esketamine-intranasal', '1.2')).body).toEqual(esketamineIntranasal);
    for (const version of ['begun', '1.2-c1', '__proto__'])
      expect((await takeOut(body.protocolId, version)).status).toBe(404);
  });

  test('with findings to be put right; refused with a pointer only where it is no protocol', async () => {
    const odd = await takeIn(changed(esketamineIntranasal, { '/minimumMin': 5 }), 'Odd');
    expect([odd.status, odd.body.findings.some(({ level }) => level === 'wrong')]).toEqual([200, true]);
    const none = await takeIn(changed(esketamineIntranasal, { '/limits/spo2Low/warning': 'low' }));
    expect([none.status, none.body.pointer]).toEqual([400, '/document/limits/spo2Low/warning']);
    for (const document of [null, 1, 'text', [], {}, undefined])
      expect((await takeIn(document)).status).toBe(400);
  });
});

describe('A document that is not saved', () => {
  const check = (document: unknown, against: object | null = null) =>
    server.nurse.post<{ hash: string | null; findings: object[]; description: object[]; changes: object[] }>(
      '/api/v1/protocols/check',
      { document, against },
    );

  test('is looked at as a saved one would be, against the shipped one or another', async () => {
    const document = changed(esketamineIntranasal, { '/minimumMin': 150 });
    const { body } = await check(document);
    expect([body.findings, body.changes]).toEqual([
      [],
      [expect.objectContaining({ before: '120 min', after: '150 min' })],
    ]);
    const { body: against } = await fork(ada);
    const { body: edited } = await edit(ada, against, { '/minimumMin': 150 });
    const same = await check(document, { protocolId: edited.protocolId, version: null });
    expect(same.body).toMatchObject({
      hash: edited.draft?.hash,
      changes: [expect.objectContaining({ label: 'Name' })],
    });
    const nowhere = await check(document, { protocolId: randomUUID(), version: null });
    expect(nowhere.status).toBe(404);
  });

  test('and is no protocol has everything that is wrong with its shape as findings', async () => {
    const { status, body } = await check({ name: 'x', __proto: 1 });
    expect([status, body.hash, body.description]).toEqual([200, null, []]);
    expect(body.findings).toContainEqual(expect.objectContaining({ pointer: '/limits', level: 'wrong' }));
  });

  test('is compared with another of the clinic in plain words', async () => {
    const ref = (protocolId: string, version: string | null = null) => ({ protocolId, version });
    const compare = (before: object, after: object) =>
      server.nurse.post<{ changes: { label: string }[] }>('/api/v1/protocols/compare', { before, after });
    const { body } = await fork(ada, { name: 'Compared' });
    await edit(ada, body, { '/rems': false });
    const { body: compared } = await compare(ref('esketamine-intranasal', '1.2'), ref(body.protocolId));
    expect(compared.changes.map(({ label }) => label)).toEqual([
      'Name',
      'A monitoring form of the REMS is drafted',
    ]);
    expect((await compare(ref('esketamine-intranasal', '9'), ref(body.protocolId))).status).toBe(404);
  });
});

test('the JSON Schema of a document is there for everybody, named in the description, and closed everywhere', async () => {
  const { status, headers, body } = await server.nobody.get<JsonSchema>('/api/protocol.schema.json');
  expect([status, headers.get('content-type')]).toEqual([200, 'application/schema+json; charset=utf-8']);
  expect(Object.keys(body.properties ?? {}).sort()).toEqual(Object.keys(esketamineIntranasal).sort());
  const open = objectsOf(body).filter(({ additionalProperties }) => additionalProperties !== false);
  expect(open).toEqual([]);
  const { body: described } = await server.nobody.get<{ info: { description: string } }>('/api/openapi.json');
  expect(described.info.description).toContain('/api/protocol.schema.json');
});

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: unknown;
}

/** Every schema of an object, at any depth. */
function objectsOf(schema: unknown): JsonSchema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(objectsOf);
  return 'properties' in schema && 'type' in schema ? [schema as JsonSchema, ...inner] : inner;
}
