import { describe, expect, it } from 'vitest';
import { formOf, labelOf, PERSON_ACTS } from '#client/features/staff/person-acts.ts';
import type { StaffInfo } from '#shared/wire/people.ts';
import { aPerson, NOW } from './people.ts';

function offered(person: StaffInfo, self = false): string[] {
  return PERSON_ACTS.flatMap((act) => labelOf(act, person, self) ?? []);
}
const linesOf = (act: (typeof PERSON_ACTS)[number], person: StaffInfo) =>
  formOf(act, person, () => undefined).lines?.join(' ') ?? '';

describe('the acts on a person', () => {
  it('are those that make sense for them now', () => {
    expect(offered(aPerson())).toEqual(['Change role', 'Rename', 'Reset the sign-in', 'Disable']);
    expect(offered(aPerson({ signedInStations: 1 }))).toContain('Sign out everywhere');
    expect(offered(aPerson({ ready: false }))).toContain('New link');
    expect(offered(aPerson({ disabledAtMs: NOW }))).toEqual(['Enable']);
  });

  it('never let anybody shut themselves out', () => {
    expect(offered(aPerson({ role: 'admin', signedInStations: 1 }), true)).toEqual([
      'Change role',
      'Rename',
      'Sign out everywhere',
    ]);
  });

  it('say what will happen, with the sign-ins that end', () => {
    const person = aPerson({ signedInStations: 2, hasSecondFactor: true });
    for (const act of ['disable', 'reset', 'signOut'] as const)
      expect(linesOf(act, person)).toMatch(/^Ends 2 sign-ins at once/);
    expect(linesOf('reset', person)).toContain('The second factor is taken off.');
    expect(linesOf('reset', aPerson())).not.toContain('second factor');
    expect(linesOf('role', person)).toBe('Takes effect at once, also on the screens they are signed in on.');
  });

  it.each(PERSON_ACTS)('asks for a reason before it may be sent: %s', (act) => {
    const { fields } = formOf(act, aPerson(), () => undefined);
    expect(fields.find(({ name }) => name === 'reason')).toMatchObject({ required: true });
  });

  it('changes nothing when the role chosen is the one they have', async () => {
    const form = formOf('role', aPerson(), () => undefined);
    if (!('send' in form)) throw new Error('a role is changed over HTTP');
    const outcome = await form.send(
      { role: 'nurse', reason: 'x' },
      { entryId: 'id', idOf: () => 'id', nowMs: NOW, timeZone: 'UTC' },
    );
    expect(outcome).toMatchObject({
      state: 'refused',
      problem: { sentence: 'Nora Keller has this role already. Nothing is changed.' },
    });
  });
});
