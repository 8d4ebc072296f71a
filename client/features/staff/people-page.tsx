import { useState } from 'react';
import { usePolled } from '#client/connection/use-fetched.ts';
import { useLive } from '#client/store/live.ts';
import { Act } from '#client/ui/act.tsx';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { Answered } from '#client/ui/answered.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { OneTimeLink } from '#client/ui/one-time-link.tsx';
import { Panel, Panels } from '#client/ui/panel.tsx';
import type { InvitedStaff, StaffInfo } from '#shared/wire/people.ts';
import { formOf, type PersonAct } from './person-acts.ts';
import { PersonRow } from './person-row.tsx';
import { addForm } from './staff-forms.ts';
import { countOf } from './staff-words.ts';

type Open = { act: 'add' } | { act: PersonAct; staffId: string } | null;

/** Everyone who works here: who may do what, who can sign in, and who is signed in now. */
export function PeoplePage() {
  const { fetched, again } = usePolled<{ staff: StaffInfo[] }>('/api/v1/staff');
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const clinic = useLive((live) => live.clinic?.name ?? '');
  const me = useLive((live) => live.me?.staffId);
  const [open, setOpen] = useState<Open>(null);
  const [invited, setInvited] = useState<InvitedStaff | null>(null);
  const staff = fetched.status === 'ready' ? disabledLast(fetched.answer.staff) : [];
  const dialog = dialogOf(open, staff, clinic, setInvited);

  function close(): void {
    setOpen(null);
    again();
  }

  return (
    <Panels>
      <Panel
        title="People"
        first
        count={fetched.status === 'ready' ? countOf(staff) : ''}
        act={<Act onClick={() => setOpen({ act: 'add' })}>Add a person</Act>}
      >
        <Answered fetched={fetched} what="people" onAgain={again}>
          {() => (
            <>
              <ul>
                {staff.map((person) => (
                  <PersonRow
                    key={person.staffId}
                    person={person}
                    self={person.staffId === me}
                    onAct={(act) => setOpen({ act, staffId: person.staffId })}
                  />
                ))}
              </ul>
              {staff.length === 1 && (
                <Empty title="Nobody else yet">
                  <span>Add the nurses and prescribers: nobody shares a sign-in.</span>
                </Empty>
              )}
            </>
          )}
        </Answered>
      </Panel>
      {dialog !== null && <ActDialog {...dialog} timeZone={timeZone} onClose={close} />}
      {invited !== null && open === null && (
        <OneTimeLink
          title={`Link for ${isolated(invited.staff.name)}`}
          use={`Give it to ${isolated(invited.staff.name)} alone: with it they choose their passphrase and PIN.`}
          link={invited.link}
          onClose={() => setInvited(null)}
        />
      )}
    </Panels>
  );
}

function disabledLast(staff: readonly StaffInfo[]): StaffInfo[] {
  return staff.toSorted((a, b) => Number(a.disabledAtMs !== null) - Number(b.disabledAtMs !== null));
}

/** The open dialog as the list now stands: it never speaks of an older state than the row behind it. */
function dialogOf(
  open: Open,
  staff: readonly StaffInfo[],
  clinic: string,
  onInvited: (invited: InvitedStaff) => void,
) {
  if (open === null) return null;
  if (open.act === 'add')
    return { sessionId: 'new-staff', about: isolated(clinic), form: addForm(onInvited) };
  const person = staff.find(({ staffId }) => staffId === open.staffId);
  if (person === undefined) return null;
  const about = `${isolated(person.name)}, ${person.role}`;
  return { sessionId: person.staffId, about, form: formOf(open.act, person, onInvited) };
}
