import type { Protocol } from '../../protocol.ts';
import { type Field, type LinesField, numbers } from './field.ts';
import { LAST_CHECK_MIN } from './schedule-fields.ts';

const LABEL = { key: 'label', label: 'Words', longest: 120, mayBeEmpty: false } as const;
const WHY = { key: 'why', label: 'Why it is asked', longest: 300 } as const;
/** Twice the minimum time of any shipped protocol [P]. */
const LONGEST_LONGER_MIN = 240;

/** What is asked before the dose. */
export const LINES_FIELDS: readonly LinesField[] = [
  {
    kind: 'lines',
    section: 'checklist',
    pointer: '/checklist',
    label: 'Checklist',
    most: 40,
    parts: [LABEL, { ...WHY, mayBeEmpty: true }],
    choices: [
      {
        key: 'who',
        label: 'Whose it is',
        options: [
          { value: 'patient', label: 'asked of the patient' },
          { value: 'nurse', label: 'for the nurse' },
          { value: 'prescriber', label: 'for the prescriber' },
          { value: null, label: 'not said' },
        ],
      },
    ],
  },
  {
    kind: 'lines',
    section: 'checklist',
    pointer: '/contraindications',
    label: 'Contraindications',
    most: 40,
    parts: [LABEL, { key: 'source', label: 'Source', longest: 300, mayBeEmpty: false }],
    choices: [
      {
        key: 'kind',
        label: 'What it is',
        options: [
          { value: null, label: 'a contraindication' },
          { value: 'caution', label: 'a caution: extra care' },
        ],
      },
    ],
  },
  {
    kind: 'lines',
    section: 'checklist',
    pointer: '/screening',
    label: 'Questions at each visit',
    most: 40,
    parts: [LABEL, { ...WHY, mayBeEmpty: false }],
    choices: [],
  },
];

/** What each risk adds: its checks, and what the nurse is told. Longer watching stands where the protocol knows of it. */
export function riskFields({ modifiers }: Protocol): Field[] {
  return modifiers.flatMap(({ label, longerMin, continuousSpo2 }, index): Field[] => [
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
    ...(longerMin === undefined
      ? []
      : numbers(
          'risks',
          'min',
          [
            [
              `/modifiers/${index}/longerMin`,
              `Longer watching suggested for ${label}`,
              5,
              LONGEST_LONGER_MIN,
              'lower',
            ],
          ],
          { mayBeOff: true },
        )),
    ...(continuousSpo2 === undefined
      ? []
      : [
          {
            kind: 'yesNo' as const,
            section: 'risks' as const,
            pointer: `/modifiers/${index}/continuousSpo2`,
            label: `What is said for ${label} ends once a continuous device is bound`,
            laxer: true,
          },
        ]),
  ]);
}
