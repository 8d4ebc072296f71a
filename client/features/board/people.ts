import { ageYears, formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { type BoardSummary, hasLeft } from '#shared/summary.ts';
import type { Sex } from '#shared/vocabulary.ts';

type Named = BoardSummary['identity'];

const SEX_LETTER: Record<Sex, string> = { female: 'F', male: 'M', other: 'X', unknown: '' };

/** The name as recorded, with the chosen one beside it where it differs. */
export function fullName({ name, chosenName }: Named): string {
  return chosenName === null || chosenName === name
    ? isolated(name)
    : `${isolated(name)} “${isolated(chosenName)}”`;
}

/**
 * The short name of a queue row: the family name; where somebody else here has a similar one, the whole name and the
 * birth date.
 */
export function queueName({ identity, sameName }: Pick<BoardSummary, 'identity' | 'sameName'>): string {
  if (!sameName) return familyName(identity);
  const { birthDate } = identity;
  return birthDate === null ? fullName(identity) : `${fullName(identity)} · ${formatBirthDate(birthDate)}`;
}

export function familyName({ name }: Named): string {
  const [beforeComma, afterComma] = name.split(',');
  if (afterComma !== undefined) return isolated(beforeComma?.trim() ?? name);
  return isolated(name.split(/\s+/).at(-1) ?? name);
}

/** The chair a patient sits in; null once they have gone: it is free, or somebody else's. */
export function chairOf({ chairId, stage }: Pick<BoardSummary, 'chairId' | 'stage'>): string | null {
  return hasLeft(stage) ? null : chairId;
}

/** The second identifier: `34 F · 19 Sep 1991`; nothing where only initials are shown. */
export function secondIdentifier(identity: Named, nowMs: number, zone: string): string {
  if (identity.birthDate === null) return '';
  const age = ageYears(identity.birthDate, nowMs, zone);
  const sex = SEX_LETTER[identity.sex];
  return `${age}${sex === '' ? '' : ` ${sex}`} · ${formatBirthDate(identity.birthDate)}`;
}
