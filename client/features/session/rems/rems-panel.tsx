import { useLive } from '#client/store/live.ts';
import { CopyLine } from '#client/ui/copy-line.tsx';
import { isolated } from '#client/ui/isolated.ts';
import type { RemsDraft } from '#shared/rems-draft.ts';
import type { SessionState } from '#shared/state.ts';
import classes from './rems.module.css';
import { dueText, remsSections, remsText } from './rems-lines.ts';

const TITLE = 'REMS monitoring form: draft, not submitted';

/** The draft of the monitoring form, read only: each answer with what it rests on. It never looks like a form that was sent. */
export function RemsPanel({ state, draft }: { state: SessionState; draft: RemsDraft }) {
  const clinic = useLive((live) => live.clinic?.name ?? '');
  const sections = remsSections(state, draft, clinic);
  const due = dueText(draft, state.timeZone);
  return (
    <section className={classes.rems} aria-labelledby="rems-title">
      <header className={classes.head}>
        <h2 id="rems-title">{TITLE}</h2>
        <b>{due}</b>
        <p>
          Prepared from the record of {isolated(state.identity.name)}. A clinician checks and completes it;
          certified staff submit it. Nothing here has been sent.
        </p>
      </header>
      {sections.map(({ title, lines }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <dl className={classes.lines}>
            {lines.map(({ label, value, evidence }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd data-missing={value === null || undefined}>
                  {value ?? (
                    <>
                      <span aria-hidden="true">––</span>
                      <span className="visually-hidden">not answered</span>
                    </>
                  )}
                </dd>
                <dd className={classes.evidence}>{evidence}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <CopyLine label="Draft as text" text={remsText(TITLE, due, sections)} maxRows={3} />
    </section>
  );
}
