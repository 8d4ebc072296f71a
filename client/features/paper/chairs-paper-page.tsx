import { useBoard } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { Empty } from '#client/ui/empty.tsx';
import { Loading } from '#client/ui/loading.tsx';
import { isHere } from '#shared/summary.ts';
import { PaperBar } from './paper-bar.tsx';
import { SessionSheet } from './session-sheet.tsx';

/** One form for everybody who is here, in the order of the chairs: printed at once, before the power goes. */
export function ChairsPaperPage() {
  const { known, summaries } = useBoard();
  const chairIds = useLive((live) => live.clinic?.chairIds);
  if (!known || chairIds === undefined) return <Loading what="the chairs" />;
  const place = (chairId: string | null) => (chairId === null ? chairIds.length : chairIds.indexOf(chairId));
  const here = Object.values(summaries)
    .filter(isHere)
    .sort((a, b) => place(a.chairId) - place(b.chairId));
  return (
    <>
      <PaperBar />
      {here.length === 0 && <Empty title="Nobody is here" />}
      {here.map(({ sessionId }) => (
        <SessionSheet key={sessionId} sessionId={sessionId} />
      ))}
    </>
  );
}
