import { useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { useFetched } from '#client/connection/use-fetched.ts';
import { serverNow } from '#client/store/now.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { allergiesText } from '#client/ui/allergies.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { ClinicInfo, PatientRecord } from '#shared/wire/api.ts';
import type { Course } from '#shared/wire/courses.ts';
import { openSessionForm } from './open-session-form.ts';
import { openingsOf } from './openings.ts';

interface Props {
  patient: PatientRecord;
  clinic: ClinicInfo;
  free: readonly string[];
  /** The course whose visit it is for, where there are several. */
  courseId?: string;
  onClose: () => void;
}

/**
 * Opens one session for one patient; its id is made with the dialog, so that it cannot be opened twice. The courses of the
 * patient are asked first: the next session of one that runs is what the form begins with.
 */
export function OpenSession({ patient, clinic, free, courseId, onClose }: Props) {
  const [sessionId] = useState(newId);
  const [turn, setTurn] = useState(0);
  const path = `/api/v1/patients/${patient.patientId}/courses`;
  const courses = useFetched<{ courses: Course[] }>(path, turn);
  const { name, birthDate, recordNumber, allergies } = patient.identity;
  if (courses.status !== 'ready')
    return (
      <Dialog title={`Open a session: ${isolated(name)}`} opened onClose={onClose}>
        <Answered fetched={courses} what="courses" onAgain={() => setTurn(turn + 1)}>
          {() => null}
        </Answered>
      </Dialog>
    );
  const openings = openingsOf(clinic.protocols, courses.answer.courses).sort(
    (a, b) => Number(b.courseId === courseId) - Number(a.courseId === courseId),
  );
  return (
    <ActDialog
      sessionId={patient.patientId}
      timeZone={clinic.timeZone}
      about={`${isolated(name)} · born ${formatBirthDate(birthDate)} · record ${isolated(recordNumber)} · ${allergiesText(allergies)}`}
      form={openSessionForm({
        sessionId,
        patient,
        openings,
        free,
        nowMs: serverNow(),
        timeZone: clinic.timeZone,
      })}
      onClose={onClose}
    />
  );
}
