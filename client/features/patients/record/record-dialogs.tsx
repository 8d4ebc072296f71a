import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import type { ActForm } from '#client/ui/act-form/act-form.ts';
import type { ClinicInfo, PatientRecord } from '#shared/wire/api.ts';
import { CorrectPatient } from '../correct-patient.tsx';
import { MergeRecord } from '../merge/merge-record.tsx';
import { OpenSession } from '../open-session.tsx';
import { RestrictRecord } from '../restriction/restrict-record.tsx';
import type { RestrictAct } from '../restriction/restriction-choices.ts';

/** The one dialog about a patient's record that is open. */
export type RecordOpen =
  | { what: 'session' | 'correct' | 'merge' }
  | { what: 'restriction'; act: RestrictAct }
  | { what: 'form'; form: ActForm };

interface Props {
  open: RecordOpen;
  patient: PatientRecord;
  about: string;
  clinic: ClinicInfo;
  /** Chairs with nobody in them. */
  free: readonly string[];
  onClose: () => void;
  onMerged: (patientId: string) => void;
}

/** Draws that dialog. */
export function RecordDialogs({ open, patient, about, clinic, free, onClose, onMerged }: Props) {
  switch (open.what) {
    case 'session':
      return <OpenSession patient={patient} clinic={clinic} free={free} onClose={onClose} />;
    case 'correct':
      return <CorrectPatient patient={patient} onClose={onClose} onCorrected={onClose} />;
    case 'merge':
      return (
        <MergeRecord patient={patient} timeZone={clinic.timeZone} onClose={onClose} onMerged={onMerged} />
      );
    case 'restriction':
      return <RestrictRecord patient={patient} act={open.act} onClose={onClose} />;
    case 'form':
      return (
        <ActDialog
          key={open.form.key}
          sessionId={patient.patientId}
          timeZone={clinic.timeZone}
          about={about}
          form={open.form}
          onClose={onClose}
        />
      );
  }
}
