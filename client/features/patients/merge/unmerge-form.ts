import { type ActForm, must } from '#client/ui/act-form/act-form.ts';
import { recordOverHttp } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { PatientRecord } from '#shared/wire/api.ts';

/** Takes a merged record apart again: it stands by itself from now on, with what was its own. */
export function unmergeForm({
  patientId,
  name,
  recordNumber,
}: Pick<PatientRecord['alsoRegisteredAs'][number], 'patientId' | 'name' | 'recordNumber'>): ActForm {
  return {
    key: `unmerge-${patientId}`,
    title: `Take apart record ${isolated(recordNumber)}`,
    lines: [
      `${isolated(name)}, record ${isolated(recordNumber)}, stands by itself again, with its own sessions and courses.`,
    ],
    fields: [{ kind: 'area', name: 'reason', label: 'Why', required: true }],
    act: 'Take apart',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp(`/api/v1/patients/${patientId}/unmerge`, { commandId, reason: must(answers, 'reason') }),
  };
}
