import { type Field, numbers } from './field.ts';

/** HOLD and the baseline. Bounds are [P], around the label's guide of 140/90 and the bands of clinical reference 2.1. */
export const PRE_DOSE_FIELDS: readonly Field[] = [
  ...numbers('preDose', 'mmHg', [
    ['/preDose/systolicAbove', 'Hold above systolic', 110, 180, 'higher'],
    ['/preDose/diastolicAbove', 'Hold above diastolic', 70, 110, 'higher'],
    ['/preDose/prescriberOnlySystolic', 'Only a prescriber overrides from systolic', 140, 200, 'higher'],
    ['/preDose/prescriberOnlyDiastolic', 'Only a prescriber overrides from diastolic', 90, 120, 'higher'],
  ]),
  ...numbers('preDose', '%', [['/preDose/spo2Below', 'Hold below saturation', 88, 98, 'lower']]),
  ...numbers('preDose', '/min', [
    ['/preDose/heartRateBelow', 'Hold below heart rate', 35, 60, 'lower'],
    ['/preDose/heartRateAbove', 'Hold above heart rate', 90, 150, 'higher'],
    ['/preDose/respiratoryRateBelow', 'Hold below breathing rate', 8, 14, 'lower'],
    ['/preDose/respiratoryRateAbove', 'Hold above breathing rate', 16, 30, 'higher'],
  ]),
  ...numbers('preDose', '°C', [['/preDose/temperatureFrom', 'Hold from temperature', 37, 39.5, 'higher']], {
    step: 0.1,
  }),
  ...numbers('preDose', 'min', [
    ['/preDose/repeatMin', 'Rest before a set is repeated on hold', 1, 60, 'lower'],
    ['/baselineMaxAgeMin', 'Oldest baseline at the first dose', 5, 60, 'higher'],
  ]),
  ...numbers('preDose', null, [
    ['/preDose/passesToLift', 'Passing sets in a row that lift the hold', 1, 5, 'lower'],
  ]),
];
