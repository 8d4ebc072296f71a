import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

const DESCRIPTION = `Everything a screen can do. Errors are application/problem+json (RFC 9457) with a stable \`type\`,
a sentence in \`detail\` and a JSON pointer to the field where there is one. Staff sign in with \`POST /api/v1/sign-in\` and
send the cookie; devices send \`Authorization: Bearer <device token>\`. Requests that change something need
\`Content-Type: application/json\`. Commands carry an id of the caller's making: a repeat answers as the first did.`;

/** The interface described from the schemas that guard it: `/api/openapi.json`, readable at `/api/docs`. */
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
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: false });
  const described = { config: { act: 'readInterface' }, schema: { hide: true } } as const;
  app.get('/api/openapi.json', described, async () => app.swagger());
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

/** Adds the two kinds of answer every route has; what success looks like stands in the route's summary. */
const withAnswers: typeof jsonSchemaTransform = (input) => {
  const transformed = jsonSchemaTransform(input);
  const schema = {
    ...transformed.schema,
    response: {
      '2xx': { description: 'Done', type: 'object', additionalProperties: true },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: PROBLEM } } },
    },
  };
  return { ...transformed, schema };
};
