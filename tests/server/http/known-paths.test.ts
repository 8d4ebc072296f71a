import { expect, test } from 'vitest';
import { methodsAt } from '#server/http/known-paths.ts';

const ROUTES = [
  { method: 'GET', url: '/api/v1/patients/:patientId' },
  { method: 'POST', url: '/api/v1/patients/search' },
  { method: 'POST', url: '/api/v1/patients' },
  { method: 'HEAD', url: '/api/docs/static/*' },
];

test.each([
  ['/api/v1/patients', ['POST']],
  ['/api/v1/patients/7', ['GET']],
  ['/api/v1/patients/search', ['GET', 'POST']],
  ['/api/v1/patients/', []],
  ['/api/v1/patients/7/more', []],
  ['/api/docs/static/a/b.css', ['HEAD']],
  ['/api/docs/static', []],
  ['/', []],
  ['', []],
])('%s answers to %j', (path, methods) => {
  expect(methodsAt(ROUTES, path)).toEqual(methods);
});
