import type { Protocol } from '../../protocol.ts';
import type { NumberField } from '../fields/field.ts';
import { valueAt } from '../json-pointer.ts';
import { asTyped } from '../words.ts';
import { AGREEMENTS } from './agreements.ts';
import type { Finding } from './finding.ts';
import { ORDERS, type Order } from './orders.ts';

/** Numbers that contradict each other, or two parts that do not agree. `fields` tells how the numbers are written. */
export function checkOrders(document: Protocol, fields: readonly NumberField[]): Finding[] {
  const byPointer = new Map(fields.map((field) => [field.pointer, field]));
  return [...ORDERS, ...AGREEMENTS].flatMap(({ a, relation, b, level, sentence }) => {
    const [left, right] = [valueAt(document, a), valueAt(document, b)];
    if (typeof left !== 'number' || typeof right !== 'number' || holds(left, relation, right)) return [];
    const words = sentence
      .replace('{a}', typed(byPointer.get(a), left))
      .replace('{b}', typed(byPointer.get(b), right));
    return [{ pointer: a, sentence: words, level }];
  });
}

function typed(field: NumberField | undefined, value: number): string {
  return String(field === undefined ? value : asTyped(field, value));
}

function holds(left: number, relation: Order['relation'], right: number): boolean {
  switch (relation) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
