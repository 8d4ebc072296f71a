import type { Protocol } from '../../protocol.ts';
import type { NumberField } from '../fields/field.ts';
import { valueAt } from '../json-pointer.ts';
import { asTyped, shown, withUnit } from '../words.ts';
import { type Finding, warns, wrong } from './finding.ts';

/** One number: whether it can be at all, and whether less is noticed by it than by the shipped one. */
export function checkNumber(field: NumberField, document: Protocol, shipped: Protocol): Finding[] {
  const value = valueAt(document, field.pointer);
  const before = valueAt(shipped, field.pointer);
  const found =
    value === null
      ? checkOff(field, before)
      : typeof value === 'number'
        ? (checkRange(field, value) ?? checkLaxer(field, value, before))
        : wrong(field.pointer, `${field.label}: a number is missing.`);
  return found === null ? [] : [found];
}

/** Off where shipped is on: a warning may be, a critical limit may not (clinical reference 4.2). */
function checkOff({ pointer, label, mayBeOff, unit }: NumberField, before: unknown): Finding | null {
  if (!mayBeOff) return wrong(pointer, `${label}: a number is missing.`);
  if (typeof before !== 'number') return null;
  const shipped = withUnit(before, unit);
  return pointer.endsWith('/critical')
    ? wrong(pointer, `${label}: a critical limit is not switched off; shipped is ${shipped}.`)
    : warns(pointer, `${label}: it is switched off; shipped is ${shipped}.`);
}

function checkRange(field: NumberField, value: number): Finding | null {
  const { pointer, label, min, max, step, unit } = field;
  const typed = asTyped(field, value);
  if (!Number.isFinite(value)) return wrong(pointer, `${label}: this is no number.`);
  if (typed < min || typed > max)
    return wrong(
      pointer,
      `${label}: ${withUnit(typed, unit)} cannot be; ${min} to ${withUnit(max, unit)} can.`,
    );
  const steps = typed / step;
  if (Math.abs(steps - Math.round(steps)) > 1e-6)
    return wrong(
      pointer,
      `${label}: ${withUnit(typed, unit)} is finer than it is judged; steps of ${step} can be.`,
    );
  return null;
}

function checkLaxer(field: NumberField, value: number, before: unknown): Finding | null {
  const { pointer, label, laxer } = field;
  if (typeof before !== 'number' || laxer === null) return null;
  if (laxer === 'higher' ? value <= before : value >= before) return null;
  return warns(
    pointer,
    `${label}: ${shown(field, value)} is laxer than the shipped ${shown(field, before)}.`,
  );
}
