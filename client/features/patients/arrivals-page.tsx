import { type ReactNode, useState } from 'react';
import { useFetched } from '#client/connection/use-fetched.ts';
import { useBoard } from '#client/store/board.ts';
import { freeChairs, isExpected } from '#client/store/chairs.ts';
import { useDraft } from '#client/store/drafts.ts';
import { useLive } from '#client/store/live.ts';
import { useRights } from '#client/store/rights.ts';
import { ActDialog } from '#client/ui/act-form/act-dialog.tsx';
import { plannedText } from '#client/ui/dose-words.ts';
import { formatBirthDate } from '#client/ui/format.ts';
import { Loading } from '#client/ui/loading.tsx';
import { Panel, Panels } from '#client/ui/panel.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import { type BoardSummary, hasLeft, isHere } from '#shared/summary.ts';
import type { PatientRecord } from '#shared/wire/api.ts';
import type { EndedSession } from '#shared/wire/sessions.ts';
import { arriveForm } from './arrival-forms.ts';
import { CorrectPatient } from './correct-patient.tsx';
import { EndedList } from './ended-list.tsx';
import { FindPatient } from './find-patient.tsx';
import { OpenSession } from './open-session.tsx';
import styles from './patients.module.css';
import { RegisterPatient } from './register-patient.tsx';
import { RestrictRecord } from './restriction/restrict-record.tsx';
import type { RestrictAct } from './restriction/restriction-choices.ts';
import { TodayList } from './today-list.tsx';

type Open =
  | { what: 'nothing' | 'register' }
  | { what: 'arrive'; sessionId: string }
  | { what: 'session' | 'correct'; patient: PatientRecord }
  | { what: 'restriction'; patient: PatientRecord; act: RestrictAct };

/**
 * Who comes today, who is here, and the way in: find or register, open a session, arrive it on a chair. `due`: who is due by
 * the courses.
 */
export function ArrivalsPage({ due }: { due: ReactNode }) {
  const { known, summaries } = useBoard();
  const clinic = useLive((live) => live.clinic);
  const [open, setOpen] = useState<Open>({ what: 'nothing' });
  const [text, setText] = useDraft('find-patient');
  const [version, setVersion] = useState(0);
  // A session that ends leaves the board: then the list of the ended ones has changed.
  const ended = useFetched<{ ended: EndedSession[] }>(
    '/api/v1/ended-sessions',
    Object.values(summaries).filter(isHere).length,
  );
  const mayOpen = useRights().may('openSession');
  if (!known || clinic === null) return <Loading what="today's list" />;
  const onBoard = Object.values(summaries);
  const today = onBoard.filter(({ stage }) => !hasLeft(stage));
  const over = ended.status === 'ready' ? ended.answer.ended : [];
  // Who left on another day and has something left to do stands on no list of today's.
  const leftBefore = onBoard.filter(
    ({ stage, sessionId }) => hasLeft(stage) && !over.some((one) => one.sessionId === sessionId),
  );
  const free = freeChairs(clinic.chairIds, today);

  function close(): void {
    setOpen({ what: 'nothing' });
    setVersion((before) => before + 1);
  }

  return (
    <Panels beside>
      <Panel title="Today" first count={countOf(today, free.length)}>
        <TodayList
          summaries={[...today, ...leftBefore]}
          onArrive={({ sessionId }) => setOpen({ what: 'arrive', sessionId })}
        />
        {ended.status === 'failed' && (
          <ProblemNote title="The sessions that ended today did not load" sentence={ended.sentence} />
        )}
        {over.length > 0 && (
          <>
            <h2 className={styles.part}>Ended today</h2>
            <EndedList ended={over} />
          </>
        )}
      </Panel>
      <FindPatient
        text={text}
        onText={setText}
        version={version}
        onOpen={(patient) => setOpen({ what: 'session', patient })}
        onCorrect={(patient) => setOpen({ what: 'correct', patient })}
        onRestrict={(patient, act) => setOpen({ what: 'restriction', patient, act })}
        onRegister={() => setOpen({ what: 'register' })}
      />
      {due}
      {open.what === 'register' && (
        <RegisterPatient
          searched={text}
          onClose={close}
          onRegistered={(patient) => {
            setText(patient.identity.recordNumber);
            close();
            if (mayOpen) setOpen({ what: 'session', patient });
          }}
        />
      )}
      {open.what === 'session' && (
        <OpenSession patient={open.patient} clinic={clinic} free={free} onClose={close} />
      )}
      {open.what === 'correct' && (
        <CorrectPatient patient={open.patient} onClose={close} onCorrected={close} />
      )}
      {open.what === 'restriction' && (
        <RestrictRecord patient={open.patient} act={open.act} onClose={close} />
      )}
      {open.what === 'arrive' && summaries[open.sessionId] !== undefined && (
        <Arrive summary={summaries[open.sessionId]} free={free} timeZone={clinic.timeZone} onClose={close} />
      )}
    </Panels>
  );
}

interface ArriveProps {
  summary: BoardSummary | undefined;
  free: readonly string[];
  timeZone: string;
  onClose: () => void;
}

function Arrive({ summary, free, timeZone, onClose }: ArriveProps) {
  if (summary === undefined) return null;
  const { name, birthDate } = summary.identity;
  return (
    <ActDialog
      sessionId={summary.sessionId}
      timeZone={timeZone}
      about={`${name} · born ${formatBirthDate(birthDate)} · ${summary.route} ${plannedText(summary)}`}
      form={arriveForm(summary, free)}
      onClose={onClose}
    />
  );
}

function countOf(today: readonly BoardSummary[], free: number): string {
  const expected = today.filter(isExpected).length;
  return `${expected} expected, ${today.length - expected} here, ${free === 1 ? 'one chair' : `${free} chairs`} free`;
}
