import type { AddressInfo } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { keepCheckpoints } from './checkpoints.ts';
import type { Clinics } from './clinics.ts';
import type { Config } from './config.ts';
import { lockFolder } from './folder-lock.ts';
import type { Premises } from './house.ts';
import { type Certificate, readCertificate } from './http/certificate.ts';
import { LIMITS } from './http/limits.ts';
import type { Network } from './http/network.ts';
import { keepCertificate, type Renewal } from './http/renewal.ts';
import { openHouse, type Surroundings } from './open-house.ts';
import { isSetUp, openSetUp } from './people/set-up.ts';
import { watchWallClock } from './wall-clock.ts';

export interface RunningServer {
  /** Where it listens. */
  url: string;
  /** Where people open it: the first of its origins, or where it listens. */
  publicUrl: string;
  premises: Premises;
  clinics: Clinics;
  app: FastifyInstance;
  /** The one-time link that founds the first clinic; null when there is one. */
  setUpLink: string | null;
  /** Serves the certificate that its files hold now; null: there is none to serve. */
  lookAtCertificate: (() => void) | null;
  /** Lets requests under way finish, tells every screen, closes the log. */
  stop(): Promise<void>;
}

/** Opens the data folder, restores every open session and listens. */
export async function startServer(
  config: Config,
  clientFolder: string,
  logger: FastifyBaseLogger,
  surroundings: Surroundings = {},
): Promise<RunningServer> {
  const { network } = config;
  const certificate = readCertificate(network, Date.now());
  for (const warning of certificate?.warnings ?? []) logger.warn(warning);
  const lock = lockFolder(config.dataFolder);
  const opened = await openHouse(config, logger, surroundings).catch((error: unknown) => {
    lock.release();
    throw error;
  });
  const { premises } = opened;
  try {
    const limits = { ...LIMITS, ...surroundings.limits };
    const { demo, clinicName: name, timeZone, chairs } = config;
    const setUp = openSetUp({ name, timeZone, chairs });
    const options = { demo, clientFolder, network, certificate, limits, setUp };
    const { app, clinics } = await buildApp(premises, options);
    const renewal = renewalOf(app, network, certificate, logger);
    const stopWatching = watchWallClock(opened, clinics);
    const stopCheckpoints = await keepCheckpoints(opened.log, logger);
    await app.listen({ port: config.port, host: config.host });
    const { port } = app.server.address() as AddressInfo;
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    const stop = async () => {
      renewal?.stop();
      stopWatching();
      stopCheckpoints();
      await app.close();
      await opened.close();
      lock.release();
    };
    const url = `${certificate === null ? 'http' : 'https'}://${host}:${port}`;
    const publicUrl = network.origins[0] ?? url;
    const setUpLink = (await isSetUp(premises)) ? null : `${publicUrl}${setUp.linkPath}`;
    const lookAtCertificate = renewal?.look ?? null;
    return { url, publicUrl, premises, clinics, app, setUpLink, lookAtCertificate, stop };
  } catch (error) {
    await opened.close();
    lock.release();
    throw error;
  }
}

function renewalOf(
  { server }: FastifyInstance,
  network: Network,
  certificate: Certificate | null,
  logger: FastifyBaseLogger,
): Renewal | null {
  if (certificate === null || !(server instanceof TlsServer)) return null;
  return keepCertificate(server, network, certificate, logger);
}
