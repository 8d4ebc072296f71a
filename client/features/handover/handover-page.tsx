import { useState } from 'react';
import { useBoard } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { Panel, Panels } from '#client/ui/panel.tsx';
import type { BoardSummary } from '#shared/summary.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import styles from './handover.module.css';
import { handoverGroups } from './handover-groups.ts';
import { HeldRow } from './held-row.tsx';
import { loadOf } from './load.ts';
import { LoadTable } from './load-table.tsx';

/** Who holds whom, what is handed from one to the other, and who will have how much to do. */
export function HandoverPage() {
  const { known, summaries, nowMs } = useBoard();
  const clinic = useLive((live) => live.clinic);
  const me = useLive((live) => live.me);
  const mayTake = useRights().may('TakeOver');
  const [handing, hand] = useState(false);
  if (!known || clinic === null || me === null) return <Loading what="who holds whom" />;
  const all = Object.values(summaries);
  const groups = handoverGroups(all, clinic.chairIds, me.staffId);
  const list = (patients: readonly BoardSummary[], act: 'Look and accept' | 'Take over' | null) => (
    <ul>
      {patients.map((summary) => (
        <HeldRow
          key={summary.sessionId}
          summary={summary}
          nowMs={nowMs}
          zone={clinic.timeZone}
          act={mayTake ? act : null}
          own={patients === groups.own}
        />
      ))}
    </ul>
  );
  return (
    <Panels>
      <Panel
        title="Handover"
        first
        count={`${groups.own.length} with you`}
        act={
          mayTake &&
          groups.own.length > 0 && (
            <Act look="primary" onClick={() => hand(true)}>
              Hand over
            </Act>
          )
        }
      >
        {groups.own.length === 0 ? (
          <Empty title="You hold no patient">
            <span>Whoever seats a patient holds them, until somebody takes over.</span>
          </Empty>
        ) : (
          list(groups.own, null)
        )}
      </Panel>
      {groups.offered.length > 0 && (
        <Panel title="You are asked to take over" count={String(groups.offered.length)}>
          {list(groups.offered, 'Look and accept')}
        </Panel>
      )}
      {groups.nobodys.length > 0 && (
        <Panel title="Held by nobody" count={String(groups.nobodys.length)}>
          {list(groups.nobodys, 'Take over')}
        </Panel>
      )}
      {groups.others.length > 0 && (
        <Panel title="With others" count={String(groups.others.length)}>
          {list(groups.others, 'Take over')}
        </Panel>
      )}
      <Panel title="The next two hours">
        <LoadTable load={loadOf(all, nowMs)} zone={clinic.timeZone} />
        <p className={styles.quiet}>
          From the doses given today: checks, repeats and further doses; for who is still expected, the set
          before the dose.
        </p>
      </Panel>
      {handing && <HandOverDialog patients={groups.own} onClose={() => hand(false)} />}
    </Panels>
  );
}
