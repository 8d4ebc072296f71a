import { useState } from 'react';
import { useBoard } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { ClockText } from '#client/ui/clock-text.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import type { WaitingReading } from '#shared/wire/api.ts';
import { AssignReading } from './assign-reading.tsx';
import { asksToCompare, whyWaiting } from './device-words.ts';
import styles from './devices.module.css';
import { dismissForm } from './dismiss-form.ts';
import { readingText } from './reading-text.ts';

type Open = { what: 'assign' | 'dismiss'; reading: WaitingReading } | null;

/** Readings nobody's chart holds yet: quiet numbers, why they wait, and the acts. A wall shows them without acts. */
export function WaitingTray({ wall = false }: { wall?: boolean }) {
  const { waiting, nowMs } = useBoard();
  const { may } = useRights();
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <section
      className={styles.tray}
      aria-label="Waiting readings"
      data-some={waiting.length > 0 || undefined}
      data-density={wall ? 'wall' : undefined}
    >
      <h2>
        {waiting.length > 0 && <SeverityMark severity="notice" />} Waiting readings {waiting.length}{' '}
        <span>{waiting.length === 0 ? 'every reading has its patient' : 'stored, on nobody’s chart'}</span>
      </h2>
      <ul>
        {waiting.map((reading) => (
          <li key={reading.readingId} className={styles.waiting}>
            <p className={styles.values}>
              {readingText(reading.content)}
              <span>
                {isolated(reading.deviceName)}, <ClockText atMs={reading.content.takenAtMs} />
              </span>
            </p>
            <p className={styles.why}>
              <b>{whyWaiting(reading)}</b>
              {isolated(reading.explanation)}
            </p>
            {!wall && may('handleWaitingReading') && (
              <div className={styles.acts}>
                <Act look="quiet" onClick={() => setOpen({ what: 'dismiss', reading })}>
                  Dismiss
                </Act>
                <Act onClick={() => setOpen({ what: 'assign', reading })}>
                  {asksToCompare(reading) ? 'Compare' : 'Assign'}
                </Act>
              </div>
            )}
          </li>
        ))}
      </ul>
      {open?.what === 'assign' && <AssignReading reading={open.reading} onClose={close} />}
      {open?.what === 'dismiss' && (
        <ActDialog
          sessionId={open.reading.readingId}
          timeZone={timeZone}
          about={`${isolated(open.reading.deviceName)}: ${isolated(open.reading.explanation)}`}
          form={dismissForm(open.reading, nowMs, timeZone)}
          onClose={close}
        />
      )}
    </section>
  );
}
