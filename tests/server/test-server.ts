import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '#server/config.ts';
import { addDevice } from '#server/devices/devices.ts';
import { makeLogger } from '#server/http/logging.ts';
import type { Surroundings } from '#server/open-house.ts';
import { addStaff } from '#server/people/staff.ts';
import { type RunningServer, startServer } from '#server/start-server.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { ReadingContent, Vitals } from '#shared/entries.ts';
import type { Identity } from '#shared/events.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { Problem } from '#shared/wire/api.ts';

/** Ten in the morning, when the day's first patient arrives. */
export const TEN = Date.UTC(2026, 2, 2, 10, 0);
export const MIN = 60_000;
const PASSPHRASE = 'correct horse battery staple';

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
  nurse: Caller;
  prescriber: Caller;
  nobody: Caller;
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
    demo: false,
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
  const server = await startServer(config, join(dataFolder, 'client'), logger, options.surroundings);
  const { url, house } = server;

  async function as(role: Role, name: string): Promise<Caller> {
    await addStaff(house, name, role, PASSPHRASE);
    return signIn(url, name);
  }
  return {
    ...server,
    dataFolder,
    nobody: caller(url, {}),
    nurse: await as('nurse', 'Nora Keller'),
    prescriber: await as('prescriber', 'Ida Lindqvist'),
    as,
    device: async (name = 'Cuff', continuous = false) => {
      const { deviceId, token } = await addDevice(house, name, continuous);
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

export async function signIn(url: string, name: string): Promise<Caller> {
  const answer = await caller(url, {}).post('/api/v1/sign-in', { name, passphrase: PASSPHRASE });
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
    return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) };
  }
  return {
    cookie: headers.cookie ?? '',
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
  };
}

export function identity(changes: Partial<Identity> = {}): Identity {
  return {
    name: 'Anna Berg',
    chosenName: null,
    birthDate: '1991-05-04',
    sex: 'female',
    recordNumber: 'R-1001',
    allergies: [],
    ...changes,
  };
}

export interface Visit {
  patientId: string;
  sessionId: string;
}

/** A registered patient with an open session, not yet arrived. */
export async function openVisit(
  staff: Caller,
  who: Partial<Identity> = {},
  chairId: string | null = null,
  plannedAtMs = TEN,
): Promise<Visit> {
  const patientId = randomUUID();
  const registered = await staff.post('/api/v1/patients', {
    patientId,
    commandId: randomUUID(),
    identity: identity(who),
    differentPersonConfirmed: true,
  });
  if (registered.status !== 200) throw new Error(registered.body.detail);
  const opened = await openSession(staff, patientId, { chairId, plannedAtMs });
  if (opened.status !== 200) throw new Error(opened.body.detail);
  return { patientId, sessionId: (opened.body as unknown as { sessionId: string }).sessionId };
}

export function openSession(
  staff: Caller,
  patientId: string,
  changes: object = {},
): Promise<Answer<Problem>> {
  return staff.post('/api/v1/sessions', {
    sessionId: randomUUID(),
    commandId: randomUUID(),
    patientId,
    protocolId: 'esketamine-intranasal',
    plannedMg: 56,
    plannedAtMs: TEN,
    chairId: null,
    secondSessionReason: null,
    ...changes,
  });
}

/** One command over HTTP; the answer as it came. */
export function send(
  staff: Caller,
  sessionId: string,
  command: SessionCommand,
  extra: { commandId?: string; passphrase?: string } = {},
): Promise<Answer<{ ok: true; seq: number } & Problem>> {
  return staff.post(`/api/v1/sessions/${sessionId}/commands`, { commandId: randomUUID(), command, ...extra });
}

export function recordSet(takenAtMs: number, vitals: Vitals, entryId: string = randomUUID()): SessionCommand {
  const content: ReadingContent = {
    kind: 'reading',
    takenAtMs,
    vitals,
    failed: [],
    quality: 'good',
    method: null,
  };
  return {
    type: 'RecordSet',
    body: { reading: { entryId, content }, scores: [], rechecked: [], lateReason: null },
  };
}

export function giveDose(takenAtMs: number): SessionCommand {
  const content = { kind: 'dose', takenAtMs, deliveredMg: 28, lot: 'L1', remark: null } as const;
  return { type: 'GiveDose', body: { entryId: randomUUID(), content, lateReason: null } };
}

export const CALM = {
  systolicMmHg: 122,
  diastolicMmHg: 78,
  heartRateBpm: 72,
  spo2Percent: 98,
  respiratoryRatePerMin: 14,
};

export interface SessionView {
  sessionId: string;
  seq: number;
  nowMs: number;
  nextChangeAtMs: number | null;
  chairId: string | null;
  judgement: Judgement;
}

export async function view(staff: Caller, sessionId: string): Promise<SessionView> {
  return (await staff.get<SessionView>(`/api/v1/sessions/${sessionId}`)).body;
}

export interface ReadingRow {
  readingId: string;
  takenAt: string;
  withdrawn: object | null;
  needsReview: boolean;
  source: { by: string; deviceId?: string };
  [vital: string]: unknown;
}

export async function readings(staff: Caller, sessionId: string): Promise<ReadingRow[]> {
  return (await staff.get<{ readings: ReadingRow[] }>(`/api/v1/sessions/${sessionId}/readings`)).body
    .readings;
}
