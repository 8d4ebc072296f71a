import type { OneTimeLink } from '#shared/wire/people.ts';
import { clinicFounded, type NewClinic } from '../clinic/clinic.ts';
import { houseOf, type Premises } from '../house.ts';
import { invite } from './invitations.ts';
import { recordDeeds } from './record.ts';

/** Founds a clinic beside the others, with a first admin who chooses a passphrase by a link, in one commit. */
export async function foundClinicWithAdmin(
  premises: Premises,
  clinic: NewClinic,
  adminName: string,
): Promise<{ clinicId: string; link: OneTimeLink }> {
  const house = houseOf(premises, premises.newId());
  const { clinicId } = house;
  const staffId = premises.newId();
  const invitation = invite(house, staffId, 'new', null);
  const added = { type: 'StaffAdded', body: { name: adminName, role: 'admin' } } as const;
  await recordDeeds(
    house,
    { kind: 'system' },
    [
      { kind: 'clinic', streamId: clinicId, events: [clinicFounded(clinic)] },
      { kind: 'staff', streamId: staffId, events: [added, invitation.event] },
    ],
    { alongside: invitation.save },
  );
  return { clinicId, link: invitation.link };
}
