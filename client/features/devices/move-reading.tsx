import { useLive } from '#client/store/live.ts';
import { formatClock } from '#client/ui/format.ts';
import type { ReadingContent } from '#shared/entries.ts';
import { GiveReading } from './give-reading.tsx';
import { readingText } from './reading-text.ts';
import { useIdentity } from './use-identity.ts';

interface Props {
  sessionId: string;
  entryId: string;
  content: ReadingContent;
  onClose: () => void;
}

/** A reading on the wrong chart moves to the right one: both are judged again and both nurses are told. */
export function MoveReading({ sessionId, entryId, content, onClose }: Props) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const here = useIdentity(sessionId);
  return (
    <GiveReading
      title="Move a reading to another session"
      about={`${readingText(content)}, measured ${formatClock(content.takenAtMs, zone)}`}
      draftKey={`move:${entryId}`}
      from={{ ...here, title: 'It stands on the chart of', note: 'There it stays visible as moved away.' }}
      notTo={sessionId}
      act="Move"
      path={`/api/v1/sessions/${sessionId}/readings/${entryId}/move`}
      body={(commandId, toSessionId, reason) => ({ commandId, toSessionId, reason })}
      onClose={onClose}
    />
  );
}
