import type { BrokenGlass } from '#shared/wire/people.ts';
import type { House } from '../house.ts';
import { ERASED } from '../log/sealed-fields.ts';

const MOST_LISTED = 200;

/** Whose glass was broken, by whom, why and when, newest first. Of an erased patient neither name nor reason is left. */
export async function listBrokenGlass(house: House): Promise<BrokenGlass[]> {
  const rows = await house.db
    .selectFrom('broken_glass as glass')
    .innerJoin('events', (join) =>
      join.onRef('events.clinic_id', '=', 'glass.clinic_id').onRef('events.event_id', '=', 'glass.event_id'),
    )
    .innerJoin('sessions', (join) =>
      join
        .onRef('sessions.clinic_id', '=', 'glass.clinic_id')
        .onRef('sessions.session_id', '=', 'glass.session_id'),
    )
    .leftJoin('patients', (join) =>
      join
        .onRef('patients.clinic_id', '=', 'sessions.clinic_id')
        .onRef('patients.patient_id', '=', 'sessions.patient_id'),
    )
    .select([
      'glass.session_id',
      'glass.broken_at',
      'glass.until_ms',
      'events.seq',
      'patients.name',
      'patients.birth_date',
    ])
    .where('glass.clinic_id', '=', house.clinicId)
    .orderBy('glass.broken_at', 'desc')
    .orderBy('glass.event_id')
    .limit(MOST_LISTED)
    .execute();
  return Promise.all(
    rows.map(async (row): Promise<BrokenGlass> => {
      const [recorded] = await house.log.read(house.clinicId, row.session_id, row.seq - 1, 1);
      if (recorded?.event.type !== 'GlassBroken')
        throw new Error('a row of broken glass names another event');
      return {
        sessionId: row.session_id,
        patientName: row.name ?? ERASED,
        patientBirthDate: row.birth_date,
        staffName: recorded.actor.kind === 'staff' ? recorded.actor.name : '',
        reason: recorded.event.body.reason,
        atMs: row.broken_at,
        untilMs: row.until_ms,
      };
    }),
  );
}
