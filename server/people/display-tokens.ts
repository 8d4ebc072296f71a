import { type ClinicSettings, FIRST_SETTINGS } from '#shared/clinic-events.ts';
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

/** A display's last contact is written down at most this often. */
const SEEN_EVERY_MS = 60_000;

/** The displays of these tokens that may still show their clinic. To be asked about is to be seen. */
export async function displaysOf(premises: Premises, tokenHashes: readonly string[]): Promise<WallCaller[]> {
  if (tokenHashes.length === 0) return [];
  const nowMs = premises.processNow();
  const rows = await premises.db
    .selectFrom('display_tokens as token')
    .innerJoin('displays', (join) =>
      join
        .onRef('displays.clinic_id', '=', 'token.clinic_id')
        .onRef('displays.display_id', '=', 'token.display_id'),
    )
    .innerJoin('clinic', 'clinic.clinic_id', 'token.clinic_id')
    .select(['token.token_hash', 'token.clinic_id', 'token.display_id', 'token.last_seen_at'])
    .select(['displays.name', 'clinic.settings'])
    .where('token.token_hash', 'in', tokenHashes)
    .where('token.kind', '=', 'screen')
    .where((eb) => eb.or([eb('token.expires_at', 'is', null), eb('token.expires_at', '>', nowMs)]))
    .where('displays.revoked_at', 'is', null)
    .execute();
  await noteSeen(premises, rows);
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

/** A disk that is full must not darken a wall: what cannot be noted is noted later. */
async function noteSeen(
  premises: Premises,
  rows: readonly { token_hash: string; last_seen_at: number | null }[],
): Promise<void> {
  const nowMs = premises.stamp();
  const late = rows.filter((row) => nowMs - (row.last_seen_at ?? 0) >= SEEN_EVERY_MS);
  if (late.length === 0) return;
  const hashes = late.map((row) => row.token_hash);
  await premises.db
    .updateTable('display_tokens')
    .set({ last_seen_at: nowMs })
    .where('token_hash', 'in', hashes)
    .execute()
    .catch((error: unknown) =>
      premises.logger.warn({ err: error }, 'when a display was seen could not be kept'),
    );
}

function settingsOf(text: string | null): ClinicSettings {
  return text === null ? FIRST_SETTINGS : (JSON.parse(text) as ClinicSettings);
}
