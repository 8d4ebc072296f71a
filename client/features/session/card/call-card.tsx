import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import formStyles from '#client/ui/form.module.css';
import { ageYears, formatBirthDate, formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { SEX_WORDS } from '#client/ui/sex-words.ts';
import type { EmergencyFacts } from '#shared/clinic-events.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './call-card.module.css';
import { recordCall } from './record-call.ts';
import { sbar } from './sbar.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
  onClose: () => void;
}

/**
 * Everything to read out when help is called: where, who, what was given, how they are now. It calls nobody by itself: a
 * person decides.
 */
export function CallCard({ state, judgement, openAct, onClose }: Props) {
  const nowMs = useNow();
  const clinic = useLive((live) => live.clinic);
  const { identity, timeZone } = state;
  const years = ageYears(identity.birthDate, nowMs, timeZone);
  return (
    <Dialog title="Call card" opened onClose={onClose} size="lg">
      <div className={classes.card}>
        <Where name={clinic?.name ?? ''} emergency={clinic?.settings.emergency} />
        <section>
          <h3>Who</h3>
          <p>
            <b>{isolated(identity.name)}</b>, {years} {SEX_WORDS[identity.sex]}, born{' '}
            {formatBirthDate(identity.birthDate)}, chair {state.chairId ?? '––'}
          </p>
        </section>
        {sbar(state, judgement, nowMs).map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
        <p className={classes.quiet}>
          As of {formatClock(nowMs, timeZone)}. Nobody is called by this screen.
        </p>
        <p className={formStyles.acts}>
          <Act onClick={onClose}>Not now</Act>
          <Act
            look="primary"
            onClick={() => {
              onClose();
              openAct(recordCall);
            }}
          >
            Record the call
          </Act>
        </p>
      </div>
    </Dialog>
  );
}

function Where({ name, emergency }: { name: string; emergency: EmergencyFacts | undefined }) {
  if (emergency === undefined)
    return (
      <section>
        <h3>Call</h3>
        <p>
          <b>{isolated(name)}</b>. No number and no address are written down: an admin does so under Settings.
        </p>
      </section>
    );
  return (
    <section>
      <h3>Call</h3>
      <p>
        <a className={classes.number} href={`tel:${emergency.number.replace(/[^+\d]/g, '')}`}>
          {isolated(emergency.number)}
        </a>
      </p>
      <p>
        <b>{isolated(name)}</b>, {isolated(emergency.address)}. Call back on{' '}
        <b>{isolated(emergency.phone)}</b>
      </p>
    </section>
  );
}
