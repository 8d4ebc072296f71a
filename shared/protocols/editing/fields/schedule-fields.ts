import { type Field, numbers } from './field.ts';

/** No check is asked for later than eight hours after T0 [P]: twice what any source says of the pressure. */
export const LAST_CHECK_MIN = 480;

/** When a check is late and what comes again. Bounds [P]. */
export const SCHEDULE_FIELDS: readonly Field[] = [
  {
    kind: 'checks',
    section: 'schedule',
    pointer: '/schedule/checks',
    label: 'Checks after the dose',
    fewest: 1,
    most: 60,
    minMin: 1,
    maxMin: LAST_CHECK_MIN,
  },
  ...numbers('schedule', 'min', [
    ['/schedule/graceMin', 'A check is late after', 1, 15, 'higher'],
    ['/schedule/criticalGraceMin', 'A repeat of a critical value is late after', 1, 5, 'higher'],
    ['/schedule/mediumMin', 'A late check is medium after', 2, 30, 'higher'],
    ['/schedule/prescriberToldMin', 'The prescriber is told of a late check after', 3, 60, 'higher'],
    ['/schedule/warningRepeatMin', 'Repeat while a warning stands, every', 1, 30, 'higher'],
    ['/schedule/criticalRepeatMin', 'Repeat while a critical value stands, every', 1, 15, 'higher'],
    ['/schedule/continuedMin', 'Full set after the last check and while extended, every', 5, 60, 'higher'],
  ]),
];
