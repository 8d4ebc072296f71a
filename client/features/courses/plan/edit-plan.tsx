import { useState } from 'react';
import { newId } from '#client/connection/ids.ts';
import { useDraft } from '#client/store/drafts.ts';
import { ActField } from '#client/ui/act-form/act-field.tsx';
import type { DosingForm } from '#shared/protocols/dosing-form.ts';
import type { Course } from '#shared/wire/courses.ts';
import { changeCourse } from '../acts/change-course.ts';
import { WHY } from '../visits/visit-forms.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { draftOfPlan, readPlanDraft } from './plan-draft.ts';

interface Props {
  course: Course;
  /** The plan with the denser rhythm back, for a prescriber to look at and change. */
  returning: boolean;
  about: string;
  dosing: DosingForm;
  timeZone: string;
  onClose: () => void;
  onDone: () => void;
}

/** Changes the plan of a course that runs, with the reason. Of two who change it at once the second is told. */
export function EditPlan({ course, returning, about, dosing, timeZone, onClose, onDone }: Props) {
  const [ids] = useState(() => ({ entryId: newId(), seq: course.seq }));
  const key = `plan${returning ? '-back' : ''}:${course.courseId}`;
  const [kept, keep, clear] = useDraft(key);
  const [reason, setReason, clearReason] = useDraft(`${key}:why`);
  const plan = returning && course.returningPlan !== null ? course.returningPlan : course.plan;
  return (
    <PlanDialog
      title={returning ? 'Back to the rhythm before' : 'Edit the plan'}
      about={about}
      act="Change the plan"
      lines={[
        returning
          ? 'A proposal: look at the days, change what you want. Nothing has changed yet.'
          : 'Sessions that happened stay. Visits that were moved, missed or left out keep what was said of them.',
      ]}
      draft={readPlanDraft(kept) ?? draftOfPlan(plan, plan.startDay)}
      draftKey={key}
      onDraft={(draft) => keep(JSON.stringify(draft))}
      before={plan}
      dosing={dosing}
      today={course.judgement.today}
      below={<ActField field={WHY} timeZone={timeZone} value={reason} onChange={setReason} first={false} />}
      missing={reason.trim() === '' ? 'Why: not filled in yet.' : null}
      send={(changed) =>
        changeCourse({ courseId: course.courseId, seq: ids.seq }, ids, {
          method: 'PUT',
          part: '/plan',
          body: { plan: changed, reason },
        })
      }
      onClose={onClose}
      onDone={() => {
        clear();
        clearReason();
        onDone();
      }}
    />
  );
}
