import { serverNow } from '#client/store/now.ts';
import { Act } from '#client/ui/act.tsx';
import type { OpenAct } from '#client/ui/act-form/act-view.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { SeriousEventContent } from '#shared/entries.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState, Standing } from '#shared/state.ts';
import { SERIOUS_IS_NOT_SEVERE } from '../acts/serious-event.ts';
import { correctEntry, withdrawEntry } from '../entry/entry-acts.ts';
import { reportSerious } from './report-serious.ts';
import classes from './serious.module.css';
import { seriousEvidence, whenText } from './serious-evidence.ts';
import { seriousLines } from './serious-lines.ts';

interface Props {
  state: SessionState;
  judgement: Judgement;
  openAct: OpenAct;
  onOpenEntry: (entryId: string) => void;
}

/** The drafts of serious events: what was written, beside what the record holds about that time. Nothing leaves from here. */
export function SeriousPanel({ state, judgement, openAct, onOpenEntry }: Props) {
  const proposed = judgement.remarks.filter(({ kind }) => kind === 'considerSerious');
  return (
    <section className={classes.panel} aria-label="Serious adverse events, drafts">
      <div className={classes.head}>
        <h2>Serious adverse events: drafts</h2>
        {state.arrivedAtMs !== null && (
          <Act onClick={() => openAct(reportSerious(serverNow))}>Write a draft</Act>
        )}
      </div>
      <p className={classes.quiet}>
        Nothing here is submitted: certified staff report. Whether an event is serious, and whether it came
        from the dose, is stated by a clinician. {SERIOUS_IS_NOT_SEVERE}
      </p>
      {proposed.map(({ entryId, message }) => (
        <p key={message} className={classes.proposed}>
          <span>{message}</span>
          <Act
            aria-label={`Begin a draft: ${message}`}
            onClick={() => openAct(reportSerious(serverNow, entryId))}
          >
            Begin a draft
          </Act>
        </p>
      ))}
      {state.seriousEvents.length === 0 && <p className={classes.quiet}>No draft on record.</p>}
      {state.seriousEvents.map((event) => (
        <Draft
          key={event.entryId}
          event={event}
          state={state}
          judgement={judgement}
          openAct={openAct}
          onOpenEntry={onOpenEntry}
        />
      ))}
    </section>
  );
}

interface DraftProps extends Props {
  event: Standing<SeriousEventContent>;
}

function Draft({ event, state, judgement, openAct, onOpenEntry }: DraftProps) {
  const { entryId, content } = event;
  const zone = state.timeZone;
  const t0Ms = judgement.dosing.firstDoseAtMs;
  const newest = state.entries[entryId]?.versions.at(-1);
  return (
    <article className={classes.draft} aria-label={`Draft: ${isolated(content.what)}`}>
      <header>
        <b className={classes.mark}>DRAFT</b>
        <h3>{isolated(content.what)}</h3>
        <span>{whenText(content.takenAtMs, t0Ms, zone)}</span>
      </header>
      <dl className={classes.facts}>
        {seriousLines(content, t0Ms, zone).map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd data-missing={value === null || undefined}>{value ?? 'Not stated'}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.description}>{isolated(content.description)}</p>
      <details className={classes.evidence}>
        <summary>What the record holds around {formatClock(content.takenAtMs, zone)}</summary>
        {seriousEvidence(state, judgement, content.takenAtMs).map(({ title, lines }) => (
          <section key={title} aria-label={title}>
            <h4>{title}</h4>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </details>
      <footer>
        <span className={classes.quiet}>
          {newest !== undefined && `Written ${formatClock(newest.atMs, zone)} by ${actorName(newest.by)}`}
        </span>
        <Act onClick={() => openAct(correctEntry(entryId))}>Correct the draft</Act>
        <Act onClick={() => openAct(withdrawEntry(entryId))}>Entered in error</Act>
        <Act look="link" onClick={() => onOpenEntry(entryId)}>
          All versions
        </Act>
      </footer>
    </article>
  );
}
