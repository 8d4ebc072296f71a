import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { ProtocolSummary } from '#shared/wire/protocols.ts';
import { changed } from '../../shared/protocols/changed.ts';
import { type Caller, startTestServer, type TestServer } from '../test-server.ts';
import { fork, put } from './own.ts';

let server: TestServer;
let ada: Caller;
beforeAll(async () => {
  server = await startTestServer();
  ada = await server.as('admin', 'Ada Lovelace');
});
afterAll(() => server.stop());

const GOOD = JSON.stringify(esketamineIntranasal);
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const with_ = (changes: Record<string, unknown>) => JSON.stringify(changed(esketamineIntranasal, changes));
const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ item: `line${index}`, label: 'x' }));

/** What must not come in, as the text of a JSON document. */
const HOSTILE: readonly (readonly [what: string, text: string, status: number])[] = [
  ['larger than anything asked for', with_({ '/name': 'x'.repeat(1_100_000) }), 413],
  ['deeper than anything asked for', `{"name":${deep(40)}}`, 400],
  ['a prototype of its own', GOOD.replace('{', '{"__proto__":{"minimumMin":0},'), 400],
  ['a constructor of its own', GOOD.replace('{', '{"constructor":{"prototype":{}},'), 400],
  ['one field twice', GOOD.replace('{', '{"minimumMin":0,'), 400],
  ['no number for a number', GOOD.replace('"minimumMin":120', '"minimumMin":NaN'), 400],
  ['a number without end', GOOD.replace('"minimumMin":120', '"minimumMin":1e999'), 400],
  ['text for a number', GOOD.replace('"minimumMin":120', '"minimumMin":"120"'), 400],
  ['a line whose id every object has', with_({ '/checklist/0/item': 'toString' }), 400],
  ['a check whose id every object has', with_({ '/schedule/checks/0/checkId': '__proto__' }), 400],
  ['more lines than anybody answers', with_({ '/checklist': lines(41) }), 400],
  ['a checklist that fills the body', with_({ '/checklist': lines(12_000) }), 400],
  ['words that turn their order', with_({ '/name': '\u202elate' }), 400],
  ['a character no database keeps', with_({ '/name': 'a\u0000b' }), 400],
  ['a field no protocol has', with_({ '/onSwitchOn': 'run this' }), 400],
  ['a list in the place of a list', with_({ '/schedule/checks': { length: 3 } }), 400],
];

describe('A document that is sent to do harm', () => {
  test.each(HOSTILE)('is refused where it comes in: %s', async (_, text, status) => {
    const ids = `"commandId":"${randomUUID()}","protocolId":"${randomUUID()}"`;
    const taken = await ada.post('/api/v1/protocols/import', `{${ids},"name":null,"document":${text}}`);
    expect([taken.status, taken.body.detail.length < 500]).toEqual([status, true]);
  });

  test('leaves nothing behind: no lineage was begun, and the server goes on', async () => {
    const { body } = await ada.get<{ protocols: ProtocolSummary[] }>('/api/v1/protocols');
    expect(body.protocols.every(({ origin }) => origin === 'shipped')).toBe(true);
    expect(({} as Record<string, unknown>).minimumMin).toBeUndefined();
    expect((await fork(ada)).status).toBe(200);
  });

  test.each(HOSTILE)('is refused as a draft too: %s', async (_, text, status) => {
    const { body } = await fork(ada);
    const ids = `"commandId":"${randomUUID()}","editSeq":${body.editSeq},"note":null`;
    const saved = await ada.put(`/api/v1/protocols/${body.protocolId}/draft`, `{${ids},"document":${text}}`);
    expect(saved.status).toBe(status);
  });

  test('that is merely odd is looked at quickly: sixty checks, forty lines, every text as long as it may be', async () => {
    const { body } = await fork(ada);
    const checks = Array.from({ length: 60 }, (_, index) => ({
      ...esketamineIntranasal.schedule.checks[1],
      checkId: `c${index}`,
      label: 'x'.repeat(60),
      atMin: index + 1,
      source: 's'.repeat(300),
    }));
    const document = changed(body.document, { '/schedule/checks': checks, '/checklist': lines(40) });
    const saved = await put(ada, body.protocolId, body.editSeq, document);
    expect(saved.status).toBe(200);
    expect(saved.body.document.schedule.checks).toHaveLength(60);
  });

  test.each(['../../etc/passwd', '__proto__', 'constructor', 'a'.repeat(300), '%00', "' or 1=1 --"])(
    'is not found by the id %s',
    async (id) => {
      const { status } = await ada.get(`/api/v1/protocols/${encodeURIComponent(id)}`);
      expect([400, 404, 414]).toContain(status);
    },
  );
});
