import { useRef } from 'react';
import { useLocation } from 'wouter';
import { useBoard } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { formatBirthDate } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { breakGlassForm } from './break-glass-form.ts';
import styles from './restricted.module.css';

/** In place of a record that this person may not open: what it takes to open it. Not now leads back to the board. */
export function RestrictedPage({ sessionId }: { sessionId: string }) {
  const { summaries } = useBoard();
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const blind = useLive((live) => live.status === 'blind' || live.status === 'outdated');
  const [, goTo] = useLocation();
  const opened = useRef(false);
  const summary = summaries[sessionId];
  const about =
    summary === undefined
      ? 'A patient who is not on the board'
      : `Chair ${summary.chairId ?? '––'} · ${isolated(summary.identity.name)} · born ${formatBirthDate(summary.identity.birthDate)}`;
  return (
    <>
      <p className={styles.banner}>
        <Icon name="lock" /> <span>Restricted record: {about}</span>
      </p>
      {!blind && (
        <ActDialog
          sessionId={sessionId}
          timeZone={timeZone}
          about={about}
          form={breakGlassForm(sessionId, () => {
            opened.current = true;
          })}
          onClose={() => opened.current || goTo('/')}
        />
      )}
    </>
  );
}
