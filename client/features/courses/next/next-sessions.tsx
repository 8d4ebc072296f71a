import { useNow } from '#client/store/now.ts';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { Course } from '#shared/wire/courses.ts';
import { orderForm } from '../acts/course-forms.ts';
import { type CourseOpen, dosingOf } from '../course-dialogs.tsx';
import { NextSession } from './next-session.tsx';

const EVERY_MINUTE_MS = 60_000;

interface Props {
  courses: readonly Course[];
  clinic: ClinicInfo;
  onOpen: (open: CourseOpen) => void;
}

/** What comes next in every course that runs. */
export function NextSessions({ courses, clinic, onOpen }: Props) {
  const nowMs = useNow(EVERY_MINUTE_MS);
  return courses.map((course) => {
    const dosing = dosingOf(clinic, course);
    return (
      <NextSession
        key={course.courseId}
        course={course}
        nowMs={nowMs}
        timeZone={clinic.timeZone}
        onOrder={
          dosing === null ? null : () => onOpen({ what: 'form', course, form: orderForm(course, dosing) })
        }
      />
    );
  });
}
