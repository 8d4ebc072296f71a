import { serverNow, useNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { Remark } from '#shared/remark.ts';
import type { SessionState } from '#shared/state.ts';
import { seriousnessText } from '../event-words.ts';
import { reportSerious } from '../serious/report-serious.ts';
import classes from './acts.module.css';
import { checksToNotice, checkText } from './check-text.ts';
import { checkNotDone } from './facts.ts';
import { completeCallBack } from './leaving.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
  onOpenEntry: (entryId: string) => void;
  /** Goes to the list before the dose, folded among what was given. */
  onOpenLines: () => void;
}

/**
 * Beside the numbers: a hold overridden, call-backs, what needs a second look, checks that are late or failed (alerts
 * say it first), devices.
 */
export function Remarks({ state, judgement, openAct, onOpenEntry, onOpenLines }: Props) {
  const nowMs = useNow();
  const { overridden } = judgement.hold;
  const callBacks = judgement.callBacks.filter(({ done }) => done === null);
  const told = judgement.remarks.filter(({ kind }) => kind !== 'protocolUnapproved');
  const loud = told.filter(({ kind }) => kind !== 'repeated' && kind !== 'considerSerious');
  const considered = told.filter(({ kind }) => kind === 'considerSerious');
  // Means of several readings ask for nothing: they stay behind one line, so that readiness stays in view.
  const quiet = told.filter(({ kind }) => kind === 'repeated');
  const bound = state.bindings.filter(({ toMs }) => toMs === null);
  return (
    <ul className={classes.remarks} aria-label="To notice">
      {state.end === null && overridden !== null && (
        <li>
          Hold overridden {formatClock(overridden.atMs, state.timeZone)} by {actorName(overridden.by)}:{' '}
          {isolated(overridden.reason)}
        </li>
      )}
      {callBacks.map(({ entryId, message }) => (
        <li key={entryId}>
          Call back: {isolated(message)}
          <Act look="link" onClick={() => openAct(completeCallBack(entryId, message))}>
            Record the call
          </Act>
        </li>
      ))}
      {considered.map(({ entryId, message }) => (
        <li key={message}>
          {message}
          <Act
            look="link"
            aria-label={`Begin a draft: ${message}`}
            onClick={() => openAct(reportSerious(serverNow, entryId))}
          >
            Begin a draft
          </Act>
        </li>
      ))}
      {state.seriousEvents.map(({ entryId, content }) => (
        <li key={entryId}>
          <span>
            Serious event, <b>DRAFT</b>: {isolated(content.what)}, {seriousnessText(content)}
          </span>
          <Act
            look="link"
            aria-label={`Look at the draft: ${isolated(content.what)}`}
            onClick={() => onOpenEntry(entryId)}
          >
            Look
          </Act>
        </li>
      ))}
      {loud.map((remark) => (
        <RemarkLine
          key={`${remark.kind}-${remark.entryId}-${remark.message}`}
          remark={remark}
          state={state}
          onOpenEntry={onOpenEntry}
          onOpenLines={onOpenLines}
        />
      ))}
      {state.end === null &&
        checksToNotice(judgement.checks).map((check) => (
          <li key={check.checkId}>
            {checkText(check, nowMs, state.timeZone)}
            {check.kind !== 'hold' && (
              <Act look="link" onClick={() => openAct(checkNotDone(check.checkId, check.label))}>
                Not done, say why
              </Act>
            )}
          </li>
        ))}
      {quiet.length > 0 && (
        <li className={classes.folded}>
          <details>
            <summary>{quiet.length} more to know: means of repeats</summary>
            <ul className={classes.remarks}>
              {quiet.map((remark) => (
                <RemarkLine
                  key={remark.message}
                  remark={remark}
                  state={state}
                  onOpenEntry={onOpenEntry}
                  onOpenLines={onOpenLines}
                />
              ))}
            </ul>
          </details>
        </li>
      )}
      {bound.map(({ deviceId, name, fromMs }) => (
        <li key={`${deviceId}-${fromMs}`}>
          Device {isolated(name)} posts to this session since {formatClock(fromMs, state.timeZone)}
        </li>
      ))}
    </ul>
  );
}

interface LineProps {
  remark: Remark;
  state: SessionState;
  onOpenEntry: (entryId: string) => void;
  onOpenLines: () => void;
}

function RemarkLine({ remark: { kind, entryId, message }, state, onOpenEntry, onOpenLines }: LineProps) {
  return (
    <li>
      {isolated(message)}
      {kind === 'checklistOpen' && (
        <Act look="link" aria-label="Answer the open lines" onClick={onOpenLines}>
          Answer
        </Act>
      )}
      {entryId !== null && state.entries[entryId] !== undefined && (
        <Act look="link" aria-label={`Look at it: ${isolated(message)}`} onClick={() => onOpenEntry(entryId)}>
          Look
        </Act>
      )}
    </li>
  );
}
