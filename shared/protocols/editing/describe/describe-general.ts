import type { Protocol } from '../../protocol.ts';
import { MINIMUM_FROM } from '../fields/general-fields.ts';
import { minutes } from '../words.ts';
import { type DescribedLine, line } from './line.ts';

export function describeGeneral({
  name,
  drug,
  route,
  minimumMin,
  minimumFrom,
  dosing,
  rems,
}: Protocol): DescribedLine[] {
  const from = MINIMUM_FROM[dosing.form].find(({ value }) => value === minimumFrom);
  return [
    line(`${name}: ${drug}, ${route}.`, '/name'),
    line(
      `May leave no earlier than ${minutes(minimumMin)} ${from?.label ?? 'after the last drug is in'}.`,
      '/minimumMin',
      '/minimumFrom',
    ),
    line(
      rems ? 'A monitoring form of the REMS is drafted.' : 'No monitoring form of the REMS is drafted.',
      '/rems',
    ),
  ];
}
