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
import type { AddedDisplay, DisplayInfo } from '#shared/wire/people.ts';
import { addForm, linkForm, revokeForm } from './display-forms.ts';
import { DisplayRow } from './display-row.tsx';
import { countOf } from './display-words.ts';

type Open = { act: 'add' } | { act: 'link' | 'revoke'; display: DisplayInfo } | null;

/** Wall displays: what each shows, and the way to take one away. */
export function DisplaysPage() {
  const { fetched, again } = usePolled<{ displays: DisplayInfo[] }>('/api/v1/displays');
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const clinic = useLive((live) => live.clinic?.name ?? '');
  const [open, setOpen] = useState<Open>(null);
  const [added, setAdded] = useState<AddedDisplay | null>(null);

  function close(): void {
    setOpen(null);
    again();
  }

  return (
    <Panels>
      <Panel
        title="Displays"
        first
        count={fetched.status === 'ready' ? countOf(fetched.answer.displays) : ''}
        act={<Act onClick={() => setOpen({ act: 'add' })}>Add a display</Act>}
      >
        <Answered fetched={fetched} what="displays" onAgain={again}>
          {({ displays }) =>
            displays.length === 0 ? (
              <Empty title="No displays yet">
                <span>A display shows the board on a wall and can do nothing.</span>
              </Empty>
            ) : (
              <ul>
                {outLast(displays).map((display) => (
                  <DisplayRow
                    key={display.displayId}
                    display={display}
                    onLink={() => setOpen({ act: 'link', display })}
                    onRevoke={() => setOpen({ act: 'revoke', display })}
                  />
                ))}
              </ul>
            )
          }
        </Answered>
      </Panel>
      {open !== null && (
        <ActDialog
          sessionId={open.act === 'add' ? 'new-display' : open.display.displayId}
          timeZone={timeZone}
          about={isolated(open.act === 'add' ? clinic : open.display.name)}
          form={formOf(open, setAdded)}
          onClose={close}
        />
      )}
      {added !== null && open === null && (
        <OneTimeLink
          title={`Link for ${isolated(added.display.name)}`}
          use="Open it on the screen that hangs on the wall: from then on it shows the board."
          link={added.link}
          onClose={() => setAdded(null)}
        />
      )}
    </Panels>
  );
}

function outLast(displays: readonly DisplayInfo[]): DisplayInfo[] {
  return displays.toSorted((a, b) => Number(a.revokedAtMs !== null) - Number(b.revokedAtMs !== null));
}

function formOf(open: Exclude<Open, null>, onAdded: (added: AddedDisplay) => void) {
  switch (open.act) {
    case 'add':
      return addForm(onAdded);
    case 'link':
      return linkForm(open.display, onAdded);
    case 'revoke':
      return revokeForm(open.display);
  }
}
