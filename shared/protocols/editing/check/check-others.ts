import type { Protocol } from '../../protocol.ts';
import type { AmountsField, ChecklistField, ChoiceField, LineField, YesNoField } from '../fields/field.ts';
import { valueAt } from '../json-pointer.ts';
import { type Finding, warns, wrong } from './finding.ts';

export function checkYesNo(
  { pointer, label, laxer }: YesNoField,
  document: Protocol,
  shipped: Protocol,
): Finding[] {
  const value = valueAt(document, pointer);
  if (value !== laxer || valueAt(shipped, pointer) === laxer) return [];
  const [now, before] = laxer ? ['yes', 'no'] : ['no', 'yes'];
  return [warns(pointer, `${label}: ${now}; shipped is ${before}.`)];
}

/** The first option is the shipped one, or one that lets nobody go sooner. */
export function checkChoice(
  { pointer, label, options }: ChoiceField,
  document: Protocol,
  shipped: Protocol,
): Finding[] {
  const value = valueAt(document, pointer);
  const chosen = options.find((option) => option.value === value);
  if (chosen === undefined)
    return [wrong(pointer, `${label} ${options.map((option) => option.label).join(' or ')}, nothing else.`)];
  const before = options.find((option) => option.value === valueAt(shipped, pointer));
  // Of the two, `lastStart` begins to count first.
  if (chosen.value !== 'lastStart' || before === undefined || before.value === 'lastStart') return [];
  return [warns(pointer, `${label} ${chosen.label}; shipped is ${before.label}.`)];
}

export function checkLine({ pointer, label, longest, mayBeOff }: LineField, document: Protocol): Finding[] {
  const value = valueAt(document, pointer);
  if (value === null && mayBeOff) return [];
  if (typeof value !== 'string' || value.trim() === '')
    return [wrong(pointer, `${label}: words are missing.`)];
  return value.length > longest ? [wrong(pointer, `${label}: at most ${longest} characters.`)] : [];
}

export function checkChecklist(
  { pointer, most, longest }: ChecklistField,
  { checklist }: Protocol,
): Finding[] {
  const found: Finding[] = [];
  if (checklist.length === 0) found.push(warns(pointer, 'Checklist: nothing is asked before the dose.'));
  if (checklist.length > most)
    found.push(wrong(pointer, `Checklist: ${checklist.length} lines are too many; ${most} can be.`));
  checklist.forEach(({ item, label }, index) => {
    const at = `${pointer}/${index}`;
    const name = `Checklist, line ${index + 1}`;
    if (label.trim() === '') found.push(wrong(`${at}/label`, `${name}: words are missing.`));
    if (label.length > longest) found.push(wrong(`${at}/label`, `${name}: at most ${longest} characters.`));
    if (checklist.slice(0, index).some((other) => other.item === item))
      found.push(wrong(`${at}/item`, `${name}: another line has the id ${item}.`));
  });
  return found;
}

export function checkAmounts(
  { pointer, stepMg, maxMg }: AmountsField,
  document: Protocol,
  shipped: Protocol,
): Finding[] {
  const { dosing } = document;
  if (dosing.form !== 'devices') return [];
  const found: Finding[] = [];
  const before = valueAt(shipped, '/dosing/deviceMg');
  if (!(stepMg > 0)) return [wrong('/dosing/deviceMg', 'A device holds more than 0 mg.')];
  if (stepMg !== before)
    found.push(warns('/dosing/deviceMg', `A device holds ${stepMg} mg; shipped is ${before} mg.`));
  if (dosing.plannedDosesMg.length === 0)
    found.push(wrong(pointer, 'Doses that may be planned: there is none.'));
  dosing.plannedDosesMg.forEach((mg, index, all) => {
    if (!Number.isInteger(mg / stepMg) || mg <= 0 || mg > maxMg)
      found.push(
        wrong(
          `${pointer}/${index}`,
          `A dose of ${mg} mg cannot be: whole devices of ${stepMg} mg, up to ${maxMg} mg.`,
        ),
      );
    else if (all.slice(0, index).some((other) => other >= mg))
      found.push(
        wrong(`${pointer}/${index}`, `A dose of ${mg} mg: doses stand once each, the smallest first.`),
      );
  });
  return found;
}
