import { useState } from 'react';
import { Act } from '#client/ui/act.tsx';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock, formatClockSeconds } from '#client/ui/format.ts';
import { Loading } from '#client/ui/loading.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { SessionEvent } from '#shared/events.ts';
import type { CriterionJudgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { describeEvent, type LogGroup, type LogWords } from './describe-event.ts';
import classes from './log.module.css';
import { useSessionEvents } from './use-session-events.ts';

const FILTERS: readonly { group: LogGroup | 'all'; label: string }[] = [
  { group: 'all', label: 'Everything' },
  { group: 'entries', label: 'Entries' },
  { group: 'alerts', label: 'Alerts' },
  { group: 'readiness', label: 'Readiness' },
  { group: 'course', label: 'Course' },
];

interface Props {
  state: SessionState;
  seq: number;
  /** Where the criteria's names come from. */
  criteria: readonly CriterionJudgement[];
  onOpenEntry: (entryId: string) => void;
}

/** The entry a line is about; null: none, or one that is not of this record. */
function entryOf({ body }: SessionEvent, { entries }: SessionState): string | null {
  return 'entryId' in body && entries[body.entryId] !== undefined ? body.entryId : null;
}

interface TextProps {
  text: string;
  entryId: string | null;
  onOpenEntry: (entryId: string) => void;
}

/** What a line says; one about an entry opens it. */
function LogText({ text, entryId, onOpenEntry }: TextProps) {
  if (entryId === null) return <>{text}</>;
  return (
    <Act look="link" onClick={() => onOpenEntry(entryId)}>
      {text}
    </Act>
  );
}

/** Who did what when, newest first, straight from the record. */
export function LogPanel({ state, seq, criteria, onOpenEntry }: Props) {
  const { sessionId, timeZone } = state;
  const { events, problem } = useSessionEvents(sessionId, seq);
  const [group, setGroup] = useState<LogGroup | 'all'>('all');
  if (events.length === 0) {
    return problem === null ? (
      <Loading what="the log" />
    ) : (
      <ProblemNote title="The log did not load" sentence={problem} />
    );
  }
  const words: LogWords = {
    criterion: (id) => criteria.find(({ criterion }) => criterion === id)?.label ?? id,
    asked: (id) =>
      [...state.protocol.contraindications, ...state.protocol.screening].find(({ item }) => item === id)
        ?.label ?? id,
    line: (id) => state.protocol.checklist.find(({ item }) => item === id)?.label ?? id,
  };
  const lines = events
    .map((recorded) => ({ recorded, said: describeEvent(recorded.event, timeZone, words) }))
    .filter(({ said }) => group === 'all' || said.group === group)
    .toReversed();
  return (
    <section aria-label="Log">
      <fieldset className={classes.filters}>
        <legend className="visually-hidden">Show</legend>
        {FILTERS.map((filter) => (
          <Act
            key={filter.group}
            look={filter.group === group ? 'primary' : 'outline'}
            aria-pressed={filter.group === group}
            onClick={() => setGroup(filter.group)}
          >
            {filter.label}
          </Act>
        ))}
      </fieldset>
      {problem !== null && <ProblemNote title="The newest lines did not load" sentence={problem} />}
      <ol className={classes.log}>
        {lines.map(({ recorded, said }) => (
          <li key={recorded.seq}>
            <time>{formatClockSeconds(recorded.recordedAtMs, timeZone)}</time>
            <span>
              <LogText text={said.text} entryId={entryOf(recorded.event, state)} onOpenEntry={onOpenEntry} />
              {recorded.takenAtMs !== null &&
                formatClock(recorded.takenAtMs, timeZone) !==
                  formatClock(recorded.recordedAtMs, timeZone) && (
                  <small> of {formatClock(recorded.takenAtMs, timeZone)}</small>
                )}
            </span>
            <small>{actorName(recorded.actor)}</small>
          </li>
        ))}
      </ol>
    </section>
  );
}
