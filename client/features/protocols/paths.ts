/** The pages of one protocol. */
export function lineagePath(protocolId: string, page?: 'edit' | 'replay'): string {
  return `/protocols/${encodeURIComponent(protocolId)}${page === undefined ? '' : `/${page}`}`;
}

/** What the server knows of it. */
export function lineageUrl(protocolId: string, rest = ''): string {
  return `/api/v1/protocols/${encodeURIComponent(protocolId)}${rest}`;
}

/** One document as JSON; null `version`: the draft. */
export function versionUrl(protocolId: string, version: string | null): string {
  return lineageUrl(protocolId, `/versions/${encodeURIComponent(version ?? 'draft')}`);
}

/** Where changes that nobody has saved are kept on this station. */
export function draftKey(protocolId: string): string {
  return `protocol:${protocolId}`;
}
