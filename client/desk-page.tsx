import { useState } from 'react';
import type { DueVisit } from '#shared/wire/courses.ts';
import { DuePanel } from './features/courses/due/due-panel.tsx';
import { ArrivalsPage } from './features/patients/arrivals-page.tsx';
import { OpenSessionById } from './features/patients/open-session-by-id.tsx';
import { useFreeChairs } from './store/free-chairs.ts';
import { useLive } from './store/live.ts';

/** The desk: who comes today, who is due by the courses, and the way in. */
export function DeskPage() {
  const clinic = useLive((live) => live.clinic);
  const free = useFreeChairs();
  const [opening, open] = useState<DueVisit | null>(null);
  const [version, setVersion] = useState(0);
  return (
    <>
      <ArrivalsPage due={<DuePanel onOpen={open} version={version} />} />
      {opening !== null && clinic !== null && (
        <OpenSessionById
          patientId={opening.patientId}
          courseId={opening.courseId}
          clinic={clinic}
          free={free}
          onClose={() => {
            open(null);
            setVersion((before) => before + 1);
          }}
        />
      )}
    </>
  );
}
