import { timingSafeEqual } from 'node:crypto';
import { clinicFounded, listClinics, type NewClinic } from '../clinic/clinic.ts';
import { houseOf, type Premises } from '../house.ts';
import { randomToken, sha256 } from '../ids.ts';
import { beginSignIn } from './begin-sign-in.ts';
import { savePassphrase } from './person.ts';
import type { SignIn } from './sign-in.ts';

/** The one way into an installation that has no clinic yet: a link that stands in the terminal and nowhere else. */
export interface SetUp {
  /** `/set-up#token`: what follows # never reaches a server's log. */
  linkPath: string;
  /** What the form begins with. */
  defaults: NewClinic;
  isToken(given: string): boolean;
}

/** A token of this start: an earlier one opens nothing, and it is never written anywhere. */
export function openSetUp(defaults: NewClinic): SetUp {
  const token = randomToken();
  const expected = Buffer.from(sha256(token));
  return {
    linkPath: `/set-up#${token}`,
    defaults,
    isToken: (given) => timingSafeEqual(Buffer.from(sha256(given)), expected),
  };
}

export async function isSetUp(premises: Premises): Promise<boolean> {
  return (await listClinics(premises)).length > 0;
}

/** Founds the first clinic with its first admin and signs them in, in one commit. Null when somebody was first. */
export async function setUp(
  premises: Premises,
  clinic: NewClinic,
  { name, passphraseHash }: { name: string; passphraseHash: string },
): Promise<{ token: string; signIn: SignIn } | null> {
  return premises.tries.inTurn('set-up', async () => {
    if (await isSetUp(premises)) return null;
    const house = houseOf(premises, premises.newId());
    const admin = { kind: 'staff', staffId: premises.newId(), name, role: 'admin' } as const;
    return beginSignIn(house, admin, {
      by: 'passphrase',
      deeds: [{ kind: 'clinic', streamId: house.clinicId, events: [clinicFounded(clinic)] }],
      before: [
        { type: 'StaffAdded', body: { name, role: 'admin' } },
        { type: 'PassphraseSet', body: { by: 'self' } },
      ],
      alongside: (tx) => savePassphrase(tx, house.clinicId, admin.staffId, passphraseHash),
    });
  });
}
