import fastifyCookie from '@fastify/cookie';

/** What a station or a wall display holds. Under HTTPS the browser guards it further (`__Host-`). */
export const COOKIE = 'afterdose_sign_in';

export interface CookieOptions {
  path: '/';
  httpOnly: true;
  sameSite: 'strict';
  secure: boolean;
  maxAge: number;
}

export function cookieName(secure: boolean, name = COOKIE): string {
  return secure ? `__Host-${name}` : name;
}

export function cookieOptions(secure: boolean, lastsMs: number): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: Math.floor(lastsMs / 1000) };
}

/** The token in a Cookie header; undefined when there is none. */
export function tokenIn(header: string | undefined, secure: boolean): string | undefined {
  return cookieIn(header, cookieName(secure));
}

export function cookieIn(header: string | undefined, name: string): string | undefined {
  const value = fastifyCookie.parse(header ?? '')[name];
  return value === '' ? undefined : value;
}
