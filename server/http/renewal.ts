import { readFileSync } from 'node:fs';
import type { Server as TlsServer } from 'node:tls';
import type { FastifyBaseLogger } from 'fastify';
import { type Certificate, readCertificate } from './certificate.ts';
import type { Network } from './network.ts';

/** How soon a renewed certificate is served: well within what any renewal leaves before the old one ends. */
export const LOOK_EVERY_MS = 60_000;

export interface Renewal {
  /** Looks now whether the files hold another certificate, and serves it from here on. */
  look(): void;
  stop(): void;
}

/**
 * Serves what the files of certificate and key hold, also after they were renewed: new connections get the new one,
 * those that stand are left alone. Files that cannot serve (half written, of two renewals) are told once and change
 * nothing; they are looked at again.
 */
export function keepCertificate(
  server: TlsServer,
  network: Network,
  first: Certificate,
  logger: FastifyBaseLogger,
): Renewal {
  let served = first;
  let toldOf = '';

  function look(): void {
    try {
      if (isServed(network, served)) return;
      const found = readCertificate(network, Date.now());
      if (found === null) return;
      const { cert, key, warnings } = found;
      server.setSecureContext({ cert, key, minVersion: 'TLSv1.2' });
      served = found;
      toldOf = '';
      logger.info('the renewed certificate is served from now on');
      for (const warning of warnings) logger.warn(warning);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (why !== toldOf) logger.error(`the renewed certificate is not served: ${why}`);
      toldOf = why;
    }
  }
  const timer = setInterval(look, LOOK_EVERY_MS);
  return { look, stop: () => clearInterval(timer) };
}

function isServed({ tls }: Network, { cert, key }: Certificate): boolean {
  if (tls === null) return true;
  return readFileSync(tls.certFile, 'utf8') === cert && readFileSync(tls.keyFile, 'utf8') === key;
}
