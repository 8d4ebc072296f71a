import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { SessionState } from '#shared/state.ts';
import classes from '../acts/acts.module.css';
import { approveLimits, declineLimits, proposedText } from './answer-limits.ts';
import { limitsText } from './own-limits.ts';

interface Props {
  state: SessionState;
  openAct: OpenAct;
}

/** Limits that wait for a prescriber, or what the newest answer was. Grey: it is no alarm. */
export function LimitsBanner({ state, openAct }: Props) {
  const { may } = useRights();
  const { limitsProposed: waiting, timeZone } = state;
  if (state.end !== null) return null;
  if (waiting === null) return <Declined state={state} />;
  return (
    <section className={classes.banner} aria-label="Limits proposed">
      <Icon name="pencil" />
      <p>
        <b>
          Limits proposed by {actorName(waiting.by)} for the prescriber: {limitsText(waiting.limits)}
        </b>
        <small>
          {proposedText(waiting, timeZone)}
          {!may('FitLimits') && ' · A prescriber answers; until then nothing changes.'}
        </small>
      </p>
      {may('FitLimits') && (
        <>
          <Act onClick={() => openAct(declineLimits(waiting))}>Decline</Act>
          <Act look="primary" onClick={() => openAct(approveLimits(waiting))}>
            Look and approve
          </Act>
        </>
      )}
    </section>
  );
}

/** What became of the newest proposal where it was declined; an approval shows as the badge and its remark. */
function Declined({ state }: { state: SessionState }) {
  const { limitsDeclined: declined, limitsFitted: fitted, timeZone } = state;
  if (declined === null || (fitted !== null && fitted.atMs > declined.atMs)) return null;
  return (
    <section className={classes.banner} aria-label="Proposed limits declined">
      <Icon name="pencil" />
      <p>
        <b>
          Proposed limits declined by {actorName(declined.by)} {formatClock(declined.atMs, timeZone)}:{' '}
          {isolated(declined.reason)}
        </b>
        <small>The limits stay as they were.</small>
      </p>
    </section>
  );
}
