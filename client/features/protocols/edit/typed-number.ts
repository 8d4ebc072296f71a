/** What a field needs to know to read and write its number. */
export interface Written {
  /** What a person types, times this, stands in the document. */
  factor: number;
  mayBeOff: boolean;
}

export type ReadNumber = { ok: true; value: number | null } | { ok: false; why: 'missing' | 'noNumber' };

const NUMBER = /^[-−]?\d+([.,]\d*)?$/;

/** Typed text as the number that stands in the document; empty is off (null) where that may be. */
export function readNumber(text: string, { factor, mayBeOff }: Written): ReadNumber {
  const trimmed = text.trim();
  if (trimmed === '') return mayBeOff ? { ok: true, value: null } : { ok: false, why: 'missing' };
  if (!NUMBER.test(trimmed)) return { ok: false, why: 'noNumber' };
  const typed = Number(trimmed.replace(',', '.').replace('−', '-'));
  return { ok: true, value: clean(typed * factor) };
}

/** A number of the document as a person types it; '' where it is off. */
export function writeNumber(value: number | null, { factor }: Pick<Written, 'factor'>): string {
  return value === null ? '' : String(clean(value / factor));
}

/** Without the noise that a factor leaves in the last digits. */
function clean(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
