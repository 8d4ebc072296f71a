import type { House } from '../house.ts';
import type { SessionDesk } from './desk.ts';

/** How many earlier visits are looked through: some were cancelled, and not every route asks for a weight. */
const VISITS_LOOKED_AT = 5;

/** The patient's weight at the newest ended visit that has one, kg and when it was taken; null: none of the last few has. */
export async function findLastWeight(
  house: House,
  desk: SessionDesk,
  patientId: string,
): Promise<{ kg: number; atMs: number } | null> {
  const ended = await house.db
    .selectFrom('sessions')
    .select('session_id')
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', '=', patientId)
    .where('status', '=', 'ended')
    .orderBy('ended_at', 'desc')
    .orderBy('session_id')
    .limit(VISITS_LOOKED_AT)
    .execute();
  for (const { session_id } of ended) {
    const weight = (await desk.find(session_id))?.settled.weights.at(-1);
    if (weight !== undefined) return { kg: weight.content.kg, atMs: weight.takenAtMs };
  }
  return null;
}
