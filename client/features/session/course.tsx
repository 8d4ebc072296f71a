import { useWindowEvent } from '@mantine/hooks';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import { ErrorBoundary } from '#client/ui/error-boundary.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import classes from './course.module.css';
import { Flowsheet } from './flowsheet/flowsheet.tsx';
import { Readout } from './readout/readout.tsx';
import { type LookBack, newestSet, selectedSet, stepSet } from './select-set.ts';
import { useJudgeSet } from './sets/judged-sets.ts';
import { setsOf, standingSets, thinMonitorSets } from './sets/sets.ts';

const Timeline = lazy(() =>
  import('./timeline/timeline.tsx').then((module) => ({ default: module.Timeline })),
);

/** A monitor's samples get one column in the table per this long. */
const MONITOR_COLUMN_MS = 5 * MINUTE_MS;

interface Props {
  state: SessionState;
  version: number;
  judgement: Judgement;
  /** Opens everything measured at that moment. */
  onOpenSet: (takenAtMs: number) => void;
}

/** The course of the session: readout strip, chart, and the same numbers as a table. */
export function Course({ state, version, judgement, onOpenSet }: Props) {
  const nowMs = useNow();
  const [look, setLook] = useState<LookBack | null>(null);
  const [tableChosen, setTableChosen] = useState<boolean | null>(null);
  const judgeSet = useJudgeSet(state, version);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is folded in place, only its version changes.
  const sets = useMemo(() => setsOf(state.entries), [state, version]);
  const standing = useMemo(() => standingSets(sets), [sets]);
  const columns = useMemo(() => {
    const { open, latched, history } = judgement.alerts;
    const alerting = new Set([...open, ...latched, ...history].flatMap(({ entryId }) => entryId ?? []));
    return thinMonitorSets(sets, MONITOR_COLUMN_MS, alerting);
  }, [sets, judgement.alerts]);
  const newestAtMs = newestSet(standing)?.takenAtMs ?? null;
  const selected = selectedSet(standing, look);
  const selectedAtMs = selected?.takenAtMs ?? null;
  const lookAt = (takenAtMs: number) =>
    setLook((before) =>
      before?.takenAtMs === takenAtMs && before.newestAtMs === newestAtMs
        ? before
        : { takenAtMs, newestAtMs },
    );
  const lookAway = () => setLook(null);
  const step = (by: -1 | 1) => {
    const set = stepSet(standing, look, by);
    if (set !== null) lookAt(set.takenAtMs);
  };
  const t0Ms = judgement.dosing.firstDoseAtMs;
  // Before the dose there is no course to draw, and the list before it needs the room.
  const tableOnly = tableChosen ?? t0Ms === null;
  useHotkey('ArrowLeft', () => step(-1));
  useHotkey('ArrowRight', () => step(1));
  useHotkey('Escape', lookAway, look !== null);
  // Whoever turns to another window comes back to the newest numbers.
  useWindowEvent('blur', lookAway);
  useHotkey('t', () => setTableChosen(!tableOnly));
  return (
    <div className={classes.course}>
      <Readout state={state} t0Ms={t0Ms} set={selected} newestAtMs={newestAtMs} judgeSet={judgeSet} />
      {!tableOnly && (
        <ErrorBoundary what="The chart">
          <Suspense fallback={<Loading what="the chart" waitsFor="The table below is complete." />}>
            <Timeline
              state={state}
              sets={sets}
              judgement={judgement}
              judgeSet={judgeSet}
              nowMs={nowMs}
              selectedAtMs={selectedAtMs}
              onSelect={lookAt}
              onLeave={lookAway}
            />
          </Suspense>
        </ErrorBoundary>
      )}
      <Flowsheet
        sets={columns}
        judgeSet={judgeSet}
        timeZone={state.timeZone}
        t0Ms={t0Ms}
        selectedAtMs={selectedAtMs}
        onSelect={lookAt}
        onLeave={lookAway}
        onOpen={onOpenSet}
        corner={
          <Act look="link" className={classes.toggle ?? ''} onClick={() => setTableChosen(!tableOnly)}>
            {tableOnly ? 'With chart' : 'Table only'}
          </Act>
        }
      />
    </div>
  );
}
