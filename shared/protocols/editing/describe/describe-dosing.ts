import type { Protocol } from '../../protocol.ts';
import { listed, minutes } from '../words.ts';
import { type DescribedLine, line } from './line.ts';

interface Range {
  usual: number;
  from: number;
  to: number;
}

function describeRange(what: string, unit: string, at: string, { usual, from, to }: Range): DescribedLine {
  const pointers = [`/dosing/${at}/usual`, `/dosing/${at}/from`, `/dosing/${at}/to`];
  return line(`${what}: usually ${usual} ${unit}, at least ${from} and at most ${to}.`, ...pointers);
}

export function describeDosing({ dosing }: Protocol): DescribedLine[] {
  switch (dosing.form) {
    case 'devices': {
      const { deviceMg, plannedDosesMg, doseNotes = [], restMin, longGapMin } = dosing;
      return [
        line(
          `${listed(plannedDosesMg.map(String), 'or')} mg may be planned, in devices of ${deviceMg} mg.`,
          '/dosing/plannedDosesMg',
          '/dosing/deviceMg',
        ),
        ...doseNotes.map(({ mg, fromYears, source }, index) =>
          line(`${mg} mg is offered from ${fromYears} years on (${source}).`, `/dosing/doseNotes/${index}`),
        ),
        line(
          `At least ${minutes(restMin)} lie between two devices; a shorter gap, or one above ${longGapMin}, is marked and never blocked.`,
          '/dosing/restMin',
          '/dosing/longGapMin',
        ),
      ];
    }
    case 'infusion':
      return [
        describeRange('Planned by weight', 'mg/kg', 'mgPerKg', dosing.mgPerKg),
        describeRange('The infusion runs', 'minutes', 'overMin', dosing.overMin),
      ];
    case 'injections':
      return [describeRange('Planned by weight', 'mg/kg', 'mgPerKg', dosing.mgPerKg)];
    case 'lozenges':
      return [
        describeRange('Planned', 'mg', 'mg', dosing.mg),
        describeRange('Held in the mouth', 'minutes', 'heldMin', dosing.heldMin),
      ];
  }
}
