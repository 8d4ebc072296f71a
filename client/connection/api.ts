import { setLocked } from '#client/store/live.ts';
import { somebodyIsThere } from '#client/store/who-is-there.ts';
import type { Problem } from '#shared/wire/api.ts';

/** A request the server refused, or that never reached it (`status` 0). */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** When trying again makes sense, in seconds, where the server says so. */
  readonly retryAfterS: number | null;
  constructor(problem: Problem, retryAfterS: number | null = null) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfterS = retryAfterS;
  }

  /** The last word of the problem's type: `wrong-sign-in`. */
  get kind(): string {
    return this.problem.type.split(':').at(-1) ?? '';
  }
}

const UNREACHABLE: Problem = {
  type: 'about:blank',
  title: 'Not reached',
  status: 0,
  detail: 'The server cannot be reached from this screen.',
};

const STILL_LOCKED: Problem = {
  type: 'urn:afterdose:problem:locked',
  title: 'Locked',
  status: 423,
  detail: 'This station is locked. Nothing is recorded; what is typed stays here.',
};

/** The problem as sent; a bare one with the status when the body is something else (a proxy's page). */
async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === 'object' && body !== null && 'detail' in body) return body as Problem;
  return { ...UNREACHABLE, status: response.status, detail: `The server answered ${response.status}.` };
}

function retryAfterOf(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : null;
}

async function answerTo(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' }).catch(() => {
    throw new ProblemError(UNREACHABLE);
  });
  if (!response.ok) throw new ProblemError(await problemOf(response), retryAfterOf(response));
  return response;
}

async function request<T>(path: string, init: RequestInit): Promise<T> {
  const text = await (await answerTo(path, init)).text();
  return (text === '' ? null : JSON.parse(text)) as T;
}

/** The body of a GET. Throws ProblemError. */
export function apiGet<T>(path: string): Promise<T> {
  return request<T>(path, { method: 'GET' });
}

type Method = 'POST' | 'PUT';

/** Sends a JSON body, or none, and returns the answer's, whether or not the station is locked. Throws ProblemError. */
export function apiSendAnyway<T>(method: Method, path: string, body?: unknown): Promise<T> {
  if (body === undefined) return request<T>(path, { method });
  return request<T>(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Sends a JSON body, or none, and returns the answer's. At a locked station it first asks who is there. Throws ProblemError. */
export async function apiSend<T>(method: Method, path: string, body?: unknown): Promise<T> {
  if (!(await somebodyIsThere())) throw new ProblemError(STILL_LOCKED);
  try {
    return await apiSendAnyway<T>(method, path, body);
  } catch (why) {
    // The server locked the station a moment before the screen heard of it.
    if (!(why instanceof ProblemError) || why.kind !== 'locked') throw why;
    setLocked();
    if (!(await somebodyIsThere())) throw new ProblemError(STILL_LOCKED);
    return apiSendAnyway<T>(method, path, body);
  }
}

/** A file the server makes, to be saved. Throws ProblemError: one cut off on the way counts as not reached. */
export async function apiFile(path: string): Promise<Blob> {
  const response = await answerTo(path, { method: 'GET' });
  return response.blob().catch(() => {
    throw new ProblemError(UNREACHABLE);
  });
}
