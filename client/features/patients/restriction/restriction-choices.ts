import type { Choice } from '#client/ui/more-menu.tsx';
import { mayDo } from '#shared/rights.ts';
import type { Role } from '#shared/vocabulary.ts';

export type RestrictAct = 'restrict' | 'lift';

/**
 * What this person may do about who opens a record. A prescriber who is not named may nothing: it would lead around
 * the glass. An admin may, because somebody must be able to mend a list whose people have left.
 */
export function restrictionChoices(
  role: Role | undefined,
  { restricted, named }: { restricted: boolean; named: boolean },
  onChoose: (act: RestrictAct) => void,
): Choice[] {
  if (role === undefined || !mayDo(role, 'restrictPatient')) return [];
  if (restricted && !named && role !== 'admin') return [];
  if (!restricted) return [{ label: 'Restrict this record', onChoose: () => onChoose('restrict') }];
  return [
    { label: 'Who opens this record', onChoose: () => onChoose('restrict') },
    { label: 'Lift the restriction', onChoose: () => onChoose('lift') },
  ];
}
