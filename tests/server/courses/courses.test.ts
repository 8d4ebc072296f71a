import { describe } from 'vitest';
import { startTestServer } from '../test-server.ts';
import { courseContract } from './contract.ts';

describe('courses on SQLite', () => {
  courseContract(() => startTestServer());
});
