import { Link } from 'wouter';
import { PaperBar } from './paper-bar.tsx';
import { SessionSheet } from './session-sheet.tsx';

/** The form of one session. */
export function SessionPaperPage({ sessionId }: { sessionId: string }) {
  return (
    <>
      <PaperBar>
        <Link href={`/sessions/${sessionId}`}>Session</Link>
      </PaperBar>
      <SessionSheet sessionId={sessionId} />
    </>
  );
}
