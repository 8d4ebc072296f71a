import { useFetched } from '#client/connection/use-fetched.ts';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { SessionState } from '#shared/state.ts';
import { consentOffers, type OnFile } from './consent-offers.ts';
import classes from './pre-dose.module.css';
import { SendAct } from './send-act.tsx';

/** The consents of the patient's record. The record is asked only now: looking at it is noted. */
export function ConsentsOnFile({ state }: { state: SessionState }) {
  const record = useFetched<OnFile>(`/api/v1/patients/${state.patientId}`);
  if (record.status === 'loading') return <p role="status">Loading the consents on file…</p>;
  if (record.status === 'failed')
    return <ProblemNote title="The consents on file did not load" sentence={record.sentence} />;
  const offers = consentOffers(record.answer);
  if (offers.length === 0)
    return <p>The record holds no valid consent. A paper is entered by its date, with Seen.</p>;
  return (
    <ul className={classes.proposals} aria-label="Consents on file">
      {offers.map(({ consentId, keptAt, seen }) => (
        <li key={consentId}>
          <p>
            <b>Consent of {formatBirthDate(seen.signedOn)}</b>
            <span>
              {seen.validThrough === null
                ? 'valid until withdrawn'
                : `valid through ${formatBirthDate(seen.validThrough)}`}
              {seen.coversOffLabel && ', covers off-label use'}
              {keptAt !== null && `, kept at ${isolated(keptAt)}`}
            </span>
          </p>
          <span className={classes.acts}>
            <SendAct
              state={state}
              word="Seen"
              label={`Consent of ${formatBirthDate(seen.signedOn)}: Seen`}
              command={{
                type: 'AnswerChecklist',
                body: { item: 'consent', answer: 'yes', note: keptAt, consent: seen },
              }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
