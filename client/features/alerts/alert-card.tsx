import { sendCommand } from '#client/connection/send-command.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { SendingNote } from '#client/ui/act-form/sending-note.tsx';
import { useSend } from '#client/ui/act-form/use-send.ts';
import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { severityLook } from '#client/ui/severity.ts';
import { SeverityMark } from '#client/ui/severity-mark.tsx';
import type { Alert, BaselineJudgement } from '#shared/judgement.ts';
import { closeAlert, maySilence, silenceAlert } from './alert-acts.ts';
import { courseOf, evidenceOf, otherReasons } from './alert-lines.ts';
import classes from './alerts.module.css';
import { adviceOf } from './measuring-advice.ts';

interface Props {
  sessionId: string;
  timeZone: string;
  alert: Alert;
  baseline: BaselineJudgement['values'];
  openAct: OpenAct;
}

function ownBaseline(alert: Alert, { systolicMmHg, diastolicMmHg }: Props['baseline']): string {
  const isPressure = alert.family === 'BP' || alert.family === 'BP-LO';
  if (!isPressure || systolicMmHg === undefined || diastolicMmHg === undefined) return '';
  return `Own ${systolicMmHg}/${diastolicMmHg}`;
}

function statusText(alert: Alert, timeZone: string): string {
  const since = `since ${formatClock(alert.raisedAtMs, timeZone)}`;
  if (alert.status === 'latched') return `to close, ${since}`;
  return alert.status === 'unconfirmed' ? `unconfirmed, ${since}` : since;
}

const STILL_ACTIVE = 'Not yet: still active.';

/**
 * One alert: what, since when, why, and acts that are not the same: acknowledge (I have seen it), silence (for a promise),
 * close (it is over). Closing is drawn dashed with its reason until the rules allow it.
 */
export function AlertCard({ sessionId, timeZone, alert, baseline, openAct }: Props) {
  const { sending, send } = useSend();
  const silent = alert.silenced !== null;
  const seen = alert.acknowledged !== null || silent;
  const latched = alert.status === 'latched';
  const severity = latched ? alert.peak : alert.severity;
  const advice = latched ? null : adviceOf(alert);
  const detail = [ownBaseline(alert, baseline), otherReasons(alert)].filter((text) => text !== '');
  return (
    <article
      className={classes.card}
      data-severity={severityLook(severity).key}
      data-seen={seen || latched || undefined}
      data-latched={latched || undefined}
    >
      <p className={classes.band}>
        <SeverityMark severity={severity} unseen={!seen && !latched} />{' '}
        <b>{latched ? `Was critical: ${isolated(alert.message)}` : isolated(alert.message)}</b>
        <span className={classes.since}>{statusText(alert, timeZone)}</span>
      </p>
      <div className={classes.body}>
        <div className={classes.text}>
          <p>
            {evidenceOf(alert, timeZone)}
            {detail.length > 0 && ` · ${detail.join(' · ')}`}
          </p>
          <p className={classes.quiet}>{courseOf(alert, timeZone).join(' · ')}</p>
          {advice !== null && <p className={classes.quiet}>{advice}</p>}
        </div>
        <div className={classes.acts}>
          {!seen && !latched && (
            <Act
              look="primary"
              data-acknowledge
              blockedBy={sending.state === 'sending' ? 'Sending' : null}
              onClick={() =>
                void send(() =>
                  sendCommand(sessionId, { type: 'AcknowledgeAlert', body: { episodeId: alert.episodeId } }),
                )
              }
            >
              Acknowledge
            </Act>
          )}
          {maySilence(alert) && <Act onClick={() => openAct(silenceAlert(alert.episodeId))}>Silence</Act>}
          {silent && (
            <Act
              blockedBy={sending.state === 'sending' ? 'Sending' : null}
              onClick={() =>
                void send(() =>
                  sendCommand(sessionId, { type: 'EndSilence', body: { episodeId: alert.episodeId } }),
                )
              }
            >
              End silence
            </Act>
          )}
          <Act
            blockedBy={alert.mayClose ? null : STILL_ACTIVE}
            onClick={() => openAct(closeAlert(alert.episodeId))}
          >
            {alert.noteNeeded ? 'Close with note' : 'Close'}
          </Act>
          {!alert.mayClose && <p className={classes.quiet}>{STILL_ACTIVE}</p>}
        </div>
        <SendingNote sending={sending} />
      </div>
    </article>
  );
}
