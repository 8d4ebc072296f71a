import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import * as messages from '#shared/wire/messages.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

interface Schema {
  $ref?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  maxLength?: number;
  maxItems?: number;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
interface Operation {
  requestBody?: { content: Record<string, { schema: Schema }> };
  parameters?: { name: string; schema: Schema }[];
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A pattern from beginning to end in which nothing repeats without a last time. */
function isBounded(pattern: string): boolean {
  const bare = pattern.replace(/\[[^\]]*\]/g, 'c').replace(/\\./g, 'c');
  return /^\^.*\$$/.test(bare) && !/[*+]|\{\d+,\}/.test(bare);
}

/** Texts and lists of a schema that may be of any length, and objects that may hold anything. */
function unbounded(schema: Schema, at: string): string[] {
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const inside = [
    ...parts.flatMap((part) => unbounded(part, at)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => unbounded(field, `${at}/${name}`)),
    ...(schema.items === undefined ? [] : unbounded(schema.items, `${at}[]`)),
  ];
  if (schema.$ref !== undefined) return [`${at}: ${schema.$ref} is not looked into`];
  if (schema.type === 'array' && schema.maxItems === undefined)
    return [`${at}: a list of any length`, ...inside];
  if (schema.type === 'object' && schema.additionalProperties !== false)
    return [`${at}: an object of any size`, ...inside];
  const { type, enum: words, const: word, maxLength } = schema;
  if (type !== 'string' || words !== undefined || word !== undefined || maxLength !== undefined)
    return inside;
  const bounded = schema.pattern !== undefined && isBounded(schema.pattern);
  return bounded ? inside : [`${at}: a text of any length`, ...inside];
}

test('no body, parameter or part of an address is of any length', async () => {
  const { body } = await server.nobody.get<Document>('/api/openapi.json');
  const edges = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody, parameters = [] }]) => [
      ...Object.values(requestBody?.content ?? {}).map(({ schema }) => ({ at: `${method} ${path}`, schema })),
      ...parameters.map(({ name, schema }) => ({ at: `${method} ${path} ?${name}`, schema })),
    ]),
  );
  expect(edges.length).toBeGreaterThan(40);
  expect(edges.flatMap(({ at, schema }) => unbounded(schema, at))).toEqual([]);
});

test('no message of a screen is of any length', () => {
  const edges = Object.entries(messages).filter(([name]) => name.endsWith('Schema'));
  expect(edges.length).toBeGreaterThanOrEqual(5);
  const found = edges.flatMap(([name, schema]) =>
    unbounded(z.toJSONSchema(schema as z.ZodMiniType, { io: 'input' }) as Schema, name),
  );
  expect(found).toEqual([]);
});
