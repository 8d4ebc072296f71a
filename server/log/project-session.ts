import type { DosePlan } from '#shared/clinical/dosing/possible-plan.ts';
import type { EntryContent } from '#shared/entries.ts';
import type { AnyEvent } from '#shared/events.ts';
import type { ProjectedAt } from './projected-at.ts';
import type { SessionRow } from './projection-tables.ts';

export async function projectSession(at: ProjectedAt, event: AnyEvent): Promise<void> {
  switch (event.type) {
    case 'SessionOpened':
      await at.tx
        .insertInto('sessions')
        .values({
          clinic_id: at.clinicId,
          session_id: at.streamId,
          patient_id: event.body.patientId,
          chair_id: event.body.chairId,
          status: 'open',
          planned_at: event.body.plannedAtMs,
          opened_at: at.recordedAtMs,
          first_dose_at: null,
          ended_at: null,
          ...plannedColumns(event.body),
        })
        .execute();
      return;
    case 'PlanChanged':
      await changeSession(at, plannedColumns(event.body));
      return;
    case 'PatientArrived':
    case 'ChairChanged':
      await changeSession(at, { chair_id: event.body.chairId });
      return;
    case 'EntryRecorded':
    case 'EntryMovedHere':
    case 'EntryCorrected':
      await projectDose(at, event.body.entryId, event.body.content);
      return;
    case 'EntryWithdrawn':
    case 'EntryMovedAway':
      await withdrawDose(at, event.body.entryId);
      return;
    case 'DeviceBound':
      await at.tx
        .insertInto('bindings')
        .values({
          clinic_id: at.clinicId,
          device_id: event.body.deviceId,
          session_id: at.streamId,
          from_ms: at.recordedAtMs,
          to_ms: null,
        })
        .onConflict((conflict) =>
          conflict.columns(['clinic_id', 'device_id', 'session_id', 'from_ms']).doUpdateSet({ to_ms: null }),
        )
        .execute();
      return;
    case 'DeviceUnbound':
      await endBindings(at, event.body.deviceId);
      return;
    case 'GlassBroken':
      await noteBrokenGlass(at, event.body.untilMs);
      return;
    case 'SessionSigned':
    case 'SessionCancelled':
    case 'LeftAgainstAdvice':
    case 'PatientTransferred':
      await changeSession(at, { status: 'ended', ended_at: at.recordedAtMs });
      // Nobody is left to measure: what a device posts from now on waits for a person.
      await endBindings(at, null);
      return;
  }
}

function plannedColumns({ plannedMg, plannedMgPerKg, plannedOverMin }: DosePlan) {
  return { planned_mg: plannedMg, planned_mg_per_kg: plannedMgPerKg, planned_over_min: plannedOverMin };
}

async function changeSession(
  at: ProjectedAt,
  change: Partial<Omit<SessionRow, 'clinic_id' | 'session_id' | 'patient_id'>>,
): Promise<void> {
  await at.tx
    .updateTable('sessions')
    .set(change)
    .where('clinic_id', '=', at.clinicId)
    .where('session_id', '=', at.streamId)
    .execute();
}

async function noteBrokenGlass(at: ProjectedAt, untilMs: number): Promise<void> {
  if (at.actor.kind !== 'staff') return;
  await at.tx
    .insertInto('broken_glass')
    .values({
      clinic_id: at.clinicId,
      event_id: at.eventId,
      session_id: at.streamId,
      staff_id: at.actor.staffId,
      broken_at: at.recordedAtMs,
      until_ms: untilMs,
    })
    .execute();
}

async function projectDose(at: ProjectedAt, entryId: string, content: EntryContent): Promise<void> {
  if (!startsDose(content)) return;
  await at.tx
    .insertInto('session_doses')
    .values({
      clinic_id: at.clinicId,
      session_id: at.streamId,
      entry_id: entryId,
      taken_at: content.takenAtMs,
    })
    .onConflict((conflict) =>
      conflict.columns(['clinic_id', 'session_id', 'entry_id']).doUpdateSet({ taken_at: content.takenAtMs }),
    )
    .execute();
  await findFirstDose(at);
}

/** What T0 may be the start of: a device, an injection, a lozenge, or an infusion. */
function startsDose(content: EntryContent): boolean {
  return content.kind === 'dose' || (content.kind === 'infusion' && content.step === 'start');
}

async function withdrawDose(at: ProjectedAt, entryId: string): Promise<void> {
  const { numDeletedRows } = await at.tx
    .deleteFrom('session_doses')
    .where('clinic_id', '=', at.clinicId)
    .where('session_id', '=', at.streamId)
    .where('entry_id', '=', entryId)
    .executeTakeFirstOrThrow();
  if (numDeletedRows > 0n) await findFirstDose(at);
}

async function findFirstDose(at: ProjectedAt): Promise<void> {
  const first = await at.tx
    .selectFrom('session_doses')
    .select((eb) => eb.fn.min('taken_at').as('at'))
    .where('clinic_id', '=', at.clinicId)
    .where('session_id', '=', at.streamId)
    .executeTakeFirst();
  await changeSession(at, { first_dose_at: first?.at ?? null });
}

/** Ends the session's binding of one device, or of all (null). */
async function endBindings(at: ProjectedAt, deviceId: string | null): Promise<void> {
  let bindings = at.tx
    .updateTable('bindings')
    .set({ to_ms: at.recordedAtMs })
    .where('clinic_id', '=', at.clinicId)
    .where('session_id', '=', at.streamId)
    .where('to_ms', 'is', null);
  if (deviceId !== null) bindings = bindings.where('device_id', '=', deviceId);
  await bindings.execute();
}
