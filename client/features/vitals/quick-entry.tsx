import { useRef, useState } from 'react';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import { BoundEntry } from './bound-entry.tsx';
import { ChairChoice } from './chair-choice.tsx';
import type { EntryTarget } from './entry-target.ts';
import { FiledNote } from './filed-note.tsx';
import styles from './quick-entry.module.css';
import { useChairKeys } from './use-chair-keys.ts';
import type { Filed } from './use-filing.ts';

interface Props {
  /** Sessions a set can be filed for. A board summary is one. */
  sessions: readonly EntryTarget[];
  boundSessionId: string | null;
  onBind: (sessionId: string) => void;
}

/**
 * One field, bound to one named chair. `/` comes here; digits then Enter choose the chair and come here; Enter files;
 * Esc leaves and keeps the draft.
 */
export function QuickEntry({ sessions, boundSessionId, onBind }: Props) {
  const dock = useRef<HTMLElement>(null);
  const [nobodyIn, setNobodyIn] = useState<string | null>(null);
  const [filed, setFiled] = useState<Filed | null>(null);
  const bound = sessions.find(({ sessionId }) => sessionId === boundSessionId) ?? null;

  function focusField(): void {
    // The field of the chair just chosen exists only after this turn's drawing.
    requestAnimationFrame(() => dock.current?.querySelector<HTMLElement>('[data-entry]')?.focus());
  }

  function bind(sessionId: string): void {
    setNobodyIn(null);
    onBind(sessionId);
    focusField();
  }

  const typedChair = useChairKeys((chairId) => {
    const target = sessions.find((session) => session.chairId === chairId);
    if (target) bind(target.sessionId);
    else setNobodyIn(chairId);
  }, sessions.length > 1);
  useHotkey('/', focusField);

  return (
    // The dock takes the focus after filing, so that the next digits choose the next chair.
    <section className={styles.dock} ref={dock} tabIndex={-1} aria-label="Record vitals">
      <ChairChoice sessions={sessions} bound={bound} onBind={bind} typed={typedChair} nobodyIn={nobodyIn} />
      {bound !== null && (
        <BoundEntry
          key={bound.sessionId}
          target={bound}
          onFiled={(what) => {
            setFiled(what);
            dock.current?.focus();
          }}
          onLeave={() => dock.current?.focus()}
        />
      )}
      <FiledNote
        filed={filed}
        target={sessions.find(({ sessionId }) => sessionId === filed?.sessionId) ?? null}
      />
    </section>
  );
}
