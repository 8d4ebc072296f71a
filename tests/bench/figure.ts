/** One measured figure of the house. */
export interface Figure {
  name: string;
  value: number;
  unit: 'ms' | 'kB' | 'MB' | 'per session' | '';
  note: string;
}

/** Digits after the point. */
const DIGITS: Record<Figure['unit'], number> = { ms: 1, kB: 0, MB: 0, 'per session': 2, '': 0 };

/** The value below which `percent` of the sorted samples lie; NaN when there are none. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export function printTable(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ name }) => name.length));
  for (const { name, value, unit, note } of figures)
    console.log(
      `${name.padEnd(width)}  ${value.toFixed(DIGITS[unit]).padStart(8)} ${unit.padEnd(2)}  ${note}`,
    );
}
