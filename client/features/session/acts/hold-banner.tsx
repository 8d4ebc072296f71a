import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { formatClock } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import type { HoldJudgement } from '#shared/judgement.ts';
import classes from './acts.module.css';
import { overrideHold } from './dosing.ts';

interface Props {
  hold: HoldJudgement;
  timeZone: string;
  openAct: OpenAct;
}

/** Why the dose waits, what would lift it and when. Grey: a hold is no alarm. Overridden, it is a remark. */
export function HoldBanner({ hold, timeZone, openAct }: Props) {
  const { may } = useRights();
  if (!hold.active || hold.overridden !== null) return null;
  const blocked = may('OverrideHold')
    ? null
    : 'Only a prescriber overrides a hold. A dose given all the same is recorded as given on hold; it raises an alert.';
  return (
    <div className={classes.banner} role="status">
      <Icon name="pause" />
      <p>
        <b>Hold: {hold.reasons.join(', ')}</b>
        <small>
          {hold.passes} of {hold.passesNeeded} passing sets.
          {hold.repeatDueAtMs !== null &&
            ` Rest, then repeat at ${formatClock(hold.repeatDueAtMs, timeZone)}.`}
          {blocked !== null && ` ${blocked}`}
        </small>
      </p>
      <Act blockedBy={blocked} onClick={() => openAct(overrideHold)}>
        Override
      </Act>
    </div>
  );
}
