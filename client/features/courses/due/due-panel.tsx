import { useState } from 'react';
import { useFetched } from '#client/connection/use-fetched.ts';
import { boardStore } from '#client/store/board.ts';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import type { ActForm } from '#client/ui/act-form/act-form.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { formatBirthDate } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { Panel } from '#client/ui/panel.tsx';
import { useToday } from '#client/ui/use-today.ts';
import { addDays } from '#shared/courses/days.ts';
import type { DueVisit, DueVisits } from '#shared/wire/courses.ts';
import styles from './due.module.css';
import { type DueGroups, dueGroups, dueText } from './due-groups.ts';
import { DueRow } from './due-row.tsx';

const DAYS_AHEAD = 7;
const GROUPS = [
  ['overdue', 'Overdue'],
  ['today', 'Due today'],
  ['ahead', 'Next 7 days'],
] as const satisfies readonly (readonly [keyof DueGroups, string])[];

interface Props {
  /** Opens a session for the visit; asked anew with every `version`. */
  onOpen: (visit: DueVisit) => void;
  version: number;
}

/** Who is due by the courses: what waits from before, today, and the days ahead. */
export function DuePanel({ onOpen, version }: Props) {
  const today = useToday();
  const timeZone = useLive((live) => live.clinic?.timeZone ?? 'UTC');
  const { may } = useRights();
  const [turn, setTurn] = useState(0);
  const [acting, act] = useState<{ visit: DueVisit; form: ActForm } | null>(null);
  // A session that opens or ends at another screen changes who is due.
  const sessions = boardStore(({ received }) => Object.keys(received).length);
  const path = `/api/v1/visits?from=${today}&to=${addDays(today, DAYS_AHEAD)}`;
  const fetched = useFetched<DueVisits>(path, `${turn}-${version}-${sessions}`);
  const again = () => setTurn((before) => before + 1);
  const groups = fetched.status === 'ready' ? dueGroups(fetched.answer) : null;
  return (
    <Panel title="Visits" {...(groups !== null && { count: dueText(groups) })}>
      <Answered fetched={fetched} what="visits" onAgain={again}>
        {(answer) => (
          <>
            {GROUPS.map(([key, title]) => {
              const visits = dueGroups(answer)[key];
              if (visits.length === 0) return null;
              return (
                <section key={key} aria-label={title}>
                  <h3 className={styles.part}>{title}</h3>
                  <ul>
                    {visits.map((visit) => (
                      <DueRow
                        key={`${visit.courseId}-${visit.day}-${visit.details?.visitId ?? visit.details?.visit}`}
                        visit={visit}
                        today={answer.today}
                        onOpen={may('openSession') ? onOpen : null}
                        onAct={may('planCourses') ? (form) => act({ visit, form }) : null}
                      />
                    ))}
                  </ul>
                </section>
              );
            })}
            {groups !== null && Object.values(groups).every((visits) => visits.length === 0) && (
              <Empty title="Nobody is due">
                <span>A course started on a patient’s page plans its visits here.</span>
              </Empty>
            )}
          </>
        )}
      </Answered>
      {acting !== null && (
        <ActDialog
          sessionId={acting.visit.courseId}
          timeZone={timeZone}
          about={`${isolated(acting.visit.identity.name)} · born ${formatBirthDate(acting.visit.identity.birthDate)}`}
          form={acting.form}
          onClose={() => {
            act(null);
            again();
          }}
        />
      )}
    </Panel>
  );
}
