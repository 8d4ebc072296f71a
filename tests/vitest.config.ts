import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
const none = ['**/node_modules/**'];

/** Journeys and faults own ports, processes and a browser: one file at a time. */
const alone = { fileParallelism: false, testTimeout: 240_000, hookTimeout: 120_000 };

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{shared,server,client,house}/**/*.test.{ts,tsx}'],
          exclude: none,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'conformance', include: ['tests/conformance/**/*.test.ts'], exclude: none, ...alone },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: none,
          globalSetup: 'tests/helpers/prepare.ts',
          ...alone,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          exclude: none,
          ...alone,
          testTimeout: 3_600_000,
        },
      },
    ],
  },
});
