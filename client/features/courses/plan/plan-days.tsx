import { formatCalendarDay } from '#client/ui/calendar-day.ts';
import { isolated } from '#client/ui/isolated.ts';
import { sentenceCase } from '#shared/sentence-case.ts';
import styles from './plan.module.css';
import type { PlanAnswer } from './plan-draft.ts';
import { type PreviewPhase, previewOf } from './plan-preview.ts';

interface Props {
  answer: PlanAnswer;
  today: string;
}

/** The days that the plan as typed makes, drawn anew with every change. */
export function PlanDays({ answer, today }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
    <section className={styles.days} aria-label="Days of this plan" tabIndex={0}>
      <h3>Days of this plan</h3>
      {answer.ok ? (
        <Days phases={previewOf(answer.plan, today)} today={today} minGapHours={answer.plan.minGapHours} />
      ) : (
        <p className={styles.unclear}>{isolated(answer.sentence)}</p>
      )}
    </section>
  );
}

function Days({
  phases,
  today,
  minGapHours,
}: {
  phases: readonly PreviewPhase[];
  today: string;
  minGapHours: number;
}) {
  const short = phases.some(({ days }) => days.some((day) => day.short));
  return (
    <>
      {phases.map(({ name, days, open }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: phases have no id, and their order is what they are
        <div key={nth} className={styles.phaseDays}>
          <p>
            <b>{sentenceCase(isolated(name))}</b> <span>{visitsText(days.length, open)}</span>
          </p>
          <ul>
            {days.map(({ visit, day, short: tooShort, past }) => (
              <li key={visit} data-past={past || undefined} data-short={tooShort || undefined}>
                {formatCalendarDay(day, today)}
                {tooShort && <b> gap</b>}
              </li>
            ))}
            {open && <li>and so on</li>}
          </ul>
        </div>
      ))}
      {short && <p className={styles.short}>{`“gap”: less than ${minGapHours} h after the day before.`}</p>}
    </>
  );
}

function visitsText(count: number, open: boolean): string {
  const visits = count === 1 ? '1 visit' : `${count} visits`;
  return open ? `${visits} in 12 weeks, no end planned` : visits;
}
