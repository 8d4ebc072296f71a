import { apiFile, ProblemError } from '#client/connection/api.ts';
import { saveFile } from '#client/ui/save-file.ts';
import type { ProtocolSummary } from '#shared/wire/protocols.ts';
import { versionUrl } from './paths.ts';

/** Saves one document as a file; null `version`: the draft. Null when done, else why not. */
export async function exportProtocol(
  { protocolId, name }: Pick<ProtocolSummary, 'protocolId' | 'name'>,
  version: string | null,
): Promise<string | null> {
  try {
    saveFile(await apiFile(versionUrl(protocolId, version)), fileName(name, version));
    return null;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problem.detail;
  }
}

/** `esketamine-in-1.1.json`: what a file system anywhere takes. */
export function fileName(name: string, version: string | null): string {
  const words = [name, version ?? 'draft'].join(' ').toLowerCase();
  const plain = words.replace(/[^a-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  return `${plain}.json`;
}
