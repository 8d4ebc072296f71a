/** A new random id (UUID version 4). Works where `crypto.randomUUID` does not: pages served without encryption. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Names what is asked: the same id while the same is asked, a fresh one as soon as something else is. */
export type IdOf = (asked: unknown) => string;

/**
 * The ids of one dialog. A second press after an answer that never came is the same command, and the server says what
 * became of the first; asked again in a dialog opened anew, it is meant anew.
 */
export function askedIds(): IdOf {
  let last: { asked: string; id: string } | null = null;
  return (asked) => {
    const text = JSON.stringify(asked);
    if (last?.asked !== text) last = { asked: text, id: newId() };
    return last.id;
  };
}

/** The id of a further entry that one dialog makes (`nth` 1 to 15), the same whenever the dialog asks: its last digit is turned. */
export function siblingId(id: string, nth: number): string {
  return `${id.slice(0, -1)}${(Number.parseInt(id.slice(-1), 16) ^ nth).toString(16)}`;
}
