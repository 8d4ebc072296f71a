/** IANA zones this browser knows, its own first where it is not among them. */
export function timeZones(): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  const all = known.includes('UTC') ? known : ['UTC', ...known];
  const own = ownTimeZone();
  return all.includes(own) ? all : [own, ...all];
}

/** The zone the server was given; a server that was given none says UTC, and then this browser's. */
export function startingZone(ofServer: string): string {
  return ofServer === 'UTC' ? ownTimeZone() : ofServer;
}

function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
