import { type ActForm, type Field, given, must } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { formatBirthDate } from '#client/ui/format.ts';
import { CONSENTS } from '#shared/patient-events.ts';
import type { Consent, PatientRecord } from '#shared/wire/api.ts';
import { CONSENT_WORDS } from './consent-words.ts';

const WHY: Field = { kind: 'area', name: 'reason', label: 'Why', required: true };

/** A consent that is on file. Its id is made with the dialog: a second press is the same consent. */
export function recordConsentForm(patientId: string, consentId: string, today: string): ActForm {
  return {
    key: 'record-consent',
    title: 'Record a consent',
    lines: ['The signed paper stays where it is kept; here stands that it is there.'],
    fields: [
      {
        kind: 'choice',
        name: 'consent',
        label: 'Consent to',
        required: true,
        options: CONSENTS.map((value) => ({ value, label: CONSENT_WORDS[value] })),
      },
      { kind: 'date', name: 'signedOn', label: 'Signed on', required: true, initial: today },
      { kind: 'date', name: 'validThrough', label: 'Valid until, this day included. Empty: until withdrawn' },
      { kind: 'text', name: 'keptAt', label: 'Kept where' },
    ],
    act: 'Record',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(`/api/v1/patients/${patientId}/consents`, {
        commandId,
        consentId,
        consent: must(answers, 'consent'),
        signedOn: must(answers, 'signedOn'),
        validThrough: given(answers, 'validThrough'),
        keptAt: given(answers, 'keptAt'),
      }),
  };
}

export function withdrawConsentForm(patientId: string, { consentId, consent, signedOn }: Consent): ActForm {
  return {
    key: `withdraw-${consentId}`,
    title: 'Withdraw a consent',
    lines: [
      `${CONSENT_WORDS[consent]}, signed ${formatBirthDate(signedOn)}. It stays on record as withdrawn; nothing is cancelled by it.`,
    ],
    fields: [WHY],
    act: 'Withdraw',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(`/api/v1/patients/${patientId}/consents/${consentId}/withdraw`, {
        commandId,
        reason: must(answers, 'reason'),
      }),
  };
}

export function remsForm(patientId: string, rems: PatientRecord['rems'], today: string): ActForm {
  return {
    key: 'rems-enrolment',
    title: 'Enrolment in the REMS',
    fields: [
      {
        kind: 'choice',
        name: 'enrolled',
        label: 'Enrolled?',
        required: true,
        options: [
          { value: 'yes', label: 'Enrolled' },
          { value: 'no', label: 'Not enrolled' },
        ],
        initial: rems === null ? '' : rems.enrolled ? 'yes' : 'no',
      },
      {
        kind: 'date',
        name: 'on',
        label: 'Since',
        initial: rems?.on ?? today,
        when: { name: 'enrolled', is: 'yes' },
      },
      { kind: 'area', name: 'note', label: 'Note' },
    ],
    act: 'Record',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(
        `/api/v1/patients/${patientId}/rems-enrolment`,
        {
          commandId,
          enrolled: must(answers, 'enrolled') === 'yes',
          on: given(answers, 'on'),
          note: given(answers, 'note'),
        },
        { method: 'PUT' },
      ),
  };
}
