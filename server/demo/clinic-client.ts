import { randomUUID } from 'node:crypto';
import type { SessionCommand } from '#shared/commands.ts';
import type { Identity } from '#shared/identity.ts';
import type { BoardSummary } from '#shared/summary.ts';
import type { Role } from '#shared/vocabulary.ts';
import type { PatientRecord, Problem, ReadingAnswer } from '#shared/wire/api.ts';
import type { InvitedStaff } from '#shared/wire/people.ts';
import type { SessionView } from '#shared/wire/sessions.ts';
import type { Plan } from './plans.ts';

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
  /** What a browser of this person would hold now. */
  readonly cookie: string;
}

/** A member of staff, signed in; who is locked out after a while, or signed out after a shift, signs in again. */
export async function signIn(base: string, name: string, passphrase: string): Promise<Caller> {
  let cookie = '';
  const again = async () => {
    cookie = await cookieFor(base, '/api/v1/sign-in', { name, passphrase }, cookie);
  };
  await again();
  return caller(base, () => ({ cookie }), again);
}

/** Founds the first clinic of an installation with the token of its link; the caller is its first admin. */
export async function setUp(
  base: string,
  token: string,
  clinic: { clinicName: string; timeZone: string; chairs: number },
  { name, passphrase }: { name: string; passphrase: string },
): Promise<Caller> {
  const cookie = await cookieFor(base, '/api/v1/set-up', { token, ...clinic, name, passphrase });
  return caller(base, () => ({ cookie }), null);
}

/** Has an admin add somebody, who takes their link and chooses a passphrase, and a PIN unless it is null. */
export async function bringIn(
  base: string,
  admin: Caller,
  { name, role, passphrase, pin }: { name: string; role: Role; passphrase: string; pin: string | null },
): Promise<void> {
  const body = { commandId: randomUUID(), name, role };
  const { link } = await admin.post<InvitedStaff>('/api/v1/staff', body);
  await cookieFor(base, '/api/v1/invitations/accept', { token: link.path.split('#')[1], passphrase, pin });
}

/** What a station holds after signing in one way or another. */
async function cookieFor(base: string, path: string, body: object, cookie = ''): Promise<string> {
  const answer = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) },
    body: JSON.stringify(body),
  });
  await readAnswer(answer, path);
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

/** A device with its token. */
export function asDevice(base: string, token: string): Caller {
  return caller(base, () => ({ authorization: `Bearer ${token}` }), null);
}

const NOT_SIGNED_IN = new Set([401, 423]);
/** Asked again after the server said to wait, or who is there; whatever it says then is the answer. */
const ATTEMPTS = 3;

/** `signInAgain` null: whoever is turned away stays away. */
function caller(
  base: string,
  identity: () => Record<string, string>,
  signInAgain: (() => Promise<void>) | null,
): Caller {
  function ask(method: string, path: string, body: unknown): Promise<Response> {
    return fetch(`${base}${path}`, {
      method,
      headers: body === undefined ? identity() : { ...identity(), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask(method, path, body);
      const last = attempt === ATTEMPTS;
      if (!last && answer.status === 429) await wait(Number(answer.headers.get('retry-after')) * 1000);
      else if (!last && signInAgain !== null && NOT_SIGNED_IN.has(answer.status)) await signInAgain();
      else return readAnswer(answer, `${method} ${path}`) as Promise<T>;
    }
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    get cookie() {
      return identity().cookie ?? '';
    },
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
  plan: Partial<Plan> & { plannedAtMs: number; chairId: string | null },
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

function wait(ms: number): Promise<void> {
  return new Promise((soon) => setTimeout(soon, ms));
}
