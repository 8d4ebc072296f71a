import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import { BoundEntry } from './bound-entry.tsx';
import { ChairChoice } from './chair-choice.tsx';
import { EmergencyQuestions } from './emergency-questions.tsx';
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
  /** A set for this session is recorded: on disk, not only kept here. */
  onRecorded?: (sessionId: string) => void;
}

/**
 * One field, bound to one named chair. `/` comes here; digits then Enter choose the chair and come here; Enter files;
 * Esc leaves and keeps the draft.
 */
export function QuickEntry({ sessions, boundSessionId, onBind, onRecorded }: Props) {
  const dock = useRef<HTMLElement>(null);
  const [nobodyIn, setNobodyIn] = useState<string | null>(null);
  const [filed, setFiled] = useState<Filed | null>(null);
  // On the session page only one chair can be meant, and digits belong to the page.
  const [fixed] = useState(sessions.length === 1 && boundSessionId !== null);
  const bound = sessions.find(({ sessionId }) => sessionId === boundSessionId) ?? null;

  function focusField(): void {
    dock.current?.querySelector<HTMLElement>('[data-entry]')?.focus();
  }

  function bind(sessionId: string): void {
    setNobodyIn(null);
    onBind(sessionId);
  }

  function chooseChair(chairId: string): void {
    const target = sessions.find((session) => session.chairId === chairId);
    if (!target) {
      setNobodyIn(chairId);
      return;
    }
    // Drawn and focused before the next key comes: a fast hand must not type into the page.
    flushSync(() => bind(target.sessionId));
    focusField();
  }

  const typedChair = useChairKeys(chooseChair, !fixed);
  useHotkey('/', focusField);

  return (
    // The dock takes the focus after filing, so that the next digits choose the next chair.
    <section className={styles.dock} ref={dock} tabIndex={-1} aria-label="Record vitals">
      <ChairChoice
        sessions={sessions}
        fixed={fixed}
        bound={bound}
        onBind={bind}
        typed={typedChair}
        nobodyIn={nobodyIn}
      />
      {bound !== null && (
        <BoundEntry
          key={bound.sessionId}
          target={bound}
          onChair={fixed ? null : chooseChair}
          onFiled={(what) => {
            setFiled(what);
            if (what.outcome.state === 'recorded') onRecorded?.(what.sessionId);
            dock.current?.focus({ preventScroll: true });
          }}
          onLeave={() => dock.current?.focus({ preventScroll: true })}
        />
      )}
      <FiledNote
        filed={filed}
        target={sessions.find(({ sessionId }) => sessionId === filed?.sessionId) ?? null}
      />
      <EmergencyQuestions
        sessions={sessions}
        shown={[bound?.sessionId ?? null, filed?.sessionId ?? null]}
        onBind={bind}
      />
    </section>
  );
}
