import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../test-server.ts';
import { CALM, openVisit, recordSet, send } from '../visit.ts';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
interface Answer {
  content?: Record<string, { schema: Schema }>;
}
interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
  components: { schemas: Record<string, Schema> };
}

let server: TestServer;
let document: Document;
beforeAll(async () => {
  server = await startTestServer();
  document = (await server.nobody.get<Document>('/api/openapi.json')).body;
});
afterAll(() => server.stop());

function answers() {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) =>
      Object.entries(responses)
        .filter(([status]) => status !== 'default')
        .map(([status, answer]) => ({ route: `${method} ${path}`, status, answer })),
    ),
  );
}

/** Where a schema lets anything through: no type, an object without fields, a list of anything. */
function generic(schema: Schema, at: string, seen: ReadonlySet<string> = new Set()): string[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    const named = document.components.schemas[name];
    if (named === undefined) return [`${at}: ${name} is nowhere`];
    return seen.has(name) ? [] : generic(named, `${at} ${name}`, new Set([...seen, name]));
  }
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (parts.length > 0) return parts.flatMap((part) => generic(part, at, seen));
  if (schema.enum !== undefined || schema.const !== undefined) return [];
  if (schema.type === 'array') return generic(schema.items ?? {}, `${at}[]`, seen);
  if (schema.type !== 'object') return schema.type === undefined ? [`${at}: anything`] : [];
  const { additionalProperties: rest = true, properties } = schema;
  const fields = Object.entries(properties ?? {}).flatMap(([name, field]) =>
    generic(field, `${at}/${name}`, seen),
  );
  if (rest === false) return properties === undefined ? [`${at}: an object of nothing`] : fields;
  return rest === true ? [`${at}: an object of anything`] : [...fields, ...generic(rest, `${at}/*`, seen)];
}

describe('what a route answers', () => {
  test('is written down field by field for every route', () => {
    const all = answers();
    expect(all.map(({ route }) => route).sort()).toEqual(
      Object.entries(document.paths)
        .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
        .sort(),
    );
    const loose = all.flatMap(({ route, status, answer }) => {
      const json = answer.content?.['application/json'];
      if (json !== undefined) return generic(json.schema, route);
      const said = status === '204' || answer.content?.['text/csv'] !== undefined;
      return said ? [] : [`${route} ${status} says nothing of its body`];
    });
    expect(loose).toEqual([]);
  });

  test('has a name where a program would want one', () => {
    const { schemas } = document.components;
    expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['Session', 'Judgement', 'PostAnswer']));
    expect(Object.keys(schemas).filter((name) => name.endsWith('Input'))).toEqual([]);
    const post = document.paths['/api/v1/readings']?.post?.responses['200'];
    expect(post?.content?.['application/json']?.schema).toEqual({ $ref: '#/components/schemas/PostAnswer' });
  });

  test('holds nothing that is not written down, wherever it came from', async () => {
    const { sessionId } = await openVisit(server.nurse, {}, '1');
    await send(server.nurse, sessionId, { type: 'ArrivePatient', body: { chairId: '1' } });
    const at = server.house.clock.now();
    expect((await send(server.nurse, sessionId, recordSet(at, CALM))).status).toBe(200);
    const live = await server.rooms.desk.find(sessionId);
    if (live === null) throw new Error('a session just opened is in memory');
    Object.assign(live.settled, { hidden: 'of the session' });
    for (const entry of Object.values(live.settled.entries)) Object.assign(entry, { hidden: 'of an entry' });
    Object.assign(server.house, { hidden: 'of the house' });
    for (const path of ['', '/readings', '/events']) {
      const answer = await server.nurse.get(`/api/v1/sessions/${sessionId}${path}`);
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toContain('hidden');
    }
  });

  test('that is not what was written down is no answer, and says that the act may have been done', async () => {
    const { sessionId } = await openVisit(server.nurse, { name: 'Bo Lund', recordNumber: 'R-2' }, '2');
    const live = await server.rooms.desk.find(sessionId);
    if (live === null) throw new Error('a session just opened is in memory');
    const { plannedMg } = live.settled;
    live.settled.plannedMg = Number.NaN;
    const answer = await server.nurse.get(`/api/v1/sessions/${sessionId}`);
    live.settled.plannedMg = plannedMg;
    expect([answer.status, answer.body.type]).toEqual([500, 'urn:afterdose:problem:internal']);
    expect(answer.body.detail).toContain('may have been recorded');
  });
});
