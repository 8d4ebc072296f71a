import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Panel } from '#client/ui/panel.tsx';
import type { ClinicInfo } from '#shared/wire/api.ts';
import type { Course } from '#shared/wire/courses.ts';
import { type CourseOpen, dosingOf } from './course-dialogs.tsx';
import { CoursePanel } from './course-panel.tsx';
import { EndedCourses } from './ended-courses.tsx';

interface Props {
  /** Newest first, as they came. */
  courses: readonly Course[];
  clinic: ClinicInfo;
  onOpen: (open: CourseOpen) => void;
}

/** The courses of a patient: those that run, the way to start one where none does, and those that have ended. */
export function RunningCourses({ courses, clinic, onOpen }: Props) {
  const { may, refusal } = useRights();
  const running = courses.filter(({ end }) => end === null);
  return (
    <>
      {running.map((course) => (
        <CoursePanel
          key={course.courseId}
          course={course}
          timeZone={clinic.timeZone}
          mayEditPlan={dosingOf(clinic, course) !== null}
          onAct={(form) => onOpen({ what: 'form', course, form })}
          onPlan={(what) => onOpen({ what, course })}
        />
      ))}
      {running.length === 0 && (
        <Panel title="Course">
          <Empty title="No course runs">
            <span>{refusal('changeCourses') ?? 'A course plans the visits and proposes their doses.'}</span>
            {may('changeCourses') && (
              <Act look="primary" onClick={() => onOpen({ what: 'start' })}>
                Start a course
              </Act>
            )}
          </Empty>
        </Panel>
      )}
      <EndedCourses
        courses={courses.filter(({ end }) => end !== null)}
        timeZone={clinic.timeZone}
        onAct={(course, form) => onOpen({ what: 'form', course, form })}
      />
    </>
  );
}
