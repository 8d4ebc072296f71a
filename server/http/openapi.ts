import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { DOCUMENT_SCHEMA } from '../protocols/document-schema.ts';
import { NAMED_ANSWERS } from './named-answers.ts';

const DESCRIPTION = `Everything a screen can do. Errors are application/problem+json (RFC 9457) with a stable \`type\`,
a sentence in \`detail\` and a JSON pointer to the field where there is one. Staff sign in with \`POST /api/v1/sign-in\` and
send the cookie; devices send \`Authorization: Bearer <device token>\`. Requests that change something need
\`Content-Type: application/json\`. Commands carry an id of the caller's making: a repeat answers as the first did.
The JSON Schema of a protocol, as it is exported and imported, is at \`/api/protocol.schema.json\`.`;

/**
 * The interface described from the schemas that guard it: `/api/openapi.json`, readable at `/api/docs`; and beside it the
 * schema of a protocol's document.
 */
export async function describeInterface(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Afterdose', version: '1', description: DESCRIPTION },
      components: {
        securitySchemes: {
          signIn: { type: 'apiKey', in: 'cookie', name: 'afterdose_sign_in' },
          deviceToken: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: withAnswers,
    transformObject: withNames,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false });
  const described = { config: { act: 'readInterface' }, schema: { hide: true } } as const;
  app.get('/api/openapi.json', described, async () => app.swagger());
  app.get('/api/protocol.schema.json', described, async (_, reply) =>
    reply.type('application/schema+json').send(DOCUMENT_SCHEMA),
  );
}

/** JSON Schema of what every refusal looks like. */
const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', description: 'Stable: what programs go by' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence for a person' },
    pointer: { type: 'string', description: 'JSON pointer to the field at fault' },
  },
};

const describeRoute = createJsonSchemaTransform({ schemaRegistry: NAMED_ANSWERS });
const nameSchemas = createJsonSchemaTransformObject({ schemaRegistry: NAMED_ANSWERS });

const REFUSED = { description: 'Refused', content: { 'application/problem+json': { schema: PROBLEM } } };

/** Beside the answers a route names, every route has the one that says why not. */
const withAnswers: typeof describeRoute = (input) => {
  const transformed = describeRoute(input);
  const answers = Object.entries((transformed.schema.response ?? {}) as Record<string, object>);
  const done = Object.fromEntries(
    answers.map(([status, answer]) => [status, { description: 'Done', ...answer }]),
  );
  return { ...transformed, schema: { ...transformed.schema, response: { ...done, default: REFUSED } } };
};

/** Answers are sent, never received: the second form of each, as a body, is left out. */
const withNames: typeof nameSchemas = (input) => {
  const document = nameSchemas(input);
  const schemas = ('components' in document ? document.components?.schemas : null) ?? {};
  for (const name of Object.keys(schemas)) if (name.endsWith('Input')) delete schemas[name];
  return document;
};
