import { useState } from 'react';
import { useRights } from '#client/store/rights.ts';
import { Act } from '#client/ui/act.tsx';
import type { ActForm } from '#client/ui/act-form/act-form.ts';
import { Empty } from '#client/ui/empty.tsx';
import type { Course } from '#shared/wire/courses.ts';
import { nearVisits } from './shown-visits.ts';
import { visitActs } from './visit-acts.ts';
import { VisitRow } from './visit-row.tsx';
import styles from './visits.module.css';

interface Props {
  course: Course;
  onAct: (form: ActForm) => void;
}

/** The planned visits: those that matter now, and all of them on request. */
export function VisitList({ course, onAct }: Props) {
  const [all, setAll] = useState(false);
  const { may } = useRights();
  const { visits, phases, today } = course.judgement;
  const near = nearVisits(visits);
  const shown = all ? visits : near;
  const open = course.end === null && may('planCourses');
  return (
    <div>
      {shown.length === 0 && (
        <Empty title="No visits ahead">
          <span>The plan has come to its end.</span>
        </Empty>
      )}
      <ul aria-label="Planned visits">
        {shown.map((visit) => (
          <VisitRow
            key={visit.visitId ?? visit.visit}
            visit={visit}
            phase={phases[visit.phase]?.name ?? ''}
            today={today}
            acts={open ? visitActs(course, visit, today) : []}
            onAct={({ form }) => onAct(form)}
            maySeeSession={may('seeSession')}
          />
        ))}
      </ul>
      {visits.length > near.length && (
        <p className={styles.more}>
          <Act look="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Only those ahead' : `All ${visits.length} visits`}
          </Act>
        </p>
      )}
    </div>
  );
}
