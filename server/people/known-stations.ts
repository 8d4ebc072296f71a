import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Premises } from '../house.ts';
import { cookieIn, cookieName, cookieOptions } from './cookie.ts';

const COOKIE = 'afterdose_station';
/** As long as browsers keep anything. */
const LASTS_MS = 400 * 24 * 60 * 60_000;
/** More people than pass one station, and less than a header may hold. */
const MOST_PEOPLE = 40;
const MARK_BYTES = 16;

/**
 * A station remembers who has signed in at it by a mark for each: `station.own mark.mark.mark`, which only this server
 * can make. It opens nothing; it only lets a nurse at her own station past those who guess at her name elsewhere.
 */
interface Station {
  id: string;
  marks: string[];
}

/** The station's id when this person has signed in at it before; null when it does not know them. */
export function stationThatKnows(
  premises: Premises,
  { headers }: IncomingMessage,
  clinicId: string,
  staffId: string,
): string | null {
  const station = stationIn(premises, headers.cookie);
  if (station === null) return null;
  const mark = markOf(premises, station.id, clinicId, staffId);
  return station.marks.some((other) => isSame(other, mark)) ? station.id : null;
}

/** The id of a station at which anybody has ever signed in; null where nobody has. */
export function stationOf(premises: Premises, { headers }: IncomingMessage): string | null {
  return stationIn(premises, headers.cookie)?.id ?? null;
}

/** Lets the station know this person from now on. */
export function rememberAtStation(
  premises: Premises,
  { headers }: FastifyRequest,
  reply: FastifyReply,
  clinicId: string,
  staffId: string,
): void {
  const { id, marks } = stationIn(premises, headers.cookie) ?? {
    id: randomBytes(12).toString('base64url'),
    marks: [],
  };
  const mark = markOf(premises, id, clinicId, staffId);
  const others = marks.filter((other) => other !== mark).slice(0, MOST_PEOPLE - 1);
  const { secure } = premises;
  const value = [id, markOf(premises, id), mark, ...others].join('.');
  reply.setCookie(cookieName(secure, COOKIE), value, cookieOptions(secure, LASTS_MS));
}

function stationIn(premises: Premises, header: string | undefined): Station | null {
  const value = cookieIn(header, cookieName(premises.secure, COOKIE));
  if (value === undefined || !/^[\w-]{16}(\.[\w-]{22}){1,41}$/.test(value)) return null;
  const [id = '', own = '', ...marks] = value.split('.');
  return isSame(own, markOf(premises, id)) ? { id, marks } : null;
}

function markOf({ keys }: Premises, ...whose: string[]): string {
  const mac = createHmac('sha256', keys.stations).update(JSON.stringify(whose));
  return mac.digest().subarray(0, MARK_BYTES).toString('base64url');
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
