import type { Protocol } from '../../protocol.ts';
import { type Field, type NumberField, type NumberRow, numbers } from './field.ts';

/** A usual number and between which bounds it is planned; a wider upper bound is laxer. */
function range(
  at: string,
  what: string,
  unit: string,
  [min, max]: readonly [number, number],
  step: number,
): NumberField[] {
  const rows: NumberRow[] = [
    [`/dosing/${at}/usual`, `${what}: usually`, min, max, null],
    [`/dosing/${at}/from`, `${what}: at least`, min, max, null],
    [`/dosing/${at}/to`, `${what}: at most`, min, max, 'higher'],
  ];
  return numbers('dosing', unit, rows, { step });
}

/** What may be planned. The form itself is the protocol's and stays. Upper bounds: the widest that clinical reference 1 reports. */
export function dosingFields({ dosing }: Protocol): Field[] {
  switch (dosing.form) {
    case 'devices':
      return [
        {
          kind: 'amounts',
          section: 'dosing',
          pointer: '/dosing/plannedDosesMg',
          label: 'Doses that may be planned',
          stepMg: dosing.deviceMg,
          maxMg: 3 * dosing.deviceMg,
        },
        ...numbers('dosing', 'min', [
          ['/dosing/restMin', 'Rest between devices', 1, 30, 'lower'],
          ['/dosing/longGapMin', 'A gap between devices is long above', 2, 60, 'higher'],
        ]),
      ];
    case 'infusion':
      return [
        ...range('mgPerKg', 'Dose by weight', 'mg/kg', [0.05, 1], 0.01),
        ...range('overMin', 'Infusion time', 'min', [2, 120], 1),
      ];
    case 'injections':
      return range('mgPerKg', 'Dose by weight', 'mg/kg', [0.05, 1.5], 0.01);
    case 'lozenges':
      return [
        ...range('mg', 'Dose', 'mg', [10, 400], 1),
        ...range('heldMin', 'Held in the mouth', 'min', [1, 30], 1),
      ];
  }
}
