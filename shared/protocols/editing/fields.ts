import type { Protocol } from '../protocol.ts';
import { ALERT_FIELDS } from './fields/alert-fields.ts';
import { dosingFields } from './fields/dosing-fields.ts';
import type { Field } from './fields/field.ts';
import { generalFields } from './fields/general-fields.ts';
import { LIMIT_FIELDS } from './fields/limit-fields.ts';
import { LINES_FIELDS, riskFields } from './fields/list-fields.ts';
import { PRE_DOSE_FIELDS } from './fields/pre-dose-fields.ts';
import { READINESS_FIELDS } from './fields/readiness-fields.ts';
import { SCHEDULE_FIELDS } from './fields/schedule-fields.ts';

/** Everything that may be edited in this document, in the order of a visit. Every number of a protocol is one of these. */
export function fieldsOf(document: Protocol): Field[] {
  return [
    ...generalFields(document),
    ...dosingFields(document),
    ...PRE_DOSE_FIELDS,
    ...LINES_FIELDS,
    ...SCHEDULE_FIELDS,
    ...LIMIT_FIELDS,
    ...ALERT_FIELDS,
    ...READINESS_FIELDS,
    ...riskFields(document),
  ];
}
