import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './acts.module.css';
import { endHandover, takeOver } from './take-over.ts';

/** Who is asked to take the patient over. Grey: it is no alarm, the patient is held until then. */
export function HandoverBanner({ state, openAct }: { state: SessionState; openAct: OpenAct }) {
  const me = useLive((live) => live.me?.staffId);
  const { may } = useRights();
  const { handover, timeZone } = state;
  if (handover === null || state.end !== null) return null;
  const asked = handover.toStaffId === me;
  return (
    <section className={classes.banner} aria-label="Handover offered">
      <Icon name="person" />
      <p>
        <b>
          {actorName(handover.by)} asked {asked ? 'you' : isolated(handover.toName)} to take over,{' '}
          {formatClock(handover.atMs, timeZone)}
        </b>
        <small>{handover.note === null ? 'Until then nothing changes.' : isolated(handover.note)}</small>
      </p>
      {may('EndHandover') && (
        <Act onClick={() => openAct(endHandover)}>{asked ? 'Decline' : 'Take back'}</Act>
      )}
      {asked && may('TakeOver') && (
        <Act look="primary" onClick={() => openAct(takeOver)}>
          Look and accept
        </Act>
      )}
    </section>
  );
}
