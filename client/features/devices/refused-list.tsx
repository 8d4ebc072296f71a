import { useFetched } from '#client/connection/use-fetched.ts';
import { ClockText } from '#client/ui/clock-text.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Loading } from '#client/ui/loading.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { DeviceInfo, RefusedReading } from '#shared/wire/api.ts';
import styles from './devices.module.css';

/** What a device sent that could not be a reading, and why: for whoever mends the device. */
export function RefusedList({ device, onClose }: { device: DeviceInfo; onClose: () => void }) {
  const fetched = useFetched<{ refused: RefusedReading[] }>(`/api/v1/devices/${device.deviceId}/refused`);
  return (
    <Dialog title={`Refused from ${isolated(device.name)}`} opened onClose={onClose} size="lg">
      {fetched.status === 'loading' && <Loading what="refused readings" />}
      {fetched.status === 'failed' && <ProblemNote sentence={fetched.sentence} />}
      {fetched.status === 'ready' && fetched.answer.refused.length === 0 && (
        <Empty title="Nothing was refused" />
      )}
      {fetched.status === 'ready' && (
        <ul>
          {fetched.answer.refused.map(({ readingId, refusedAtMs, pointer, why }) => (
            <li key={`${refusedAtMs} ${readingId} ${pointer}`} className={styles.refused}>
              <ClockText atMs={refusedAtMs} /> <span>{isolated(why)}</span>{' '}
              {pointer !== '' && <code>{pointer}</code>}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
