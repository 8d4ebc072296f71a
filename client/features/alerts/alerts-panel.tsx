import { useRef } from 'react';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { isolated } from '#client/ui/isolated.ts';
import { useHotkey } from '#client/ui/use-hotkey.ts';
import type { Judgement } from '#shared/judgement.ts';
import { raiseAlert } from './alert-acts.ts';
import { AlertCard } from './alert-card.tsx';
import { endingOf, lifeOf } from './alert-lines.ts';
import classes from './alerts.module.css';

interface Props {
  sessionId: string;
  timeZone: string;
  judgement: Judgement;
  mayRaise: boolean;
  openAct: OpenAct;
  /** Shows what is read out when help is called. */
  onCard: () => void;
}

function countText(open: number, latched: number): string {
  const active = open === 0 ? 'none active' : `${open} active`;
  return latched === 0 ? active : `${active}, ${latched} to close`;
}

/** Active alerts worst first, then those that were critical and wait for a note, then what is over. */
export function AlertsPanel({ sessionId, timeZone, judgement, mayRaise, openAct, onCard }: Props) {
  const { open, latched, history } = judgement.alerts;
  const panel = useRef<HTMLElement>(null);
  useHotkey('a', () => {
    // Nothing is acknowledged unread: the key leads to the worst nobody has seen, and acts only there.
    const acts = [...(panel.current?.querySelectorAll<HTMLElement>('[data-acknowledge]') ?? [])];
    const focused = acts.find((act) => act === document.activeElement);
    if (focused === undefined) acts[0]?.focus();
    else focused.click();
  });
  return (
    <section ref={panel} className={classes.panel} aria-labelledby="alerts-title">
      <header className={classes.head}>
        <h2 id="alerts-title">Alerts</h2>
        <span>{countText(open.length, latched.length)}</span>
        {mayRaise && (
          <>
            <Act look="link" onClick={onCard}>
              Call card
            </Act>
            <Act look="link" onClick={() => openAct(raiseAlert)}>
              Raise an alert
            </Act>
          </>
        )}
      </header>
      {[...open, ...latched].map((alert) => (
        <AlertCard
          key={alert.episodeId}
          sessionId={sessionId}
          timeZone={timeZone}
          alert={alert}
          baseline={judgement.baseline.values}
          openAct={openAct}
        />
      ))}
      {history.length > 0 && (
        <details className={classes.history}>
          <summary>{history.length} earlier</summary>
          <ul>
            {history.map((alert) => (
              <li key={alert.episodeId}>
                <b>{isolated(alert.message)}</b> {lifeOf(alert, timeZone)} {endingOf(alert, timeZone)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
