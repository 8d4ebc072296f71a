import { type ActForm, type Field, given, must } from '#client/ui/act-form/act-form.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { planFields, planGiven } from '#client/ui/act-form/plan-fields.ts';
import { formatDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import { arrive, chairField, identityAsked } from './arrival-forms.ts';
import type { Opening } from './openings.ts';

interface Whom {
  sessionId: string;
  patient: PatientRecord;
  /** What may be opened; the first is chosen to begin with. */
  openings: readonly Opening[];
  free: readonly string[];
  nowMs: number;
  timeZone: string;
}

/**
 * Opens a session, and arrives it where a chair is chosen. Sent again after a lost answer, `sessionId` and the dialog's
 * id make it the same session. Filled in from the course where there is one.
 */
export function openSessionForm({ sessionId, patient, openings, free, nowMs, timeZone }: Whom): ActForm {
  const [first] = openings;
  const again =
    patient.lastSessionAtMs !== null &&
    formatDate(patient.lastSessionAtMs, timeZone) === formatDate(nowMs, timeZone);
  return {
    // A draft begun for another session of the course, with another dose proposed, is not taken up again.
    key: [
      'open-session',
      ...openings.flatMap(({ courseId, label }) => (courseId === null ? [] : [label])),
    ].join(':'),
    title: `Open a session: ${isolated(patient.identity.name)}`,
    lines: openings.flatMap(({ lines }) => lines),
    fields: [
      {
        kind: 'select',
        name: 'protocol',
        label: 'Protocol',
        required: true,
        options: openings.map(({ value, label }) => ({ value, label })),
        initial: first?.value ?? '',
      },
      ...openings.flatMap(({ value, protocol, dose }) =>
        planFields(protocol.dosing, dose, value).map(
          (field): Field => ({ ...field, when: { name: 'protocol', is: value } }),
        ),
      ),
      { kind: 'time', name: 'plannedAt', label: 'Planned for', hint: 'Today. Empty: now.' },
      chairField(free, 'Not here yet'),
      identityAsked,
      ...(again ? [secondSession] : []),
    ],
    act: 'Open session',
    send: async (answers, context) => {
      const chosen = openings.find(({ value }) => value === must(answers, 'protocol'));
      if (chosen === undefined) return notSent('Choose a protocol.');
      const chairId = given(answers, 'chairId');
      const opened = await recordOverHttp('/api/v1/sessions', {
        sessionId,
        commandId: context.entryId,
        patientId: patient.patientId,
        protocolId: chosen.protocol.protocolId,
        ...planGiven(chosen.protocol.dosing, answers, chosen.value),
        plannedAtMs: timeGiven(answers, 'plannedAt', context),
        chairId,
        secondSessionReason: given(answers, 'secondSessionReason'),
        courseId: chosen.courseId,
      });
      if (chairId === null || opened.state !== 'recorded') return opened;
      return arrive(sessionId, chairId, context);
    },
  };
}

const secondSession: Field = {
  kind: 'area',
  name: 'secondSessionReason',
  label: 'Why a second session today',
  hint: 'Only a prescriber may open one after a dose.',
};
