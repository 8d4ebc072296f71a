import type { Section } from '../sections.ts';

/** One difference in plain words. `pointer` leads into the second document, or the first for what is gone; null: not there. */
export interface Change {
  section: Section;
  pointer: string;
  label: string;
  before: string | null;
  after: string | null;
}
