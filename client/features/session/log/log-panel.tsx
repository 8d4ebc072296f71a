import { useState } from 'react';
import { Act } from '#client/ui/act.tsx';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock, formatClockSeconds } from '#client/ui/format.ts';
import { Loading } from '#client/ui/loading.tsx';
import { ProblemNote } from '#client/ui/problem-note.tsx';
import type { CriterionId } from '#shared/events.ts';
import type { CriterionJudgement } from '#shared/judgement.ts';
import { describeEvent, type LogGroup } from './describe-event.ts';
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
  sessionId: string;
  seq: number;
  timeZone: string;
  /** Where the criteria's names come from. */
  criteria: readonly CriterionJudgement[];
}

/** Who did what when, newest first, straight from the record. */
export function LogPanel({ sessionId, seq, timeZone, criteria }: Props) {
  const { events, problem } = useSessionEvents(sessionId, seq);
  const [group, setGroup] = useState<LogGroup | 'all'>('all');
  if (events.length === 0) {
    return problem === null ? (
      <Loading what="the log" />
    ) : (
      <ProblemNote title="The log did not load" sentence={problem} />
    );
  }
  const labelOf = (id: CriterionId) => criteria.find(({ criterion }) => criterion === id)?.label ?? id;
  const lines = events
    .map((recorded) => ({ recorded, said: describeEvent(recorded.event, timeZone, labelOf) }))
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
              {said.text}
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
