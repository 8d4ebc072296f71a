import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
const none = ['**/node_modules/**'];

/** Journeys and faults start servers and browsers of their own: whole programs take their time. */
const patient = { testTimeout: 240_000, hookTimeout: 120_000 };

export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          // Nothing here keeps anything from one file to the next: what they import is read once, not for each of them.
          isolate: false,
          include: ['tests/{shared,client}/**/*.test.{ts,tsx}'],
          exclude: none,
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{server,house}/**/*.test.{ts,tsx}'],
          exclude: none,
          globalSetup: 'tests/helpers/prepare.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { name: 'conformance', include: ['tests/conformance/**/*.test.ts'], exclude: none, ...patient },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          exclude: none,
          globalSetup: ['tests/helpers/prepare.ts', 'tests/helpers/prepare-browser.ts'],
          ...patient,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          exclude: none,
          ...patient,
          testTimeout: 3_600_000,
        },
      },
    ],
  },
});
