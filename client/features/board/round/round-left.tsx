import { useEffect, useRef } from 'react';
import { Act } from '#client/ui/act.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { Panel, Panels } from '#client/ui/panel.tsx';
import type { BoardSummary } from '#shared/summary.ts';
import styles from './round.module.css';

interface Props {
  /** Who was here; null: they had left before the round came back to them. */
  who: BoardSummary | null;
  onGoOn: () => void;
}

/**
 * The patient left while the nurse was here. The round waits for a press of the button: what is still being typed was
 * meant for this patient, and a field or an Enter that went to the next one would chart it on them.
 */
export function RoundLeft({ who, onGoOn }: Props) {
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  const whom =
    who === null ? 'This patient' : `${isolated(who.identity.name)}, chair ${who.chairId ?? '––'},`;
  return (
    <Panels>
      <Panel title="Left during the round" first>
        <p ref={words} tabIndex={-1} role="alert">
          {whom} has left. What was typed here and not yet filed stands on no chart.
        </p>
        <p className={styles.acts}>
          <Act look="primary" onClick={onGoOn}>
            Go on to the next chair
          </Act>
        </p>
      </Panel>
    </Panels>
  );
}
