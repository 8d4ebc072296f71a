import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import type { ActForm } from '#client/ui/act-form/act-form.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { Course } from '#shared/wire/courses.ts';
import { EditPlan } from './plan/edit-plan.tsx';
import { StartCourse } from './plan/start-course.tsx';

/** The one dialog about courses that is open. */
export type CourseOpen =
  | { what: 'form'; course: Course; form: ActForm }
  | { what: 'plan' | 'return'; course: Course }
  | { what: 'start' };

interface Props {
  open: CourseOpen;
  patientId: string;
  /** Two identifiers of the patient. */
  about: string;
  clinic: ClinicInfo;
  today: string;
  onClose: () => void;
}

/** Draws that dialog. A plan is edited only while the clinic has its protocol. */
export function CourseDialogs({ open, patientId, about, clinic, today, onClose }: Props) {
  const { timeZone } = clinic;
  if (open.what === 'start')
    return (
      <StartCourse
        patientId={patientId}
        about={about}
        clinic={clinic}
        today={today}
        onClose={onClose}
        onDone={onClose}
      />
    );
  const { course } = open;
  if (open.what === 'form')
    return (
      <ActDialog
        key={open.form.key}
        sessionId={course.courseId}
        timeZone={timeZone}
        about={about}
        form={open.form}
        onClose={onClose}
      />
    );
  const dosing = dosingOf(clinic, course);
  if (dosing === null) return null;
  return (
    <EditPlan
      course={course}
      returning={open.what === 'return'}
      about={about}
      dosing={dosing}
      timeZone={timeZone}
      onClose={onClose}
      onDone={onClose}
    />
  );
}

/** How the doses of a course are given; null: the clinic has no such protocol any more. */
export function dosingOf(
  { protocols }: Pick<ClinicInfo, 'protocols'>,
  { protocol }: Pick<Course, 'protocol'>,
) {
  return protocols.find(({ protocolId }) => protocolId === protocol.protocolId)?.dosing ?? null;
}
