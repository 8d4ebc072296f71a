import type { Protocol } from '../../protocol.ts';
import { type Field, numbers } from './field.ts';

/** Longest minimum time [P]: the eight hours of the last check. */
const LONGEST_MINIMUM_MIN = 480;

type From = Protocol['minimumFrom'];

/** From when the minimum time can count: only an infusion has an end of its own. */
export const MINIMUM_FROM: Record<Protocol['dosing']['form'], readonly { value: From; label: string }[]> = {
  devices: [{ value: 'lastStart', label: 'after the last device' }],
  infusion: [
    { value: 'end', label: 'after the infusion has ended' },
    { value: 'lastStart', label: 'after the infusion has begun' },
  ],
  injections: [{ value: 'lastStart', label: 'after the last injection' }],
  lozenges: [
    { value: 'lastStart', label: 'after the last lozenge' },
    { value: 'end', label: 'after the last lozenge has left the mouth' },
  ],
};

export function generalFields({ dosing: { form } }: Protocol): Field[] {
  return [
    { kind: 'line', section: 'general', pointer: '/name', label: 'Name', longest: 60, mayBeOff: false },
    ...numbers('general', 'min', [
      ['/minimumMin', 'May leave no earlier than', 15, LONGEST_MINIMUM_MIN, 'lower'],
    ]),
    {
      kind: 'choice',
      section: 'general',
      pointer: '/minimumFrom',
      label: 'The minimum time counts',
      options: [...MINIMUM_FROM[form]],
    },
    {
      kind: 'yesNo',
      section: 'general',
      pointer: '/rems',
      label: 'A monitoring form of the REMS is drafted',
      laxer: false,
    },
  ];
}
