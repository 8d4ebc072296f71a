import type { ReactNode } from 'react';
import { useLive } from '#client/store/live.ts';
import { useNow } from '#client/store/now.ts';
import { formatClock, formatDay } from '#client/ui/format.ts';
import { Marks } from '#client/ui/marks.tsx';
import { SECONDARY_DISPLAY } from '#client/ui/secondary-display.ts';
import { EFFECT_NAMES, EMERGENCY_EFFECTS } from '#shared/clinical/symptoms.ts';
import { LimitsTable } from './limits-table.tsx';
import classes from './sheet.module.css';
import type { SheetFacts, SheetLine } from './sheet-facts.ts';
import { SheetGrid } from './sheet-grid.tsx';

interface Props {
  /** Whose form it is, for those who hear the screen. */
  label: string;
  facts: SheetFacts;
  timeZone: string;
}

/** One form on one page, black on white in every colour scheme: paper has no dark side. */
export function Sheet({ label, facts, timeZone }: Props) {
  const clinic = useLive((live) => live.clinic?.name);
  const blindSinceMs = useLive((live) => live.blindSinceMs);
  const nowMs = useNow();
  return (
    <article className={classes.sheet} data-mantine-color-scheme="light" aria-label={label}>
      <header className={classes.head}>
        <h1>Paper record</h1>
        <Marks />
        <p>{clinic}</p>
        <p className={classes.printed}>
          Printed {formatDay(nowMs, timeZone)} {formatClock(nowMs, timeZone)}
          {blindSinceMs !== null && `, nothing heard since ${formatClock(blindSinceMs, timeZone)}`}
        </p>
      </header>
      <div className={classes.facts}>
        <Lines lines={facts.who} />
        <Lines lines={facts.course} />
        {facts.known.length > 0 && <Lines lines={facts.known} />}
      </div>
      {facts.limits.length > 0 && (
        <Across label="Limits">
          <LimitsTable columns={facts.limits} />
        </Across>
      )}
      <Across label="Sets to be written">
        <SheetGrid rows={facts.rows} />
      </Across>
      <p>
        {facts.rhythm.join(' ')} When the screens are back, enter every line at the time it was taken, “paper”
        as the reason.
      </p>
      <p className={classes.emergency}>
        <b>Emergency symptoms, at any pressure: the prescriber and emergency care at once.</b>{' '}
        {EMERGENCY_EFFECTS.map((effect) => (
          <span key={effect}>{EFFECT_NAMES[effect]}</span>
        ))}
      </p>
      <footer className={classes.foot}>
        <b>{SECONDARY_DISPLAY}</b>
      </footer>
    </article>
  );
}

/** A table that is wider than a phone. */
function Across({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={classes.across} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

function Lines({ lines }: { lines: readonly SheetLine[] }) {
  return (
    <dl>
      {lines.map(({ label, texts }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd data-blank={texts.length === 0 || undefined}>
            {texts.map((text) => (
              <span key={text}>{text}</span>
            ))}
            {texts.length === 0 && <span className="visually-hidden">to be written</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
