import { type Field, numbers } from './field.ts';

/** D2 to D15 but for what people state. Bounds [P]. */
export const READINESS_FIELDS: readonly Field[] = [
  ...numbers('readiness', 'mmHg', [
    ['/readiness/systolicBelow', 'Ready below systolic', 110, 170, 'higher'],
    ['/readiness/diastolicBelow', 'Ready below diastolic', 70, 110, 'higher'],
    ['/readiness/systolicCap', 'Near baseline, and still below systolic', 120, 180, 'higher'],
    ['/readiness/diastolicCap', 'Near baseline, and still below diastolic', 80, 110, 'higher'],
  ]),
  ...numbers('readiness', '%', [
    ['/readiness/baselinePercent', 'Pressure near baseline: at most this far above it', 0, 30, 'higher'],
    ['/readiness/spo2AtLeast', 'Ready from saturation', 90, 98, 'lower'],
    ['/readiness/spo2NearBaseline', 'Saturation near baseline: at most this far below it', 0, 4, 'higher'],
    ['/readiness/spo2Floor', 'Near baseline, and still at least saturation', 88, 96, 'lower'],
  ]),
  ...numbers('readiness', '/min', [
    ['/readiness/respiratoryRateFrom', 'Ready from breathing rate', 8, 14, 'lower'],
    ['/readiness/respiratoryRateTo', 'Ready up to breathing rate', 16, 30, 'higher'],
  ]),
  ...numbers('readiness', null, [
    ['/readiness/moaas', 'Ready from sedation level (MOAA/S)', 4, 5, 'lower'],
    ['/readiness/dissociationAtMost', 'Ready up to dissociation score', 0, 4, 'higher'],
    ['/readiness/cadssAtMost', 'Ready up to CADSS total', 0, 20, 'higher'],
    ['/readiness/nauseaAtMost', 'Ready up to nausea score', 0, 6, 'higher'],
  ]),
  ...numbers('readiness', 'min', [
    ['/readiness/setsApartMin', 'The two pressures lie apart by at least', 1, 30, 'lower'],
    ['/readiness/vomitingClearMin', 'No vomiting for', 0, 120, 'lower'],
    ['/readiness/finalVitalsMin', 'Final vitals are at signing at most this old', 1, 60, 'higher'],
    ['/readiness/nearlyMin', 'Nearly ready is said this long before the minimum time', 0, 60, null],
  ]),
  {
    kind: 'yesNo',
    section: 'readiness',
    pointer: '/readiness/accessSite',
    label: 'Cannula out and site looked at must be stated',
    laxer: false,
  },
];
