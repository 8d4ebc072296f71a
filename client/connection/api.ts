import type { Problem } from '#shared/wire/api.ts';

/** A request the server refused, or that never reached it (`status` 0). */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

const UNREACHABLE: Problem = {
  type: 'about:blank',
  title: 'Not reached',
  status: 0,
  detail: 'The server cannot be reached from this screen.',
};

/** The problem as sent; a bare one with the status when the body is something else (a proxy's page). */
async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === 'object' && body !== null && 'detail' in body) return body as Problem;
  return { ...UNREACHABLE, status: response.status, detail: `The server answered ${response.status}.` };
}

async function answerTo(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' }).catch(() => {
    throw new ProblemError(UNREACHABLE);
  });
  if (!response.ok) throw new ProblemError(await problemOf(response));
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

/** Sends a JSON body and returns the answer's. Throws ProblemError. */
export function apiSend<T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> {
  return request<T>(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** A file the server makes, to be saved. Throws ProblemError: one cut off on the way counts as not reached. */
export async function apiFile(path: string): Promise<Blob> {
  const response = await answerTo(path, { method: 'GET' });
  return response.blob().catch(() => {
    throw new ProblemError(UNREACHABLE);
  });
}
