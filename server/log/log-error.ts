export type WriteFailure = 'diskFull' | 'ioError' | 'busy' | 'unreachable' | 'other';

/** Nothing of the append is stored. The caller drops what it derived from it and may try again. */
export class LogWriteError extends Error {
  readonly failure: WriteFailure;

  constructor(failure: WriteFailure, cause: unknown) {
    super(`the log could not be written (${failure})`, { cause });
    this.name = 'LogWriteError';
    this.failure = failure;
  }
}

/** A stored row that cannot be read as an event: never skipped, never guessed at. */
export class LogCorruptError extends Error {
  constructor(where: { clinic_id: string; stream_id: string; seq: number }, cause: unknown) {
    super(`event ${where.seq} of stream ${where.stream_id} of clinic ${where.clinic_id} cannot be read`, {
      cause,
    });
    this.name = 'LogCorruptError';
  }
}

const FAILURES: readonly [RegExp, WriteFailure][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/, 'diskFull'],
  [
    /^(SQLITE_IOERR.*|SQLITE_READONLY.*|SQLITE_CORRUPT.*|SQLITE_CANTOPEN.*|SQLITE_NOTADB|EIO|EROFS|58030)$/,
    'ioError',
  ],
  [/^(SQLITE_BUSY.*|SQLITE_LOCKED.*|55P03)$/, 'busy'],
  [/^(ECONN.*|EPIPE|ETIMEDOUT|08.{3}|57P0.)$/, 'unreachable'],
];

/** What kind of storage failure an engine's error is; `other` when it names none we know (a bug, most likely). */
export function writeFailure(error: unknown): WriteFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return FAILURES.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
}
