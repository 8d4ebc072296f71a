import { proposedRisks } from '#shared/clinical/pre-dose/medicines.ts';
import type { SessionState } from '#shared/state.ts';
import { MEDICINE_CLASS_WORDS } from '../acts/home-medicine.ts';
import { RISK_WORDS } from '../acts/risks.ts';
import { contentText } from '../words.ts';
import classes from './pre-dose.module.css';
import { SendAct } from './send-act.tsx';

/** What the medicines point to. The program proposes; whoever reads it states it, either way. */
export function MedicinesPart({ state }: { state: SessionState }) {
  return (
    <ul className={classes.proposals} aria-label="Risks that the medicines point to">
      {proposedRisks(state).map(({ risk, medicines }) => (
        <li key={risk}>
          <p>
            <b>{RISK_WORDS[risk]}?</b>
            {medicines.map(({ entryId, content }) => (
              <span key={entryId}>
                {contentText(content)} ({MEDICINE_CLASS_WORDS[content.class]})
              </span>
            ))}
          </p>
          <span className={classes.acts}>
            {[true, false].map((present) => (
              <SendAct
                key={String(present)}
                state={state}
                word={present ? 'State yes' : 'State no'}
                label={`${RISK_WORDS[risk]}: ${present ? 'state yes' : 'state no'}`}
                command={{ type: 'StateRisk', body: { risk, present, note: null } }}
              />
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
