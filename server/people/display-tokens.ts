import { type ClinicSettings, FIRST_SETTINGS } from '#shared/events.ts';
import type { Premises } from '../house.ts';
import { sha256 } from '../ids.ts';
import type { Caller } from './caller.ts';

type WallCaller = Extract<Caller, { kind: 'wall' }>;

/** Tokens of displays begin so: one cookie serves both kinds of screen. */
export const DISPLAY_TOKEN = /^display_/;

/** The wall display that holds this token; null when it is unknown or was revoked. */
export async function whichDisplay(premises: Premises, token: string): Promise<WallCaller | null> {
  return (await displaysOf(premises, [sha256(token)]))[0] ?? null;
}

/** The displays of these tokens that may still show their clinic. */
export async function displaysOf(premises: Premises, tokenHashes: readonly string[]): Promise<WallCaller[]> {
  if (tokenHashes.length === 0) return [];
  const rows = await premises.db
    .selectFrom('display_tokens as token')
    .innerJoin('displays', (join) =>
      join
        .onRef('displays.clinic_id', '=', 'token.clinic_id')
        .onRef('displays.display_id', '=', 'token.display_id'),
    )
    .innerJoin('clinic', 'clinic.clinic_id', 'token.clinic_id')
    .select(['token.token_hash', 'token.clinic_id', 'token.display_id', 'displays.name', 'clinic.settings'])
    .where('token.token_hash', 'in', tokenHashes)
    .where('token.kind', '=', 'screen')
    .where('displays.revoked_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    kind: 'wall',
    role: 'wall',
    clinicId: row.clinic_id,
    displayId: row.display_id,
    name: row.name,
    showsNames: settingsOf(row.settings).wallShowsNames,
    tokenHash: row.token_hash,
  }));
}

function settingsOf(text: string | null): ClinicSettings {
  return text === null ? FIRST_SETTINGS : (JSON.parse(text) as ClinicSettings);
}
