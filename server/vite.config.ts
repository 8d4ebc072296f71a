import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;
const entries = {
  main: 'main.ts',
  cli: 'cli.ts',
  demo: 'demo/main.ts',
  'replay-worker': 'protocols/replays/worker.ts',
};

/** The server as plain JavaScript in `.build/server`: nothing to translate at start. Packages stay in node_modules. */
export default defineConfig({
  root: here,
  build: {
    ssr: true,
    outDir: '../.build/server',
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: {
      // Beside the entries: a chunk finds the worker there.
      output: { chunkFileNames: '[name]-[hash].js' },
      input: Object.fromEntries(
        Object.entries(entries)
          .map(([name, file]) => [name, resolve(here, file)] as const)
          .filter(([, file]) => existsSync(file)),
      ),
    },
  },
});
