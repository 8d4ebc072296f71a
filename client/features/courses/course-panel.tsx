import { newId } from '#client/connection/ids.ts';
import { useRights } from '#client/store/rights.ts';
import type { ActForm } from '#client/ui/act-form/act-form.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatLongDay } from '#client/ui/format.ts';
import { indicationText } from '#client/ui/indication-words.ts';
import { isolated } from '#client/ui/isolated.ts';
import { type Choice, MoreMenu } from '#client/ui/more-menu.tsx';
import { Panel } from '#client/ui/panel.tsx';
import type { Course } from '#shared/wire/courses.ts';
import { endForm, indicationForm, reviewForm } from './acts/course-forms.ts';
import styles from './course.module.css';
import { CourseNotices } from './course-notices.tsx';
import { protocolName } from './course-words.ts';
import { PhaseBar } from './phase-bar.tsx';
import { addVisitForm } from './visits/visit-forms.ts';
import { VisitList } from './visits/visit-list.tsx';

interface Props {
  course: Course;
  timeZone: string;
  /** The clinic still has its protocol: doses can be chosen. */
  mayEditPlan: boolean;
  onAct: (form: ActForm) => void;
  /** Opens the plan: as it is, or with the denser rhythm back. */
  onPlan: (what: 'plan' | 'return') => void;
}

/** A course that runs: what it is for, its phases, what waits for a decision, and its visits. */
export function CoursePanel({ course, timeZone, mayEditPlan, onAct, onPlan }: Props) {
  const { may } = useRights();
  const prescribes = may('changeCourses');
  const choices: Choice[] = [
    ...(prescribes && mayEditPlan ? [{ label: 'Edit the plan', onChoose: () => onPlan('plan') }] : []),
    ...(may('planCourses')
      ? [
          {
            label: 'Add a booster',
            onChoose: () => {
              onAct(addVisitForm(course, newId()));
            },
          },
        ]
      : []),
    ...(prescribes
      ? [
          { label: 'What it is given for', onChoose: () => onAct(indicationForm(course)) },
          { label: 'End the course', onChoose: () => onAct(endForm(course)) },
        ]
      : []),
  ];
  return (
    <Panel
      title={`Course: ${protocolName(course)}`}
      count={indicationText(course)}
      act={<MoreMenu label="Change" about="the course" title="Change the course" choices={choices} />}
    >
      <p className={styles.about}>
        <span>{`Begun ${formatLongDay(course.started.atMs, timeZone)} by ${actorName(course.started.by)}`}</span>
        {course.offLabel === true && <span>Off-label use</span>}
      </p>
      {course.treatmentPlan !== null && <p className={styles.plan}>{isolated(course.treatmentPlan)}</p>}
      <PhaseBar course={course} />
      <CourseNotices
        course={course}
        onReview={(session) => onAct(reviewForm(course, session))}
        onReturn={() => onPlan('return')}
      />
      <VisitList course={course} onAct={onAct} />
    </Panel>
  );
}
