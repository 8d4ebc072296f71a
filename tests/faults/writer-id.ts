import { createHash } from 'node:crypto';

/** The same id for the same writer, number and part in every life of the program that writes. */
export function writerId(writer: number, number: number, part: string): string {
  const hex = createHash('sha256').update(`${writer} ${number} ${part}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
