import type { Protocol } from '../../protocol.ts';
import type { Field } from './field.ts';
import { LAST_CHECK_MIN } from './schedule-fields.ts';

export const CHECKLIST_FIELD: Field = {
  kind: 'checklist',
  section: 'checklist',
  pointer: '/checklist',
  label: 'Lines asked before the dose',
  most: 40,
  longest: 120,
};

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
