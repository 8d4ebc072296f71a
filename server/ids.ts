import { createHash, randomBytes } from 'node:crypto';

/** A UUID (version 8: made by hashing) that is the same whenever the parts are: what has one is recorded once. */
export function hashedId(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A secret that nobody guesses: what holds it is known by it. Kept as its `sha256` alone. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}
