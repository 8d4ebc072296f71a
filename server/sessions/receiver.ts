import { type Refusal, refusal } from '#shared/commands.ts';
import { mayDo } from '#shared/rights.ts';
import type { House } from '../house.ts';

/** Why this person cannot be asked to take a patient over; null: they can. They work here, under this name, with patients. */
export async function receiverRefused(
  { db, clinicId }: House,
  { toStaffId, toName }: { toStaffId: string; toName: string },
): Promise<Refusal | null> {
  const person = await db
    .selectFrom('staff')
    .select(['name', 'role', 'disabled_at'])
    .where('clinic_id', '=', clinicId)
    .where('staff_id', '=', toStaffId)
    .executeTakeFirst();
  if (person === undefined || person.disabled_at !== null || person.name !== toName)
    return refusal('conflict', `${toName} does not work here now. Choose somebody else.`, '/body/toStaffId');
  if (!mayDo(person.role, 'TakeOver'))
    return refusal(
      'conflict',
      `${toName} does not look after patients. Choose somebody else.`,
      '/body/toStaffId',
    );
  return null;
}
