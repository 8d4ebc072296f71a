import { type SeverityLook, severityLook } from '#client/ui/severity.ts';
import { isUnseen } from '#client/ui/summary-alerts.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { type Severity, severityRank } from '#shared/vocabulary.ts';

export interface Unseen {
  count: number;
  worst: Severity;
}

/** How many alerts nobody has acknowledged, and the worst of them; null: all are seen. */
export function unseenOf(summaries: readonly BoardSummary[]): Unseen | null {
  const unseen = summaries.flatMap(({ alerts }) => alerts).filter(isUnseen);
  const [first] = unseen.toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity));
  return first === undefined ? null : { count: unseen.length, worst: first.severity };
}

/** `!!! 2 unseen`: for the window's title. Empty when all are seen. */
export function unseenMark(unseen: Unseen | null): string {
  return unseen === null ? '' : `${severityLook(unseen.worst).symbol} ${unseen.count} unseen`;
}

/** Fill and ink of the severities as in tokens.css: an image beside the title knows no variables and no scheme. */
const COLOURS: Record<SeverityLook['key'], { fill: string; ink: string }> = {
  high: { fill: '#c4161c', ink: '#ffffff' },
  medium: { fill: '#ffd21f', ink: '#241c00' },
  low: { fill: '#8ce4f1', ink: '#00303a' },
};
/** Each severity has a shape too: a square on its point, a triangle, a disc. */
const SHAPES: Record<SeverityLook['key'], string> = {
  high: '<path d="M16 0l16 16-16 16L0 16z"/>',
  medium: '<path d="M16 1l16 30H0z"/>',
  low: '<circle cx="16" cy="16" r="15"/>',
};
const MANY = 9;

/**
 * The image beside the title as a data address: how many alerts nobody has seen, in colour and shape of the worst; a
 * letter when all are seen; a dash when this screen hears nothing, for then it knows of none.
 */
export function badgeOf(unseen: Unseen | null, blind: boolean): string {
  if (blind)
    return svg(
      `<circle cx="16" cy="16" r="14" fill="none" stroke="#7f8892" stroke-width="3"/>`,
      '–',
      '#7f8892',
    );
  if (unseen === null) return svg('<rect width="32" height="32" rx="7" fill="#434c56"/>', 'A', '#ffffff');
  const { key } = severityLook(unseen.worst);
  const { fill, ink } = COLOURS[key];
  const count = unseen.count > MANY ? `${MANY}+` : String(unseen.count);
  return svg(`<g fill="${fill}">${SHAPES[key]}</g>`, count, ink);
}

function svg(shape: string, text: string, ink: string): string {
  const words = `<text x="16" y="23" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="20" fill="${ink}">${text}</text>`;
  const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${shape}${words}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(image)}`;
}
