import { type Field, numbers } from './field.ts';

/** How a breach is confirmed and cleared, who is told, and when a silent device is. Bounds [P]. */
export const ALERT_FIELDS: readonly Field[] = [
  ...numbers('alerts', 'min', [
    ['/confirmation/bloodPressureRepeatMin', 'Repeat an unconfirmed pressure after', 1, 15, 'higher'],
    ['/confirmation/otherRepeatMin', 'Repeat another unconfirmed value after', 1, 10, 'higher'],
  ]),
  ...numbers('alerts', null, [
    ['/confirmation/insideToClear', 'Readings inside in a row that clear', 1, 5, 'lower'],
  ]),
  ...numbers(
    'alerts',
    's',
    [
      ['/confirmation/continuousHoldMs', 'A continuous device is outside before it raises', 0, 60, 'higher'],
      ['/deviceSilence/lowMs', 'A silent continuous device is a notice after', 15, 300, 'higher'],
      ['/deviceSilence/mediumMs', 'A silent continuous device is a warning after', 30, 900, 'higher'],
    ],
    { factor: 1000 },
  ),
  {
    kind: 'yesNo',
    section: 'alerts',
    pointer: '/confirmation/criticalSpo2AtOnce',
    label: 'A critical saturation raises at once',
    laxer: false,
  },
  ...numbers('alerts', 'min', [
    [
      '/escalation/warningSecondMin',
      'A warning nobody has seen reaches a second nurse after',
      1,
      30,
      'higher',
    ],
    [
      '/escalation/warningPrescriberMin',
      'A warning nobody has seen reaches the prescriber after',
      1,
      60,
      'higher',
    ],
    [
      '/escalation/criticalSecondMin',
      'A critical nobody has seen reaches a second nurse after',
      0,
      10,
      'higher',
    ],
    [
      '/escalation/criticalPrescriberMin',
      'A critical nobody has seen reaches the prescriber after',
      0,
      10,
      'higher',
    ],
  ]),
  ...numbers('alerts', null, [
    ['/escalation/everyoneMoaas', 'Everyone is told at or below sedation level (MOAA/S)', 0, 3, 'lower'],
  ]),
  ...numbers('alerts', '/min', [
    ['/escalation/everyoneRespiratoryRate', 'Everyone is told at or below breathing rate', 4, 12, 'lower'],
  ]),
  ...numbers('alerts', '%', [
    ['/escalation/everyoneSpo2', 'Everyone is told at or below saturation', 70, 94, 'lower'],
  ]),
];
