import fastifyCookie from '@fastify/cookie';

/** What a station or a wall display holds. Under HTTPS the browser guards it further (`__Host-`). */
export const COOKIE = 'afterdose_sign_in';
const COOKIE_UNDER_HTTPS = `__Host-${COOKIE}`;

export interface CookieOptions {
  path: '/';
  httpOnly: true;
  sameSite: 'strict';
  secure: boolean;
  maxAge: number;
}

export function cookieName(secure: boolean): string {
  return secure ? COOKIE_UNDER_HTTPS : COOKIE;
}

export function cookieOptions(secure: boolean, lastsMs: number): CookieOptions {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: Math.floor(lastsMs / 1000) };
}

/** The token in a Cookie header; undefined when there is none. */
export function tokenIn(header: string | undefined, secure: boolean): string | undefined {
  const token = fastifyCookie.parse(header ?? '')[cookieName(secure)];
  return token === '' ? undefined : token;
}
