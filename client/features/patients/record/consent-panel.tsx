import { newId } from '#client/connection/ids.ts';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import type { ActForm } from '#client/ui/act-form/act-form.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Panel } from '#client/ui/panel.tsx';
import type { Consent, PatientRecord } from '#shared/wire/api.ts';
import { recordConsentForm, remsForm, withdrawConsentForm } from './consent-forms.ts';
import { CONSENT_WORDS, consentState, consentText, remsText } from './consent-words.ts';
import styles from './record.module.css';

interface Props {
  patient: PatientRecord;
  today: string;
  onAct: (form: ActForm) => void;
}

/** What is on file before anything is given: consents with their days, and the enrolment in the REMS. */
export function ConsentPanel({ patient, today, onAct }: Props) {
  const { may } = useRights();
  const { patientId, consents, rems } = patient;
  const mayRecord = may('recordConsent');
  return (
    <Panel
      title="Consent and REMS"
      act={
        mayRecord && (
          <Act onClick={() => onAct(recordConsentForm(patientId, newId(), today))}>Record a consent</Act>
        )
      }
    >
      <ul>
        {consents?.length === 0 && (
          <li className={styles.consent}>
            <p>
              <b>No consent on file</b>
            </p>
          </li>
        )}
        {consents?.map((consent) => (
          <ConsentRow
            key={consent.consentId}
            consent={consent}
            today={today}
            onWithdraw={mayRecord ? () => onAct(withdrawConsentForm(patientId, consent)) : null}
          />
        ))}
        <li className={styles.consent}>
          <p>
            <b>REMS</b>
            <span>{remsText(rems)}</span>
            {rems?.note != null && <span>{isolated(rems.note)}</span>}
          </p>
          {mayRecord && (
            <Act onClick={() => onAct(remsForm(patientId, rems, today))}>
              State<span className="visually-hidden"> the enrolment in the REMS</span>
            </Act>
          )}
        </li>
      </ul>
    </Panel>
  );
}

interface RowProps {
  consent: Consent;
  today: string;
  onWithdraw: (() => void) | null;
}

function ConsentRow({ consent, today, onWithdraw }: RowProps) {
  const state = consentState(consent, today);
  return (
    <li className={styles.consent} data-valid={consent.valid}>
      <p>
        <b>
          {CONSENT_WORDS[consent.consent]}
          {state !== '' && <span className={styles.state}>{state}</span>}
        </b>
        <span>{consentText(consent)}</span>
      </p>
      {onWithdraw !== null && consent.withdrawnAtMs === null && (
        <Act onClick={onWithdraw}>
          Withdraw
          <span className="visually-hidden">
            {' '}
            the consent to {CONSENT_WORDS[consent.consent].toLowerCase()}
          </span>
        </Act>
      )}
    </li>
  );
}
