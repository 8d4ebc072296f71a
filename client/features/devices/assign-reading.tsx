import { useLive } from '#client/store/live.ts';
import { formatClock } from '#client/ui/format.ts';
import type { WaitingReading } from '#shared/wire/api.ts';
import { GiveReading } from './give-reading.tsx';
import { readingText } from './reading-text.ts';
import { useIdentity } from './use-identity.ts';

/** A waiting reading goes to a session once a person has seen both sides and said why. */
export function AssignReading({ reading, onClose }: { reading: WaitingReading; onClose: () => void }) {
  const zone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const last = useIdentity(reading.lastSessionId);
  const named = reading.patientId === null ? '' : ` The device names the patient ${reading.patientId}.`;
  return (
    <GiveReading
      title="Assign a waiting reading"
      about={`${readingText(reading.content)}, ${reading.deviceName}, measured ${formatClock(reading.content.takenAtMs, zone)}`}
      draftKey={`assign:${reading.readingId}`}
      from={{ ...last, title: 'The device was last with', note: `${reading.explanation}${named}` }}
      notTo={null}
      act="Assign"
      path={`/api/v1/waiting-readings/${reading.readingId}/assign`}
      body={(commandId, sessionId, reason) => ({ commandId, sessionId, reason })}
      onClose={onClose}
    />
  );
}
