import { randomUUID } from 'node:crypto';
import type { SessionCommand } from '#shared/commands.ts';
import type { Identity } from '#shared/events.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { BoardSummary } from '#shared/summary.ts';
import type { PatientRecord, Problem, ReadingAnswer } from '#shared/wire/api.ts';

/** What `GET /api/v1/sessions/:id` answers, as far as scripts here read it. */
export interface SessionView {
  sessionId: string;
  seq: number;
  nowMs: number;
  judgement: Judgement;
}

/** An answer that was not the one hoped for; `problem.detail` is the sentence for a person. */
export class RefusedByServer extends Error {
  constructor(
    readonly problem: Problem,
    where: string,
  ) {
    super(`${where}: ${problem.status} ${problem.detail}`);
  }
}

/** Someone signed in, or a device, talking to the public interface as any script could. */
export interface Caller {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  put<T>(path: string, body: unknown): Promise<T>;
  cookie: string;
}

/** A member of staff, signed in. */
export async function signIn(base: string, name: string, passphrase: string): Promise<Caller> {
  const answer = await fetch(`${base}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, passphrase }),
  });
  await readAnswer(answer, 'sign-in');
  const cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  return caller(base, { cookie }, cookie);
}

/** A device with its token. */
export function asDevice(base: string, token: string): Caller {
  return caller(base, { authorization: `Bearer ${token}` }, '');
}

function caller(base: string, identity: Record<string, string>, cookie: string): Caller {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: body === undefined ? identity : { ...identity, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return readAnswer(answer, `${method} ${path}`) as Promise<T>;
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    cookie,
  };
}

async function readAnswer(answer: Response, where: string): Promise<unknown> {
  const text = await answer.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  if (!answer.ok) throw new RefusedByServer(body as Problem, where);
  return body;
}

/** Sends one command about a session; resolves with its position once it is on disk. */
export async function send(
  staff: Caller,
  sessionId: string,
  command: SessionCommand,
  passphrase?: string,
): Promise<number> {
  const body = { commandId: randomUUID(), command, ...(passphrase === undefined ? {} : { passphrase }) };
  const answer = await staff.post<{ seq: number }>(`/api/v1/sessions/${sessionId}/commands`, body);
  return answer.seq;
}

/** Registers a patient and opens a session for today; resolves with the session's id. */
export async function admit(
  staff: Caller,
  identity: Identity,
  plan: { plannedMg: number; plannedAtMs: number; chairId: string | null },
): Promise<{ patientId: string; sessionId: string }> {
  const patientId = randomUUID();
  await staff.post<PatientRecord>('/api/v1/patients', {
    patientId,
    commandId: randomUUID(),
    identity,
    differentPersonConfirmed: true,
  });
  const sessionId = randomUUID();
  await staff.post('/api/v1/sessions', {
    sessionId,
    commandId: randomUUID(),
    patientId,
    protocolId: 'esketamine-intranasal',
    ...plan,
    secondSessionReason: null,
  });
  return { patientId, sessionId };
}

export function viewOf(staff: Caller, sessionId: string): Promise<SessionView> {
  return staff.get<SessionView>(`/api/v1/sessions/${sessionId}`);
}

export async function boardOf(staff: Caller): Promise<BoardSummary[]> {
  return (await staff.get<{ summaries: BoardSummary[] }>('/api/v1/sessions')).summaries;
}

export async function bind(staff: Caller, deviceId: string, sessionId: string | null): Promise<void> {
  await staff.put(`/api/v1/devices/${deviceId}/binding`, { commandId: randomUUID(), sessionId });
}

/** Posts readings as a device does, one or many; an answer for each, in order. */
export async function postReadings(device: Caller, readings: readonly object[]): Promise<ReadingAnswer[]> {
  return (await device.post<{ results: ReadingAnswer[] }>('/api/v1/readings', readings)).results;
}
