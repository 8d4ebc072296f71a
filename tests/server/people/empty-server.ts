import { join } from 'node:path';
import type { Config } from '#server/config.ts';
import { makeLogger } from '#server/http/logging.ts';
import type { Surroundings } from '#server/open-house.ts';
import { type RunningServer, startServer } from '#server/start-server.ts';
import { type Answer, type Caller, caller, temporaryFolder, testConfig } from '../test-server.ts';

/** A server whose data folder holds nothing yet, as after the very first start. */
export interface EmptyServer extends RunningServer {
  dataFolder: string;
  nobody: Caller;
  /** What stands behind # in the link of this start. */
  token: string;
}

export async function startEmptyServer(
  options: { dataFolder?: string; config?: Partial<Config>; surroundings?: Surroundings } = {},
): Promise<EmptyServer> {
  const folder = options.dataFolder === undefined ? temporaryFolder() : null;
  const dataFolder = options.dataFolder ?? folder?.path ?? '';
  const config = testConfig(dataFolder, options.config);
  const logger = makeLogger(config.logLevel);
  const server = await startServer(config, join(dataFolder, 'client'), logger, options.surroundings);
  return {
    ...server,
    dataFolder,
    nobody: caller(server.url, {}),
    token: server.setUpLink?.split('#')[1] ?? '',
    stop: async () => {
      await server.stop();
      folder?.remove();
    },
  };
}

/** The sign-in cookie that an answer sets; empty when it sets none. */
export function cookieOf({ headers }: Answer<unknown>): string {
  const set = headers.getSetCookie().find((cookie) => /^(__Host-)?afterdose_sign_in=/.test(cookie));
  return set?.split(';')[0] ?? '';
}

/** All cookies that an answer sets, as a browser sends them back. */
export function cookiesOf({ headers }: Answer<unknown>): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export function withCookies(url: string, answer: Answer<unknown>): Caller {
  return caller(url, { cookie: cookiesOf(answer) });
}
