import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { Icon } from '#client/ui/icon.tsx';
import { isolated } from '#client/ui/isolated.ts';
import { speaksAgainst, undecided } from '#shared/clinical/pre-dose/contraindications.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { againstText, decideOver } from './acts/decide-act.ts';
import classes from './pre-dose.module.css';

interface Props {
  state: SessionState;
  standing: Judgement['contraindication'];
  openAct: OpenAct;
}

/**
 * Above everything until a prescriber has decided, and after a decision not to give. In ink, not in a colour of severity: it
 * is no alarm, and cannot be overlooked either.
 */
export function ContraindicationBanner({ state, standing, openAct }: Props) {
  const { refusal } = useRights();
  if (standing === null) return null;
  const barred = refusal('DecideContraindications');
  const decision = state.contraindicationDecision;
  const waits = standing === 'undecided';
  return (
    <section className={classes.banner} data-standing={standing} role="alert" aria-label="Contraindication">
      <Icon name="cross" />
      <div>
        <p className={classes.headline}>
          {waits
            ? 'Something speaks against this dose. A prescriber decides.'
            : 'Decided: do not give this dose.'}
        </p>
        <ul>
          {(waits ? undecided(state) : speaksAgainst(state)).map((against) => (
            <li key={against.item}>{againstText(against)}</li>
          ))}
        </ul>
        {!waits && decision !== null && (
          <p>
            {formatClock(decision.atMs, state.timeZone)} {actorName(decision.by)}: {isolated(decision.reason)}
          </p>
        )}
        {barred !== null && waits && <p>{barred} Call one; nothing is cancelled by itself.</p>}
      </div>
      <Act blockedBy={barred} onClick={() => openAct(decideOver)}>
        {waits ? 'Decide' : 'Decide again'}
      </Act>
    </section>
  );
}
