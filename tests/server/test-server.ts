import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundClinic, listClinics } from '#server/clinic/clinic.ts';
import type { Rooms } from '#server/clinics.ts';
import type { Config } from '#server/config.ts';
import { addDevice } from '#server/devices/credentials.ts';
import type { House } from '#server/house.ts';
import { AT_THE_MACHINE } from '#server/house-command.ts';
import { makeLogger } from '#server/http/logging.ts';
import type { Surroundings } from '#server/open-house.ts';
import { addStaff } from '#server/people/staff.ts';
import { type RunningServer, startServer } from '#server/start-server.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Problem } from '#shared/wire/api.ts';

/** Ten in the morning, when the day's first patient arrives. */
export const TEN = Date.UTC(2026, 2, 2, 10, 0);
export const MIN = 60_000;
/** Whose passphrase does not matter. */
export const PASSPHRASE = 'four grey geese over the harbour';

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** Someone talking HTTP to the server, with a cookie or a token. */
export interface Caller {
  cookie: string;
  get<T = Problem>(path: string): Promise<Answer<T>>;
  post<T = Problem>(path: string, body: unknown): Promise<Answer<T>>;
  put<T = Problem>(path: string, body: unknown): Promise<Answer<T>>;
}

export interface TestServer extends RunningServer {
  dataFolder: string;
  /** The clinic of the test, and what runs in it. */
  house: House;
  rooms: Rooms;
  nurse: Caller;
  prescriber: Caller;
  nobody: Caller;
  /** Everybody's here. */
  passphrase: string;
  as(role: Role, name: string): Promise<Caller>;
  device(name?: string, continuous?: boolean): Promise<{ deviceId: string; token: string; caller: Caller }>;
  setClock(atMs: number): Promise<void>;
}

export interface TestServerOptions {
  dataFolder?: string;
  startAtMs?: number;
  config?: Partial<Config>;
  surroundings?: Surroundings;
}

/** A temporary data folder, and how to remove it. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'afterdose-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function testConfig(dataFolder: string, changes: Partial<Config> = {}): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    dataFolder,
    databaseUrl: null,
    timeZone: 'UTC',
    clinicName: 'Test clinic',
    chairs: 4,
    clock: { kind: 'controlled', startAtMs: TEN },
    devicePostsPerS: 20,
    webhookHosts: [],
    demo: false,
    network: { tls: null, trustedProxies: [], origins: [] },
    secure: false,
    logLevel: process.env.AFTERDOSE_LOG_LEVEL ?? 'silent',
    ...changes,
  };
}

/** The real server on a free port and a real log in a temporary folder; only time and ids may be made up. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.dataFolder === undefined ? temporaryFolder() : null;
  const dataFolder = options.dataFolder ?? folder?.path ?? '';
  const clock = { kind: 'controlled', startAtMs: options.startAtMs ?? TEN } as const;
  const config = testConfig(dataFolder, { clock, ...options.config });
  const logger = makeLogger(config.logLevel);
  const server = await startServer(config, join(dataFolder, 'client'), logger, surroundingsOf(options));
  const { url } = server;
  const rooms = await roomsOfTheTest(server, config);
  const { house } = rooms;

  async function as(role: Role, name: string): Promise<Caller> {
    await addStaff(house, name, role, PASSPHRASE);
    return signIn(url, name);
  }
  return {
    ...server,
    house,
    rooms,
    dataFolder,
    nobody: caller(url, {}),
    passphrase: PASSPHRASE,
    nurse: await as('nurse', 'Nora Keller'),
    prescriber: await as('prescriber', 'Ida Lindqvist'),
    as,
    device: async (name = 'Cuff', continuous = false) => {
      const added = await addDevice(house, { name, continuous }, AT_THE_MACHINE);
      if (!added.ok) throw new Error(added.problem.detail);
      const { deviceId, token } = added;
      return { deviceId, token, caller: caller(url, { authorization: `Bearer ${token}` }) };
    },
    setClock: async (atMs) => {
      const answer = await caller(url, {}).put('/api/v1/clock', { now: new Date(atMs).toISOString() });
      if (answer.status !== 200) throw new Error(`the clock refused: ${answer.body.detail}`);
    },
    stop: async () => {
      await server.stop();
      folder?.remove();
    },
  };
}

/** A test asks more in a second than any caller: only tests of the limits meet them, and say which. */
function surroundingsOf({ surroundings = {} }: TestServerOptions): Surroundings {
  const limits = { requestsPerCaller: 1_000_000, requestsPerAddress: 1_000_000, ...surroundings.limits };
  return { ...surroundings, limits };
}

/** The first clinic of the data folder, founded when there is none. */
async function roomsOfTheTest({ premises, clinics }: RunningServer, config: Config): Promise<Rooms> {
  const [known] = await listClinics(premises);
  const { clinicName: name, timeZone, chairs } = config;
  const clinicId = known?.clinicId ?? (await foundClinic(premises, { name, timeZone, chairs })).clinicId;
  return clinics.rooms(clinicId);
}

/** Signs in someone with the passphrase of everybody in a test; where there are several clinics they name theirs. */
export async function signIn(url: string, name: string, clinic?: string): Promise<Caller> {
  const body = { name, passphrase: PASSPHRASE, ...(clinic === undefined ? {} : { clinic }) };
  const answer = await caller(url, {}).post('/api/v1/sign-in', body);
  if (answer.status !== 200) throw new Error(`sign-in failed: ${answer.body.detail}`);
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  return caller(url, { cookie });
}

export function caller(url: string, headers: Record<string, string>): Caller {
  async function call<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    const read = text === '' ? null : isJson ? JSON.parse(text) : text;
    return { status: answer.status, headers: answer.headers, body: read };
  }
  return {
    cookie: headers.cookie ?? '',
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
  };
}
