import { createHmac } from 'node:crypto';

/** The header that proves a message: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`. */
export const SIGNATURE_HEADER = 'Afterdose-Signature';

export function signatureOf(secret: string, body: string, atMs: number): string {
  const t = Math.floor(atMs / 1000);
  const mac = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  return `t=${t},v1=${mac}`;
}
