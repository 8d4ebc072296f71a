import { type SendOutcome, sendCommand } from '#client/connection/send-command.ts';
import { type ActContext, type ActForm, type Field, given, must } from '#client/ui/act-form/act-form.ts';
import { timeGiven } from '#client/ui/act-form/clock-time.ts';
import { notSent, recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { planFields, planGiven } from '#client/ui/act-form/plan-fields.ts';
import { formatDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { BoardSummary } from '#shared/summary.ts';
import type { ClinicInfo, PatientRecord } from '#shared/wire/api.ts';

const identityAsked: Field = {
  kind: 'check',
  name: 'identityAsked',
  label: 'Name and birth date said by the patient or read from the wristband',
  required: true,
};

function chairField(free: readonly string[], none: string | null): Field {
  const options = free.map((chairId) => ({ value: chairId, label: `Chair ${chairId}` }));
  const label = 'Chair';
  if (none === null) {
    const choose = { value: '', label: free.length === 0 ? 'No chair is free' : 'Choose' };
    return { kind: 'select', name: 'chairId', label, required: true, options: [choose, ...options] };
  }
  return { kind: 'select', name: 'chairId', label, options: [{ value: '', label: none }, ...options] };
}

/** Someone expected is here: which chair, after two identifiers. */
export function arriveForm({ sessionId, identity }: BoardSummary, free: readonly string[]): ActForm {
  return {
    key: 'arrive',
    title: `Arrive ${isolated(identity.name)}`,
    fields: [chairField(free, null), identityAsked],
    act: 'Arrive',
    send: async (answers, context) => {
      return arrive(sessionId, must(answers, 'chairId'), context);
    },
  };
}

/**
 * Opens a session, and arrives it where a chair is chosen. Sent again after a lost answer, `sessionId` and the dialog's
 * id make it the same session.
 */
export function openSessionForm(
  sessionId: string,
  patient: PatientRecord,
  clinic: ClinicInfo,
  free: readonly string[],
  nowMs: number,
): ActForm {
  const [first] = clinic.protocols;
  const again =
    patient.lastSessionAtMs !== null &&
    formatDate(patient.lastSessionAtMs, clinic.timeZone) === formatDate(nowMs, clinic.timeZone);
  return {
    key: 'open-session',
    title: `Open a session: ${isolated(patient.identity.name)}`,
    fields: [
      {
        kind: 'select',
        name: 'protocol',
        label: 'Protocol',
        required: true,
        options: clinic.protocols.map((one) => ({ value: one.protocolId, label: protocolLabel(one) })),
        initial: first?.protocolId ?? '',
      },
      ...clinic.protocols.flatMap(({ protocolId, dosing }) =>
        planFields(dosing, null, protocolId).map(
          (field): Field => ({ ...field, when: { name: 'protocol', is: protocolId } }),
        ),
      ),
      { kind: 'time', name: 'plannedAt', label: 'Planned for', hint: 'Today. Empty: now.' },
      chairField(free, 'Not here yet'),
      identityAsked,
      ...(again ? [secondSession] : []),
    ],
    act: 'Open session',
    send: async (answers, context) => {
      const protocolId = must(answers, 'protocol');
      const protocol = clinic.protocols.find((one) => one.protocolId === protocolId);
      if (protocol === undefined) return notSent('Choose a protocol.');
      const chairId = given(answers, 'chairId');
      const opened = await recordOverHttp('/api/v1/sessions', {
        sessionId,
        commandId: context.entryId,
        patientId: patient.patientId,
        protocolId,
        ...planGiven(protocol.dosing, answers, protocolId),
        plannedAtMs: timeGiven(answers, 'plannedAt', context),
        chairId,
        secondSessionReason: given(answers, 'secondSessionReason'),
      });
      if (chairId === null || opened.state !== 'recorded') return opened;
      return arrive(sessionId, chairId, context);
    },
  };
}

/** `Esketamine IN 1.1, needs approval`: what the session will be pinned to. */
function protocolLabel({ name, version, approvedBy }: ClinicInfo['protocols'][number]): string {
  return `${isolated(name)} ${isolated(version)}${approvedBy === null ? ', needs approval' : ''}`;
}

function arrive(sessionId: string, chairId: string, { idOf }: ActContext): Promise<SendOutcome> {
  const command = { type: 'ArrivePatient', body: { chairId } } as const;
  return sendCommand(sessionId, command, { commandId: idOf(command) });
}

const secondSession: Field = {
  kind: 'area',
  name: 'secondSessionReason',
  label: 'Why a second session today',
  hint: 'Only a prescriber may open one after a dose.',
};
