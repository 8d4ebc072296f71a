import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://127.0.0.1:${process.env.AFTERDOSE_PORT ?? '8420'}`;

/** The screens. `npm start` builds them into `.build/client`; `npm run dev` serves them beside a running server. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The server puts a new one in its place with every page it sends.
  html: { cspNonce: 'AFTERDOSE_NONCE' },
  build: {
    outDir: '../.build/client',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: {
      '/api': server,
      '/healthz': server,
      '/readyz': server,
      '/socket.io': { target: server, ws: true },
    },
  },
});
