import { useState } from 'react';
import { Link, Redirect, useLocation } from 'wouter';
import type { BoardSummary } from '#shared/summary.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import type { Course } from '#shared/wire/courses.ts';
import { useFetched } from './connection/use-fetched.ts';
import { CourseDialogs, type CourseOpen } from './features/courses/course-dialogs.tsx';
import { HistoryPanels } from './features/courses/history/history-panels.tsx';
import { useHistory } from './features/courses/history/use-history.ts';
import { NextSessions } from './features/courses/next/next-sessions.tsx';
import { RunningCourses } from './features/courses/running-courses.tsx';
import { ConsentPanel } from './features/patients/record/consent-panel.tsx';
import { PatientHead } from './features/patients/record/patient-head.tsx';
import { RecordActs } from './features/patients/record/record-acts.tsx';
import { RecordDialogs, type RecordOpen } from './features/patients/record/record-dialogs.tsx';
import styles from './patient-page.module.css';
import { boardStore } from './store/board.ts';
import { useFreeChairs } from './store/free-chairs.ts';
import { useLive } from './store/live.ts';
import { useNow } from './store/now.ts';
import { useRights } from './store/rights.ts';
import { Answered } from './ui/answered.tsx';
import { formatBirthDate } from './ui/format.ts';
import { isolated } from './ui/isolated.ts';
import { Loading } from './ui/loading.tsx';
import { ProblemNote } from './ui/problem-note.tsx';
import { useToday } from './ui/use-today.ts';

const EVERY_MINUTE_MS = 60_000;

/** One patient over all their sessions: composed here of the features that know nothing of each other. */
export function PatientPage({ patientId }: { patientId: string }) {
  const clinic = useLive((live) => live.clinic);
  const [turn, setTurn] = useState(0);
  const [recordOpen, openRecord] = useState<RecordOpen | null>(null);
  const [courseOpen, openCourse] = useState<CourseOpen | null>(null);
  const [, goTo] = useLocation();
  const nowMs = useNow(EVERY_MINUTE_MS);
  const today = useToday();
  const free = useFreeChairs();
  // A session of theirs that opens, is dosed or ends at any screen changes what stands here.
  const stages = boardStore(({ received }) => stagesOf(received, patientId));
  const version = `${turn}-${today}-${stages}`;
  const patient = useFetched<PatientRecord>(`/api/v1/patients/${patientId}`, version);
  const courses = useFetched<{ courses: Course[] }>(`/api/v1/patients/${patientId}/courses`, version);
  // What happened in sessions is for clinicians; the days of visits for everyone at the desk.
  const seesSessions = useRights().may('seeSession');
  const history = useHistory(seesSessions ? patientId : null, version);
  const again = () => setTurn((before) => before + 1);
  if (clinic === null || patient.status === 'loading') return <Loading what="the record" />;
  if (patient.status === 'failed')
    return (
      <ProblemNote title="The record did not load" sentence={patient.sentence}>
        <Link href="/arrivals">Back to arrivals</Link>
      </ProblemNote>
    );
  const record = patient.answer;
  // A record that was merged leads to the one it is read under.
  if (record.patientId !== patientId) return <Redirect to={`/patients/${record.patientId}`} replace />;
  const { identity } = record;
  const about = `${isolated(identity.name)} · born ${formatBirthDate(identity.birthDate)} · record ${isolated(identity.recordNumber)}`;
  return (
    <>
      <PatientHead
        patient={record}
        nowMs={nowMs}
        timeZone={clinic.timeZone}
        acts={<RecordActs patient={record} onOpen={openRecord} />}
      />
      <div className={styles.page}>
        {courses.status === 'ready' && (
          <div className={styles.next}>
            <NextSessions courses={courses.answer.courses} clinic={clinic} onOpen={openCourse} />
          </div>
        )}
        <div className={styles.courses}>
          <Answered fetched={courses} what="courses" onAgain={again}>
            {(answer) => <RunningCourses courses={answer.courses} clinic={clinic} onOpen={openCourse} />}
          </Answered>
        </div>
        <div className={styles.consents}>
          <ConsentPanel patient={record} today={today} onAct={(form) => openRecord({ what: 'form', form })} />
        </div>
        {seesSessions && (
          <div className={styles.history}>
            <HistoryPanels
              history={history}
              nowMs={nowMs}
              otherNumbers={Object.fromEntries(
                record.alsoRegisteredAs.map((other) => [other.patientId, other.recordNumber]),
              )}
            />
          </div>
        )}
      </div>
      {recordOpen !== null && (
        <RecordDialogs
          open={recordOpen}
          patient={record}
          about={about}
          clinic={clinic}
          free={free}
          onClose={() => {
            openRecord(null);
            again();
          }}
          onMerged={(headId) => {
            openRecord(null);
            again();
            goTo(`/patients/${headId}`);
          }}
        />
      )}
      {courseOpen !== null && (
        <CourseDialogs
          open={courseOpen}
          patientId={patientId}
          about={about}
          clinic={clinic}
          today={today}
          onClose={() => {
            openCourse(null);
            again();
          }}
        />
      )}
    </>
  );
}

function stagesOf(received: Readonly<Record<string, BoardSummary>>, patientId: string): string {
  return Object.values(received)
    .filter((summary) => summary.patientId === patientId)
    .map(({ stage }) => stage)
    .join();
}
