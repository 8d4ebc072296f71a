import { useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { serverNow } from '#client/store/now.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { allergiesText } from '#client/ui/allergies.ts';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ClinicInfo, PatientRecord } from '#shared/wire/api.ts';
import { openSessionForm } from './arrival-forms.ts';

interface Props {
  patient: PatientRecord;
  clinic: ClinicInfo;
  free: readonly string[];
  onClose: () => void;
}

/** Opens one session for one patient; its id is made with the dialog, so that it cannot be opened twice. */
export function OpenSession({ patient, clinic, free, onClose }: Props) {
  const [sessionId] = useState(newId);
  const { name, birthDate, recordNumber, allergies } = patient.identity;
  return (
    <ActDialog
      sessionId={patient.patientId}
      timeZone={clinic.timeZone}
      about={`${isolated(name)} · born ${formatBirthDate(birthDate)} · record ${isolated(recordNumber)} · ${allergiesText(allergies)}`}
      form={openSessionForm(sessionId, patient, clinic, free, serverNow())}
      onClose={onClose}
    />
  );
}
