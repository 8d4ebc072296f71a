import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useFetched } from '#client/connection/use-fetched.ts';
import { Answered } from '#client/ui/answered.tsx';
import { Empty } from '#client/ui/empty.tsx';
import { Panel, Panels } from '#client/ui/panel.tsx';
import { useToday } from '#client/ui/use-today.ts';
import { addDays } from '#shared/courses/days.ts';
import type { NoiseReport } from '#shared/wire/noise.ts';
import styles from './noise.module.css';
import { NoiseTable } from './noise-table.tsx';
import { budgetText, rateText } from './noise-words.ts';

const SPANS = [
  { days: 1, label: 'Today' },
  { days: 7, label: 'Last 7 days' },
  { days: 30, label: 'Last 30 days' },
  { days: 90, label: 'Last 90 days' },
] as const;

/** How loud the clinic is, and by which rules: what calls often and moves nobody is what its limits are looked at for. */
export function NoisePage() {
  const today = useToday();
  const [days, setDays] = useState<number>(7);
  const [turn, setTurn] = useState(0);
  const path = `/api/v1/noise?from=${addDays(today, 1 - days)}&to=${today}`;
  const fetched = useFetched<NoiseReport>(path, String(turn));
  return (
    <Panels>
      <Panel
        title="Alarms"
        first
        act={
          <NativeSelect
            aria-label="Which days"
            size="lg"
            data={SPANS.map((span) => ({ value: String(span.days), label: span.label }))}
            value={String(days)}
            onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
          />
        }
      >
        <Answered fetched={fetched} what="alarms" onAgain={() => setTurn((before) => before + 1)}>
          {(report) =>
            report.sessions === 0 ? (
              <Empty title="Nobody was dosed on these days">
                <span>Sessions count on the day of their first dose.</span>
              </Empty>
            ) : (
              <>
                <p className={styles.verdict} data-over={report.overBudget || undefined}>
                  <b>{budgetText(report)}</b>
                  {report.overBudget && <span>Look at the limits, and replay a change before it is on.</span>}
                </p>
                <p>{rateText(report)}</p>
                <NoiseTable rules={report.rules} />
                <p className={styles.quiet}>
                  Acted on: somebody recorded something at the bedside while it stood, or closed it. The
                  budget counts clinical alerts that reached critical, confirmed or not.
                </p>
              </>
            )
          }
        </Answered>
      </Panel>
    </Panels>
  );
}
