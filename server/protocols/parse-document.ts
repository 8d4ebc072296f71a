import type * as z from 'zod/mini';
import type { Finding } from '#shared/protocols/editing/check/finding.ts';
import { importedProtocolSchema } from '#shared/protocols/imported-protocol.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { NotDone } from '../house-command.ts';
import { fieldAtFault, issueAtFault } from '../http/problem.ts';
import { refuse } from './change-lineage.ts';

export type ParsedDocument = { ok: true; document: Protocol } | { ok: false; error: z.core.$ZodError };

/** A document as somebody sent it, trimmed; or what is wrong with its shape. */
export function parseDocument(sent: unknown): ParsedDocument {
  const parsed = importedProtocolSchema.safeParse(sent);
  return parsed.success ? { ok: true, document: parsed.data } : { ok: false, error: parsed.error };
}

/** The first thing that is wrong, with a pointer into the body. */
export function notADocument(error: z.core.$ZodError): NotDone {
  const { pointer, why } = fieldAtFault(error);
  const at = `/document${pointer}`;
  return refuse('malformed', 400, `${at}: ${why}. Nothing was recorded.`, at);
}

const MOST_FINDINGS = 50;

/** Everything that is wrong with the shape of a document, as findings at its fields. */
export function shapeFindings(error: z.core.$ZodError): Finding[] {
  return error.issues.slice(0, MOST_FINDINGS).map((issue) => {
    const { pointer, why } = issueAtFault(issue);
    return { pointer, level: 'wrong', sentence: `${pointer === '' ? 'The document' : pointer}: ${why}.` };
  });
}
