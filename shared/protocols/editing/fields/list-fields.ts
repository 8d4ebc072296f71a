import type { Protocol } from '../../protocol.ts';
import type { Field, LinesField } from './field.ts';
import { LAST_CHECK_MIN } from './schedule-fields.ts';

const LABEL = { key: 'label', label: 'Words', longest: 120 } as const;

/** What is asked before the dose. */
export const LINES_FIELDS: readonly LinesField[] = [
  {
    kind: 'lines',
    section: 'checklist',
    pointer: '/checklist',
    label: 'Checklist',
    most: 40,
    parts: [LABEL],
  },
  {
    kind: 'lines',
    section: 'checklist',
    pointer: '/contraindications',
    label: 'Contraindications',
    most: 40,
    parts: [LABEL, { key: 'source', label: 'Source', longest: 300 }],
  },
  {
    kind: 'lines',
    section: 'checklist',
    pointer: '/screening',
    label: 'Questions at each visit',
    most: 40,
    parts: [LABEL, { key: 'why', label: 'Why it is asked', longest: 300 }],
  },
];

/** What each risk adds: its checks, and what the nurse is told. */
export function riskFields({ modifiers }: Protocol): Field[] {
  return modifiers.flatMap(({ label }, index): Field[] => [
    {
      kind: 'checks',
      section: 'risks',
      pointer: `/modifiers/${index}/checks`,
      label: `Checks added for ${label}`,
      fewest: 0,
      most: 60,
      minMin: 1,
      maxMin: LAST_CHECK_MIN,
    },
    {
      kind: 'line',
      section: 'risks',
      pointer: `/modifiers/${index}/advice`,
      label: `Said to the nurse for ${label}`,
      longest: 300,
      mayBeOff: true,
    },
  ]);
}
