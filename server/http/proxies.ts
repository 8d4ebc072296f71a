import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { listed, readRange } from './network.ts';

export interface Proxies {
  isTrusted(address: string): boolean;
  /** Whose request this is: the nearest address that is not a trusted proxy. What others claim in a header is not read. */
  callerAddress(request: IncomingMessage): string;
  /** Whether the caller's side of the connection is encrypted, as we see it or as a trusted proxy says. */
  isEncrypted(request: IncomingMessage): boolean;
}

/** What is believed of the X-Forwarded lines: those a trusted proxy added, and no others. */
export function trustedProxies(ranges: readonly string[]): Proxies {
  const trusted = new BlockList();
  for (const range of ranges) {
    const read = readRange(range);
    if (read !== null) trusted.addSubnet(read.address, read.bits, read.family);
  }
  const isTrusted = (address: string): boolean => {
    const plain = unmapped(address);
    const version = isIP(plain);
    return version !== 0 && trusted.check(plain, version === 6 ? 'ipv6' : 'ipv4');
  };
  return {
    isTrusted,
    callerAddress: ({ socket, headers }) => {
      const nearest = unmapped(socket.remoteAddress ?? '');
      const hops = [nearest, ...lineOf(headers['x-forwarded-for']).reverse()];
      return hops.find((hop) => !isTrusted(hop)) ?? hops.at(-1) ?? nearest;
    },
    isEncrypted: ({ socket, headers }) =>
      'encrypted' in socket ||
      (isTrusted(socket.remoteAddress ?? '') && lineOf(headers['x-forwarded-proto']).at(-1) === 'https'),
  };
}

/** An IPv4 address as itself where a socket of both families writes it as IPv6. */
function unmapped(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function lineOf(header: string | string[] | undefined): string[] {
  return [header ?? []].flat().flatMap(listed).map(unmapped);
}
