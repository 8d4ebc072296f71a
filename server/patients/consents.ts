import { isCalendarDay } from '#shared/courses/days.ts';
import type { PatientEvent } from '#shared/patient-events.ts';
import type { Problem } from '#shared/wire/api.ts';
import { clinicFacts } from '../clinic/clinic.ts';
import type { Rooms } from '../clinics.ts';
import type { House } from '../house.ts';
import { askedBefore, type CarriedOut, carryOut, type HouseCommand } from '../house-command.ts';
import { problem } from '../http/problem.ts';
import type { PatientConsentRow } from '../log/projection-tables.ts';
import { localDate } from '../sessions/days.ts';

export type PaperEvent = Extract<
  PatientEvent,
  { type: 'ConsentRecorded' | 'ConsentWithdrawn' | 'RemsEnrolmentStated' }
>;

/**
 * Records what is on file of a patient: a consent, its withdrawal, the enrolment in the REMS. Whether a dose may be given is not
 * decided here: the checklist asks a person. A consent is withdrawn where it was recorded, perhaps in a record that was merged into
 * this one. Calls for one patient must not overlap.
 */
export async function recordPaper(
  { house, aliases }: Pick<Rooms, 'house' | 'aliases'>,
  command: HouseCommand,
  patientId: string,
  event: PaperEvent,
): Promise<CarriedOut> {
  const before = await askedBefore(house, command);
  if (before !== null) return before;
  const { timeZone } = await clinicFacts(house);
  const today = localDate(house.stamp(), timeZone);
  const consent =
    event.type === 'RemsEnrolmentStated'
      ? null
      : await findConsent(house, aliases.recordsOf(patientId), event.body.consentId);
  const against = objection(event, consent, today);
  if (against !== null) return { ok: false, problem: against };
  const recordId = consent?.patient_id ?? patientId;
  return carryOut(house, command, {
    kind: 'patient',
    streamId: recordId,
    patientId: recordId,
    events: [event],
  });
}

function objection(event: PaperEvent, consent: ConsentOnFile | null, today: string): Problem | null {
  switch (event.type) {
    case 'RemsEnrolmentStated':
      return event.body.on === null ? null : pastDayProblem(event.body.on, today, '/on');
    case 'ConsentRecorded': {
      const { signedOn, validThrough } = event.body;
      if (consent !== null) return problem('conflict', 409, 'This consent is on file already.', '/consentId');
      const wrong = pastDayProblem(signedOn, today, '/signedOn');
      if (wrong !== null || validThrough === null) return wrong;
      return isCalendarDay(validThrough) && validThrough >= signedOn ? null : ENDS_BEFORE;
    }
    case 'ConsentWithdrawn':
      if (consent === null) return problem('not-found', 404, 'There is no such consent.');
      if (consent.withdrawn_at === null) return null;
      return problem('alreadyDone', 409, 'This consent was withdrawn before.');
  }
}

const ENDS_BEFORE = problem(
  'impossibleValue',
  422,
  'The last day of the consent is no day of the calendar, or lies before its first.',
  '/validThrough',
);

function pastDayProblem(day: string, today: string, pointer: string): Problem | null {
  if (isCalendarDay(day) && day <= today) return null;
  const sentence = isCalendarDay(day) ? 'This day is still to come.' : 'This is no day of the calendar.';
  return problem('impossibleValue', 422, sentence, pointer);
}

type ConsentOnFile = Pick<PatientConsentRow, 'patient_id' | 'withdrawn_at'>;

async function findConsent(
  house: House,
  patientIds: readonly string[],
  consentId: string,
): Promise<ConsentOnFile | null> {
  const row = await house.db
    .selectFrom('patient_consents')
    .select(['patient_id', 'withdrawn_at'])
    .where('clinic_id', '=', house.clinicId)
    .where('patient_id', 'in', patientIds)
    .where('consent_id', '=', consentId)
    .executeTakeFirst();
  return row ?? null;
}
