import { lazy, Suspense, useMemo, useState } from 'react';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { Answered } from '#client/ui/answered.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { ErrorBoundary } from '#client/ui/error-boundary.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { SessionDigest } from '#shared/clinical/digest.ts';
import { answerLook, gradeLook } from './cell-looks.tsx';
import { effectRows, screeningRows } from './grid-rows.ts';
import styles from './history.module.css';
import { SessionGrid } from './session-grid.tsx';
import { SessionTable } from './session-table.tsx';
import type { History } from './use-history.ts';

const Multiples = lazy(() => import('./multiples.tsx').then((module) => ({ default: module.Multiples })));

interface Props {
  history: History;
  nowMs: number;
  otherNumbers: Readonly<Record<string, string>>;
}

/** The patient over time: the sessions as charts and as a table, side effects, and what was asked before each dose. */
export function HistoryPanels({ history, ...rest }: Props) {
  if (history.fetched.status === 'ready')
    return <Sessions {...rest} {...history.fetched.answer} older={history.older} problem={history.problem} />;
  return (
    <Panel title="Sessions">
      <Answered fetched={history.fetched} what="sessions">
        {() => null}
      </Answered>
    </Panel>
  );
}

interface SessionsProps extends Omit<Props, 'history'>, Omit<History, 'fetched'> {
  sessions: readonly SessionDigest[];
  total: number;
}

function Sessions({ sessions, total, nowMs, otherNumbers, older, problem }: SessionsProps) {
  const { may } = useRights();
  const [selected, select] = useState<string | null>(null);
  const inOrder = useMemo(() => sessions.toReversed(), [sessions]);
  const effects = useMemo(() => effectRows(inOrder), [inOrder]);
  const asked = useMemo(() => screeningRows(inOrder), [inOrder]);
  if (sessions.length === 0)
    return (
      <Panel title="Sessions">
        <Empty title="No sessions yet">
          <span>What each session comes to stands here once there is one.</span>
        </Empty>
      </Panel>
    );
  return (
    <>
      <Panel
        title="Sessions"
        count={sessions.length === total ? `${total}, newest first` : `newest ${sessions.length} of ${total}`}
      >
        <ErrorBoundary what="The picture of the sessions">
          <Suspense fallback={<Loading what="the charts" waitsFor="The table below is complete." />}>
            <Multiples sessions={inOrder} nowMs={nowMs} selected={selected} onSelect={select} />
          </Suspense>
        </ErrorBoundary>
        <SessionTable
          sessions={sessions}
          nowMs={nowMs}
          otherNumbers={otherNumbers}
          mayOpen={may('seeSession')}
          selected={selected}
          onSelect={select}
        />
        {problem !== null && <ProblemNote title="The older sessions did not load" sentence={problem} />}
        {older !== null && (
          <p className={styles.older}>
            <Act onClick={older}>Older sessions</Act>
          </p>
        )}
      </Panel>
      <Panel title="Side effects" count="worst grade of each session">
        {effects.length === 0 ? (
          <Empty title="None recorded in these sessions" />
        ) : (
          <SessionGrid
            title="Side effects"
            head="Effect"
            rows={effects}
            sessions={inOrder}
            lookOf={gradeLook}
          />
        )}
      </Panel>
      <Panel title="Asked before each dose" count="a dash: not asked">
        {asked.length === 0 ? (
          <Empty title="Nothing was asked in these sessions" />
        ) : (
          <SessionGrid title="Answers" head="Question" rows={asked} sessions={inOrder} lookOf={answerLook} />
        )}
      </Panel>
    </>
  );
}
