import type { Protocol } from '../../protocol.ts';
import type { AmountsField, ChoiceField, LineField, LinesField, YesNoField } from '../fields/field.ts';
import { valueAt } from '../json-pointer.ts';
import { listed } from '../words.ts';
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

/** Lines stand once each and say something; with no line at all, nothing is asked that shipped asks. */
export function checkLines(field: LinesField, document: Protocol, shipped: Protocol): Finding[] {
  const { pointer, label, most } = field;
  const lines = linesAt(document, pointer);
  const found: Finding[] = [];
  if (lines.length === 0 && linesAt(shipped, pointer).length > 0)
    found.push(warns(pointer, `${label}: nothing is asked; shipped asks something.`));
  const gone = linesAt(shipped, pointer).filter(({ item }) => !lines.some((line) => line.item === item));
  if (lines.length > 0 && gone.length > 0)
    found.push(
      warns(pointer, `${label}: shipped also asks ${listed(gone.map(({ label: said }) => `“${said}”`))}.`),
    );
  if (lines.length > most)
    found.push(wrong(pointer, `${label}: ${lines.length} lines are too many; ${most} can be.`));
  return [...found, ...lines.flatMap((_, index) => checkOneLine(field, lines, index))];
}

type Line = { item: string } & Partial<Record<LinesField['parts'][number]['key'], string>>;

function linesAt(document: Protocol, pointer: string): Line[] {
  return (valueAt(document, pointer) ?? []) as Line[];
}

function checkOneLine(
  { pointer, label, parts }: LinesField,
  lines: readonly Line[],
  index: number,
): Finding[] {
  const at = `${pointer}/${index}`;
  const line = lines[index] as Line;
  const name = `${label}, line ${index + 1}`;
  const found = parts.flatMap((part) => {
    const words = line[part.key] ?? '';
    if (words.trim() === '' && part.mayBeEmpty) return [];
    if (words.trim() === '') return [wrong(`${at}/${part.key}`, `${name}: words are missing.`)];
    if (words.length <= part.longest) return [];
    return [wrong(`${at}/${part.key}`, `${name}: at most ${part.longest} characters.`)];
  });
  if (lines.slice(0, index).some(({ item }) => item === line.item))
    found.push(wrong(`${at}/item`, `${name}: another line has the id ${line.item}.`));
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
