import { ProblemError } from '#client/connection/api.ts';

/** The server's sentence for what it refused; what is no refusal is thrown on. */
export function refusedText(why: unknown): string {
  if (why instanceof ProblemError) return why.problem.detail;
  throw why;
}
