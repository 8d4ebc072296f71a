import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useBoard } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { Act } from '#client/ui/act.tsx';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Loading } from '#client/ui/loading.tsx';
import type { BoardSummary } from '#shared/summary.ts';
import type { EntryDock } from '../board-page.tsx';
import { neededNow } from '../queue.ts';
import { Tile } from '../tile.tsx';
import styles from './round.module.css';
import { RoundLeft } from './round-left.tsx';
import { RoundOver } from './round-over.tsx';
import { RoundPath } from './round-path.tsx';
import { comeTo, noteRecorded, roundStore, settleStop } from './round-store.ts';
import { skipForm } from './skip-form.ts';
import { isDueNow, type Outcome, stopAfter, stopsOf } from './stops.ts';

interface Props {
  /** Where vitals are typed for the chair the nurse is at; absent: this person records none. */
  entry?: (dock: EntryDock) => ReactNode;
}

/** Chair to chair: who sits here, what is due, the field for it, and Enter to go on. What is due is not passed over unsaid. */
export function RoundPage({ entry }: Props) {
  const { known, summaries, nowMs } = useBoard();
  const clinic = useLive((live) => live.clinic);
  const { hereId, done, recorded } = roundStore();
  const [skipping, skip] = useState(false);
  const stops = clinic === null ? [] : stopsOf(Object.values(summaries), clinic.chairIds);
  const here = stops.find(({ sessionId }) => sessionId === hereId);
  const [lastHere, keep] = useState<BoardSummary | null>(null);
  if (here !== undefined && here.sessionId !== lastHere?.sessionId) keep(here);
  const firstId = known && hereId === null ? stopAfter(stops, null, done) : null;
  useEffect(() => {
    if (firstId !== null) comeTo(firstId);
  }, [firstId]);

  if (!known || clinic === null || firstId !== null) return <Loading what="the round" />;
  if (hereId === null) return <RoundOver stops={stops} done={done} />;
  if (here === undefined)
    return (
      <RoundLeft
        who={lastHere?.sessionId === hereId ? lastHere : null}
        onGoOn={() => comeTo(stopAfter(stops, null, done))}
      />
    );

  const { sessionId } = here;
  const due = isDueNow(here, nowMs);
  function leave(outcome: Outcome): void {
    settleStop(sessionId, outcome);
    comeTo(stopAfter(stops, sessionId, { ...done, [sessionId]: outcome }));
  }
  function goOn(): void {
    if (recorded) leave({ kind: 'recorded' });
    else if (due) skip(true);
    else leave({ kind: 'nothingDue' });
  }
  return (
    <Stop
      key={sessionId}
      summary={here}
      nowMs={nowMs}
      zone={clinic.timeZone}
      needed={due ? neededNow(here, clinic.timeZone) : ''}
      path={<RoundPath stops={stops} hereId={sessionId} done={done} />}
      entry={entry?.({
        sessions: [here],
        boundSessionId: sessionId,
        onBind: () => undefined,
        onRecorded: noteRecorded,
      })}
      act={due && !recorded ? 'Pass over' : 'Next chair'}
      onGoOn={goOn}
    >
      {skipping && (
        <ActDialog
          sessionId={sessionId}
          timeZone={clinic.timeZone}
          about={`Chair ${here.chairId ?? '––'} · ${isolated(here.identity.name)} · born ${formatBirthDate(here.identity.birthDate)}`}
          form={skipForm(sessionId, (reason) => leave({ kind: 'skipped', reason }))}
          onClose={() => skip(false)}
        />
      )}
    </Stop>
  );
}

interface StopProps {
  summary: BoardSummary;
  nowMs: number;
  zone: string;
  needed: string;
  path: ReactNode;
  entry: ReactNode;
  act: string;
  onGoOn: () => void;
  children: ReactNode;
}

/** One chair of the round. Enter goes on from anywhere but a field with something typed in it, a button or a link. */
function Stop({ summary, nowMs, zone, needed, path, entry, act, onGoOn, children }: StopProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('[data-entry]')?.focus(), []);
  return (
    <div
      className={styles.stop}
      ref={place}
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !goesOn(event.target)) return;
        event.preventDefault();
        event.stopPropagation();
        onGoOn();
      }}
    >
      <h1 className="visually-hidden">Round</h1>
      {path}
      <Tile
        chairId={summary.chairId}
        summary={summary}
        nowMs={nowMs}
        zone={zone}
        wall={false}
        tight={false}
      />
      <p className={styles.needed} role="status">
        {needed === '' ? 'Nothing is due here now.' : `To measure: ${needed}`}
      </p>
      {entry}
      <p className={styles.acts}>
        <Act look={act === 'Next chair' ? 'primary' : 'outline'} onClick={onGoOn}>
          {act}
        </Act>
        <span className={styles.quiet}>
          <kbd>Enter</kbd> on an empty field goes on.
        </span>
      </p>
      {children}
    </div>
  );
}

function goesOn(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement) || target.closest('[role="dialog"]') !== null) return false;
  if (target instanceof HTMLInputElement)
    return target.dataset.entry !== undefined && target.value.trim() === '';
  return target.closest('button, a, textarea, select') === null;
}
