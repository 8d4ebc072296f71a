/** A command that posts an empty list as this device: it proves the token and puts no number on anybody's chart. */
export function tryLine(origin: string, token: string): string {
  return `curl -X POST ${origin}/api/v1/readings -H 'authorization: Bearer ${token}' -H 'content-type: application/json' -d '[]'`;
}
