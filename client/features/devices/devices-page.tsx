import { useEffect, useState } from 'react';
import { useFetched } from '#client/connection/use-fetched.ts';
import { useBoard } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Loading } from '#client/ui/loading.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { DeviceInfo } from '#shared/wire/api.ts';
import { bindForm } from './bind-form.ts';
import { DeviceRow } from './device-row.tsx';
import styles from './devices.module.css';
import { RefusedList } from './refused-list.tsx';
import { WaitingTray } from './waiting-tray.tsx';

/** Devices are not pushed: asked again this often, and after every act here. */
const ASK_EVERY_MS = 10_000;

type Open = { what: 'bind' | 'refused'; device: DeviceInfo } | null;

/** Everything that posts readings, whom it is bound to, and the readings that wait for a patient. */
export function DevicesPage() {
  const { summaries } = useBoard();
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const [turn, setTurn] = useState(0);
  const fetched = useFetched<{ devices: DeviceInfo[] }>('/api/v1/devices', turn);
  const [open, setOpen] = useState<Open>(null);

  useEffect(() => {
    const asking = setInterval(() => setTurn((before) => before + 1), ASK_EVERY_MS);
    return () => clearInterval(asking);
  }, []);

  function close(): void {
    setOpen(null);
    setTurn((before) => before + 1);
  }

  return (
    <div className={styles.page}>
      <section className={styles.panel} aria-label="Devices">
        <h1>Devices</h1>
        {fetched.status === 'loading' && (
          <Loading what="devices" waitsFor="The server has not answered yet." />
        )}
        {fetched.status === 'failed' && (
          <ProblemNote title="The devices did not load" sentence={fetched.sentence} />
        )}
        {fetched.status === 'ready' && fetched.answer.devices.length === 0 && (
          <Empty title="No devices yet">
            <span>
              Add one with <code>npm run device</code>; it prints the token the device posts with.
            </span>
          </Empty>
        )}
        <ul>
          {fetched.status === 'ready' &&
            fetched.answer.devices.map((device) => (
              <DeviceRow
                key={device.deviceId}
                device={device}
                bound={device.sessionId === null ? undefined : summaries[device.sessionId]}
                onBind={() => setOpen({ what: 'bind', device })}
                onRefused={() => setOpen({ what: 'refused', device })}
              />
            ))}
        </ul>
      </section>
      <WaitingTray />
      {open?.what === 'bind' && (
        <ActDialog
          sessionId={open.device.deviceId}
          timeZone={timeZone}
          about={isolated(open.device.name)}
          form={bindForm(
            open.device,
            Object.values(summaries).filter(({ stage }) => stage !== 'scheduled'),
          )}
          onClose={close}
        />
      )}
      {open?.what === 'refused' && <RefusedList device={open.device} onClose={close} />}
    </div>
  );
}
