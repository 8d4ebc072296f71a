import type { Protocol } from '../protocol.ts';
import { checkLabel } from './check/check-label.ts';
import { checkList } from './check/check-list.ts';
import { checkNumber } from './check/check-numbers.ts';
import { checkOrders } from './check/check-orders.ts';
import { checkAmounts, checkChoice, checkLine, checkLines, checkYesNo } from './check/check-others.ts';
import { checkRisks } from './check/check-risks.ts';
import { checkSchedule } from './check/check-schedule.ts';
import type { Finding } from './check/finding.ts';
import type { Field } from './fields/field.ts';
import { fieldsOf } from './fields.ts';
import { valueAt } from './json-pointer.ts';
import { shippedLike } from './shipped-like.ts';

/**
 * [PROTOCOL] What a protocol says that cannot be, or that a person should look at
 * twice: numbers out of any range, contradictions, and what is laxer than the shipped protocol of the same form of dose.
 * In the order of the form; empty when there is nothing. A protocol without `wrong` findings may be switched on.
 */
export function checkProtocol(protocol: Protocol): Finding[] {
  const shipped = shippedLike(protocol.dosing.form);
  const fields = fieldsOf(protocol);
  const numbers = fields.filter((field) => field.kind === 'number');
  return [
    ...checkLabel(protocol),
    ...fields.flatMap((field) => checkField(field, protocol, shipped)),
    ...checkSchedule(protocol, shipped),
    ...checkRisks(protocol, shipped),
    ...checkOrders(protocol, numbers),
  ];
}

function checkField(field: Field, protocol: Protocol, shipped: Protocol): Finding[] {
  switch (field.kind) {
    case 'number':
      return checkNumber(field, protocol, shipped);
    case 'yesNo':
      return checkYesNo(field, protocol, shipped);
    case 'choice':
      return checkChoice(field, protocol, shipped);
    case 'line':
      return checkLine(field, protocol);
    case 'checks':
      return checkList(field, (valueAt(protocol, field.pointer) ?? []) as Protocol['schedule']['checks']);
    case 'lines':
      return checkLines(field, protocol, shipped);
    case 'amounts':
      return checkAmounts(field, protocol, shipped);
  }
}
