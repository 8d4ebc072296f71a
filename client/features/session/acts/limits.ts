import { type Answers, type Field, given, givenNumber, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import type { OwnLimitKey, OwnLimits, Protocol } from '#shared/protocols/protocol.ts';
import { REAUTHENTICATED } from '#shared/rights.ts';

/** Limits that can be fitted to one patient, in the order of a set, with the words and unit of each. */
export const OWN_LIMITS: readonly { key: OwnLimitKey; label: string; unit: string }[] = [
  { key: 'systolicHigh', label: 'Systolic high', unit: 'mmHg' },
  { key: 'diastolicHigh', label: 'Diastolic high', unit: 'mmHg' },
  { key: 'systolicLow', label: 'Systolic low', unit: 'mmHg' },
  { key: 'heartRateHigh', label: 'Heart rate high', unit: '/min' },
  { key: 'heartRateLow', label: 'Heart rate low', unit: '/min' },
  { key: 'spo2Low', label: 'SpO₂ low', unit: '%' },
  { key: 'respiratoryRateHigh', label: 'Respiratory rate high', unit: '/min' },
  { key: 'respiratoryRateLow', label: 'Respiratory rate low', unit: '/min' },
];

export function limitsText(limits: OwnLimits): string {
  return OWN_LIMITS.flatMap(({ key, label, unit }) => {
    const limit = limits[key];
    return limit === undefined ? [] : [`${label} ${limit.warning} and ${limit.critical} ${unit}`];
  }).join(', ');
}

/** One limit at a time: choosing it shows what it is now, and asks for both severities. */
function fieldsOf(limits: Protocol['limits']): Field[] {
  const now = (key: OwnLimitKey): string => `now ${limits[key].warning} and ${limits[key].critical}`;
  return [
    {
      kind: 'select',
      name: 'limit',
      label: 'Limit',
      options: OWN_LIMITS.map(({ key, label }) => ({ value: key, label: `${label}, ${now(key)}` })),
      initial: 'spo2Low',
      required: true,
    },
    { kind: 'number', name: 'warning', label: 'Warning at', unit: '', required: true },
    { kind: 'number', name: 'critical', label: 'Critical at', unit: '', required: true },
    { kind: 'area', name: 'reason', label: 'Reason', required: true },
  ];
}

function limitsGiven(answers: Answers, fitted: OwnLimits): OwnLimits {
  const limit = { warning: givenNumber(answers, 'warning'), critical: givenNumber(answers, 'critical') };
  const chosen = OWN_LIMITS.find(({ key }) => key === given(answers, 'limit'));
  return chosen === undefined ? fitted : { ...fitted, [chosen.key]: limit };
}

/** Limits of this patient for this session. A prescriber's act; a badge says so until the end. */
export const fitLimits: ActBuilder = ({ state }) => ({
  key: 'limits',
  title: 'Limits of this patient',
  lines: ['They end with the session. Every screen says that they are not the protocol’s.'],
  fields: fieldsOf(state.protocol.limits),
  act: 'Change limits',
  reauthenticates: REAUTHENTICATED.has('FitLimits'),
  command: (answers) => ({
    type: 'FitLimits',
    body: { limits: limitsGiven(answers, state.limitsFitted?.limits ?? {}), reason: must(answers, 'reason') },
  }),
});
