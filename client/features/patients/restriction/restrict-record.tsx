import { useClinicians } from '#client/connection/use-clinicians.ts';
import { useLive } from '#client/store/live.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { Answered } from '#client/ui/answered.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import { liftForm, restrictForm } from './restrict-form.ts';
import type { RestrictAct } from './restriction-choices.ts';

interface Props {
  patient: PatientRecord;
  act: RestrictAct;
  onClose: () => void;
}

/** Who may open a patient's record: named people, or everyone again. */
export function RestrictRecord({ patient, act, onClose }: Props) {
  const me = useLive((live) => live.me);
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const clinicians = useClinicians();
  const { name, birthDate } = patient.identity;
  if (clinicians.status !== 'ready')
    return (
      <Dialog title="Who opens this record" opened onClose={onClose}>
        <Answered fetched={clinicians} what="names">
          {() => null}
        </Answered>
      </Dialog>
    );
  return (
    <ActDialog
      sessionId={patient.patientId}
      timeZone={timeZone}
      about={`${isolated(name)} · born ${formatBirthDate(birthDate)}`}
      form={act === 'lift' ? liftForm(patient) : restrictForm(patient, clinicians.answer, me)}
      onClose={onClose}
    />
  );
}
