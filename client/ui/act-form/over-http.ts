import { apiSend } from '#client/connection/api.ts';
import type { SendOutcome } from '#client/connection/send-command.ts';
import { serverNow } from '#client/store/now.ts';
import { refusal } from '#shared/commands.ts';

interface Request<T> {
  method?: 'POST' | 'PUT';
  /** Takes what the server answered, before the dialog closes. */
  onAnswer?: (answer: T) => void;
}

/** An act over HTTP as the dialogs know acts. A ProblemError goes on to the dialog, which shows its sentence. */
export async function recordOverHttp<T>(
  path: string,
  body: unknown,
  { method = 'POST', onAnswer }: Request<T> = {},
): Promise<SendOutcome> {
  const answer = await apiSend<T>(method, path, body);
  onAnswer?.(answer);
  return { state: 'recorded', seq: 0, atMs: serverNow() };
}

/** Something the screen itself can see is missing: said in place, nothing is sent. */
export function notSent(sentence: string): SendOutcome {
  return { state: 'refused', problem: refusal('malformed', sentence) };
}
