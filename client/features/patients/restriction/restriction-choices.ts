import type { Choice } from '#client/ui/more-menu.tsx';
import { mayDo } from '#shared/rights.ts';
import type { Role } from '#shared/vocabulary.ts';

export type RestrictAct = 'restrict' | 'lift';

/** What this role may do about who opens a record; nothing for the others. */
export function restrictionChoices(
  role: Role | undefined,
  restricted: boolean,
  onChoose: (act: RestrictAct) => void,
): Choice[] {
  if (role === undefined || !mayDo(role, 'restrictPatient')) return [];
  if (!restricted) return [{ label: 'Restrict this record', onChoose: () => onChoose('restrict') }];
  return [
    { label: 'Who opens this record', onChoose: () => onChoose('restrict') },
    { label: 'Lift the restriction', onChoose: () => onChoose('lift') },
  ];
}
