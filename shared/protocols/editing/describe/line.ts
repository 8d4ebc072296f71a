import type { Section } from '../sections.ts';

/** One sentence of the preview, and the fields it speaks for. */
export interface DescribedLine {
  sentence: string;
  pointers: string[];
}

export interface DescribedSection {
  section: Section;
  title: string;
  lines: DescribedLine[];
}

export function line(sentence: string, ...pointers: string[]): DescribedLine {
  return { sentence, pointers };
}

/** Pointers of these fields of one part. */
export function under(part: string, ...names: string[]): string[] {
  return names.map((name) => `${part}/${name}`);
}
