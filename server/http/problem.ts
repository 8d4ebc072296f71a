import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import * as z from 'zod/mini';
import type { Refusal, RefusalCode } from '#shared/commands.ts';
import { sentenceCase } from '#shared/sentence-case.ts';
import type { Problem } from '#shared/wire/api.ts';
import { LogWriteError } from '../log/log-error.ts';

/** zod/mini brings no words of its own; every sentence about a bad field comes from here on. */
z.config(z.locales.en());

const PROBLEM_TYPE = 'urn:afterdose:problem:';

export type ProblemKind =
  | RefusalCode
  | 'not-signed-in'
  | 'wrong-sign-in'
  | 'code-needed'
  | 'not-set-up'
  | 'already-set-up'
  | 'weak-passphrase'
  | 'link-over'
  | 'bad-token'
  | 'not-found'
  | 'method-not-allowed'
  | 'unsupported-media-type'
  | 'too-large'
  | 'other-origin'
  | 'plain-http'
  | 'too-slow'
  | 'same-name'
  | 'record-number-taken'
  | 'merged-record'
  | 'changed-meanwhile'
  | 'unknown-device'
  | 'already-bound'
  | 'not-recorded'
  | 'too-many-attempts'
  | 'too-many-requests'
  | 'internal';

/** RFC 9457 details. `type` is stable; `detail` is for a person; `pointer` names the field where there is one. */
export function problem(kind: ProblemKind, status: number, detail: string, pointer?: string): Problem {
  const body = { type: `${PROBLEM_TYPE}${kebab(kind)}`, title: title(kind), status, detail };
  return pointer === undefined ? body : { ...body, pointer };
}

/** A problem on its way out of a handler. Thrown only inside the HTTP room; everywhere else refusals are values. */
export class ProblemReply extends Error {
  readonly problem: Problem;
  /** When it may be tried again, where waiting helps. */
  readonly retryAfterSec: number | null;
  constructor(details: Problem, retryAfterSec: number | null = null) {
    super(details.detail);
    this.problem = details;
    this.retryAfterSec = retryAfterSec;
  }
}

const STATUS_OF: Partial<Record<RefusalCode, number>> = {
  malformed: 400,
  unknownSession: 404,
  unknownEntry: 404,
  unknownAlert: 404,
  unknownCheck: 404,
  notAllowed: 403,
  locked: 423,
  restricted: 403,
  passphraseNeeded: 403,
  impossibleValue: 422,
  recheckNeeded: 422,
  timeInFuture: 422,
  timeTooEarly: 422,
  lateReasonNeeded: 422,
  emptySet: 422,
  noteNeeded: 422,
  transportNeeded: 422,
  planNotOffered: 422,
  tooManyRequests: 429,
  notRecorded: 503,
};

/** The one place that turns a refusal into an HTTP status: 409 unless the request itself was at fault. */
export function refusalProblem(refused: Refusal): Problem {
  return problem(
    refused.code,
    STATUS_OF[refused.code] ?? 409,
    refused.sentence,
    refused.pointer ?? undefined,
  );
}

export function sendProblem(reply: FastifyReply, details: Problem, extensions: object = {}): FastifyReply {
  return reply
    .code(details.status)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ ...details, ...extensions });
}

/** By then the act itself is over. */
const UNANSWERED =
  'The server could not write its answer. What was asked may have been recorded: look before you ask again.';
const NOT_RECORDED = 'The server could not store this. Nothing was recorded: try again.';

/** Every error of a request ends here; what is not the caller's doing says nothing internal. */
export function handleError(
  error: FastifyError | ProblemReply,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof ProblemReply) {
    if (error.retryAfterSec !== null) reply.header('retry-after', String(error.retryAfterSec));
    return sendProblem(reply, error.problem);
  }
  if (hasZodFastifySchemaValidationErrors(error))
    return sendProblem(reply, validationProblem(error.validation, error.validationContext));
  if (error instanceof LogWriteError) {
    request.log.error({ err: error, failure: error.failure }, 'the log could not be written');
    return sendProblem(reply.header('retry-after', '2'), problem('not-recorded', 503, NOT_RECORDED));
  }
  if (isResponseSerializationError(error)) {
    request.log.error({ err: error, cause: error.cause }, 'an answer is not what its schema says');
    return sendProblem(reply, problem('internal', 500, UNANSWERED));
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return sendProblem(reply, unreadableProblem(status));
  request.log.error({ err: error }, 'a handler failed');
  return sendProblem(
    reply,
    problem('internal', 500, 'Something failed in the server. Nothing was recorded.'),
  );
}

/** What the framework found wrong with a request before any of our own looked at it. */
function unreadableProblem(status: number): Problem {
  switch (status) {
    case 404:
      return problem('not-found', 404, 'There is nothing at this address.');
    case 413:
      return problem('too-large', 413, 'The body is larger than 1 MiB.');
    case 414:
      return problem('too-large', 414, 'The address is too long.');
    case 415:
      return problem('unsupported-media-type', 415, 'Send application/json.');
    default:
      return problem('malformed', 400, 'The request could not be read as JSON.');
  }
}

interface FieldIssue {
  instancePath: string;
  message?: string | undefined;
}

/** Names of fields are the caller's own words: as much of them as tells which one. */
const LONGEST_QUOTE = 200;

const PARTS: Record<string, string> = {
  params: 'The address',
  querystring: 'The address',
  headers: 'A header',
};

function validationProblem(issues: readonly FieldIssue[], part: string | undefined): Problem {
  const first = issues[0];
  const path = first?.instancePath ?? '';
  const pointer = path === '/' ? '' : path.slice(0, LONGEST_QUOTE);
  const where = pointer === '' ? (PARTS[part ?? ''] ?? 'The body') : pointer;
  const why = (first?.message ?? 'does not fit').slice(0, LONGEST_QUOTE);
  return problem('malformed', 400, `${where}: ${why}.`, pointer);
}

/** A zod error as a sentence and a JSON pointer to the first field at fault. */
export function fieldAtFault(error: z.core.$ZodError): { pointer: string; why: string } {
  return issueAtFault(error.issues[0]);
}

export function issueAtFault(issue: z.core.$ZodIssue | undefined): { pointer: string; why: string } {
  const path = issue?.path ?? [];
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const parts = unknownKey === undefined ? path : [...path, unknownKey];
  const pointer = parts
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  const why = (issue?.message ?? 'does not fit').slice(0, LONGEST_QUOTE);
  return { pointer: pointer.slice(0, LONGEST_QUOTE), why };
}

function kebab(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function title(kind: string): string {
  const words = kebab(kind).replaceAll('-', ' ');
  return sentenceCase(words);
}
