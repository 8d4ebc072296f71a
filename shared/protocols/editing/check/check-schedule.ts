import { sentenceCase } from '../../../sentence-case.ts';
import { MEASURES, type Measure } from '../../../vocabulary.ts';
import type { Protocol } from '../../protocol.ts';
import type { ScheduledCheck } from '../../schedule.ts';
import { isFullSet, MEASURE_WORDS, minutes } from '../words.ts';
import { type Finding, warns, wrong } from './finding.ts';

const AT = '/schedule/checks';

/** The schedule as a whole: a full set is asked for, and no measure is left alone for longer than shipped. */
export function checkSchedule(protocol: Protocol, shipped: Protocol): Finding[] {
  const { checks } = protocol.schedule;
  if (checks.length === 0) return [];
  const found = MEASURES.flatMap((measure) => checkGap(measure, checks, shipped.schedule.checks));
  if (!checks.some(isFullSet)) found.unshift(wrong(AT, 'No check asks for a full set: at least one must.'));
  return [...found, ...checkAfterLeaving(protocol)];
}

interface Gap {
  fromMin: number;
  toMin: number;
}

/** The longest time without this measure, from T0 to its last check; null: it is never asked for. */
function longestGap(measure: Measure, checks: readonly ScheduledCheck[]): Gap | null {
  const times = checks.filter(({ needs }) => needs.includes(measure)).map(({ atMin }) => atMin);
  const gaps = times.map((toMin, index) => ({ fromMin: times[index - 1] ?? 0, toMin }));
  return gaps.reduce<Gap | null>(
    (longest, gap) => (longest && length(longest) >= length(gap) ? longest : gap),
    null,
  );
}

function length({ fromMin, toMin }: Gap): number {
  return toMin - fromMin;
}

function checkGap(
  measure: Measure,
  checks: readonly ScheduledCheck[],
  shipped: readonly ScheduledCheck[],
): Finding[] {
  const what = sentenceCase(MEASURE_WORDS[measure]);
  const gap = longestGap(measure, checks);
  if (gap === null) return [warns(AT, `${what}: no check asks for it.`)];
  const before = longestGap(measure, shipped);
  if (before === null || length(gap) <= length(before)) return [];
  const from = gap.fromMin === 0 ? 'the dose' : `T+${gap.fromMin}`;
  return [
    warns(
      AT,
      `${what}: nothing is asked for from ${from} to T+${gap.toMin}, ${minutes(length(gap))}; shipped is at most ${length(before)}.`,
    ),
  ];
}

/** Whoever left at the minimum time has missed what comes later. */
function checkAfterLeaving({ dosing, minimumMin, minimumFrom, schedule }: Protocol): Finding[] {
  const afterDoseMin = dosing.form === 'infusion' && minimumFrom === 'end' ? dosing.overMin.usual : 0;
  const mayLeaveMin = minimumMin + afterDoseMin;
  return schedule.checks.flatMap(({ label, atMin }, index) =>
    atMin > mayLeaveMin
      ? [
          warns(
            `${AT}/${index}/atMin`,
            `Check ${label}: a patient may have left by then, from T+${mayLeaveMin}.`,
          ),
        ]
      : [],
  );
}
