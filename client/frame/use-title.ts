import { useEffect } from 'react';
import { isUnseen } from '#client/features/board/alerts.ts';
import { boardStore } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { severityLook } from '#client/ui/severity.ts';
import type { BoardSummary, SummaryAlert } from '#shared/summary.ts';
import { severityRank } from '#shared/vocabulary.ts';
import { useHidden } from './use-hidden.ts';

/** Names the window: page, program, and what makes it not a real clinic. Never a patient. Hidden, unseen alerts lead. */
export function useTitle(title: string): void {
  const demo = useLive((live) => live.demo);
  const testClock = useLive((live) => live.clock !== 'real');
  const hidden = useHidden();
  const unseen = boardStore((board) => (hidden ? unseenMark(Object.values(board.received)) : ''));
  useEffect(() => {
    const marks = [unseen, demo ? 'DEMO' : '', testClock ? 'TEST CLOCK' : ''].filter((mark) => mark !== '');
    document.title = [...marks, title, 'Afterdose'].join(' · ');
  }, [title, demo, testClock, unseen]);
}

/** `!!! 2 unseen`: the worst severity and how many alerts nobody has acknowledged; empty when all are. */
export function unseenMark(summaries: readonly BoardSummary[]): string {
  const unseen = summaries.flatMap(({ alerts }) => alerts).filter(isUnseen);
  const worst = unseen.reduce<SummaryAlert | null>(
    (held, alert) =>
      held !== null && severityRank(held.severity) >= severityRank(alert.severity) ? held : alert,
    null,
  );
  return worst === null ? '' : `${severityLook(worst.severity).symbol} ${unseen.length} unseen`;
}
