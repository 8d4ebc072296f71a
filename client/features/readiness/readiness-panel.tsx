import { useState } from 'react';
import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { type Rights, useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { formatClock } from '#client/ui/format.ts';
import type { Judgement, ReadinessJudgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { CriterionRow } from './criterion-row.tsx';
import classes from './readiness.module.css';
import { SignDialog } from './sign-dialog.tsx';
import { countsText, endText, inReadingOrder, VERDICT_WORDS } from './verdict.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
  onExtend: () => void;
}

/** Why this person cannot sign now, as a sentence; null when they can. */
function signBlock({ maySign, signBlockedBy }: ReadinessJudgement, { may }: Rights): string | null {
  if (!maySign) return signBlockedBy;
  return may('Sign') ? null : 'A prescriber signs the discharge.';
}

function isSuperseded({ signature }: Judgement): boolean {
  return signature !== null && signature.supersededBy.length > 0;
}

/** Who may go home, with evidence: verdict, then every criterion, unmet first; signing is the last line. */
export function ReadinessPanel({ state, judgement, openAct, onExtend }: Props) {
  const { readiness } = judgement;
  const rights = useRights();
  // Nothing is signed on a screen that cannot see the record.
  const blind = useLive((live) => live.status === 'blind' || live.status === 'outdated');
  const nowMs = useNow();
  const [signing, setSigning] = useState(false);
  const ended = state.end !== null;
  const blockedBy = signBlock(readiness, rights);
  return (
    <section className={classes.panel} aria-labelledby="readiness-title">
      <header className={classes.head}>
        <h2 id="readiness-title">Readiness</h2>
        <span>as of {formatClock(state.end?.takenAtMs ?? nowMs, state.timeZone)}</span>
      </header>
      <p className={classes.verdict}>
        <b>{state.end === null ? VERDICT_WORDS[readiness.verdict] : endText(state.end, state.timeZone)}</b>{' '}
        <span>{countsText(readiness)}</span>
      </p>
      {isSuperseded(judgement) && (
        <p className={classes.superseded}>Signature superseded: the record was changed since.</p>
      )}
      {readiness.extendProposed && !ended && (
        <p className={classes.extend}>
          <span>A measured criterion fails at the minimum time. Extend the observation?</span>
          <Act onClick={onExtend}>Extend</Act>
        </p>
      )}
      <ul className={classes.rows}>
        {inReadingOrder(readiness.criteria).map((line) => (
          <CriterionRow
            key={line.criterion}
            line={line}
            timeZone={state.timeZone}
            mayAct={!ended}
            mayOverride={rights.may('OverrideCriterion')}
            openAct={openAct}
          />
        ))}
      </ul>
      {!ended && (
        <div className={classes.sign}>
          <Act look="primary" blockedBy={blockedBy} onClick={() => setSigning(true)}>
            Sign discharge
          </Act>
          <p className={classes.quiet}>{blockedBy}</p>
        </div>
      )}
      {signing && !blind && (
        <SignDialog state={state} judgement={judgement} onClose={() => setSigning(false)} />
      )}
    </section>
  );
}
