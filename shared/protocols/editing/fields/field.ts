import type { Section } from '../sections.ts';

/** Fields are defined once: the form, the checks, the preview and a comparison read the same tables. */
export interface Place {
  pointer: string;
  section: Section;
  label: string;
}

export interface NumberField extends Place {
  kind: 'number';
  /** Null: a count, a score or a level. */
  unit: string | null;
  /** What a person types, times this, stands in the document. The four below are as a person types them. */
  factor: number;
  step: number;
  min: number;
  max: number;
  /** Null stands in the document where it is off. */
  mayBeOff: boolean;
  /** The side to which less is noticed, or a patient leaves sooner; null: neither side is laxer. */
  laxer: 'higher' | 'lower' | null;
}

export interface YesNoField extends Place {
  kind: 'yesNo';
  /** The answer by which less is asked for. */
  laxer: boolean;
}

export interface ChoiceField extends Place {
  kind: 'choice';
  options: { value: string; label: string }[];
}

export interface LineField extends Place {
  kind: 'line';
  longest: number;
  mayBeOff: boolean;
}

export interface ChecksField extends Place {
  kind: 'checks';
  fewest: number;
  most: number;
  minMin: number;
  maxMin: number;
}

/** Lines that are asked or read: each has an `item` that stays, these parts in words, and these that are chosen. */
export interface LinesField extends Place {
  kind: 'lines';
  most: number;
  parts: { key: 'label' | 'source' | 'why'; label: string; longest: number; mayBeEmpty: boolean }[];
  /** A part whose value is null is not in the document. */
  choices: { key: 'who' | 'kind'; label: string; options: { value: string | null; label: string }[] }[];
}

/** Amounts that may be planned, in whole devices. */
export interface AmountsField extends Place {
  kind: 'amounts';
  stepMg: number;
  maxMg: number;
}

export type Field =
  | NumberField
  | YesNoField
  | ChoiceField
  | LineField
  | ChecksField
  | LinesField
  | AmountsField;

type Extras = Partial<Pick<NumberField, 'factor' | 'step' | 'mayBeOff' | 'laxer'>>;

/** Numbers of one section and one unit: `[pointer, label, min, max, laxer side]`. */
export type NumberRow = readonly [
  pointer: string,
  label: string,
  min: number,
  max: number,
  laxer: NumberField['laxer'],
];

export function numbers(
  section: Section,
  unit: string | null,
  rows: readonly NumberRow[],
  extras: Extras = {},
): NumberField[] {
  return rows.map(([pointer, label, min, max, laxer]) => ({
    kind: 'number',
    section,
    pointer,
    label,
    unit,
    min,
    max,
    laxer,
    factor: 1,
    step: 1,
    mayBeOff: false,
    ...extras,
  }));
}
