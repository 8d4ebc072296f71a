import type { SessionState } from '../state.ts';
import { MEASURES, type Measure, MINUTE_MS } from '../vocabulary.ts';
import { type FailedAttempt, failedInARow, failedNow } from './attempts.ts';
import { firstDoseAtMs } from './facts.ts';
import { FOREVER, type Obligation } from './obligation.ts';

/** What a failed attempt asks to be measured again, and the other way of doing it. Dissociation waits for the next set (12.9). */
const REPEATED = {
  bloodPressure: { label: 'BP', otherWay: 'measure by hand, on the other arm or with another device' },
  heartRateBpm: { label: 'HR', otherWay: 'count the pulse by hand or use another device' },
  spo2Percent: { label: 'SpO₂', otherWay: 'try another finger, the ear or another device' },
  respiratoryRatePerMin: { label: 'RR', otherWay: 'count the breaths by hand for a whole minute' },
  moaas: { label: 'sedation', otherWay: 'score it together with a colleague' },
} as const satisfies Partial<Record<Measure, { label: string; otherWay: string }>>;
type Repeated = keyof typeof REPEATED;

export const REPEATED_MEASURES: readonly Repeated[] = MEASURES.filter(
  (measure): measure is Repeated => measure !== 'dissociation',
);

/** `BP failed twice: measure by hand, …` */
export function otherWayOf(measure: Repeated): string {
  const { label, otherWay } = REPEATED[measure];
  return `${measure === 'moaas' ? 'Sedation' : label} failed twice: ${otherWay}`;
}

/**
 * [FAILED] What was attempted and gave no value is measured again, unless an alert already asks for it: pressure 5
 * minutes after the first failure, everything else after 1 (12.9). A further failure does not put it off; a value ends
 * it, whenever it was taken after the failure. Before the dose it is asked for and never alarmed.
 */
export function retries(state: SessionState, repeated: readonly Obligation[]): Obligation[] {
  const asked = new Set(repeated.filter(({ outcome }) => outcome === 'open').flatMap(({ needs }) => needs));
  return REPEATED_MEASURES.filter((measure) => !asked.has(measure)).flatMap((measure) =>
    retry(state, measure),
  );
}

function retry(state: SessionState, measure: Repeated): Obligation[] {
  const first = firstUnanswered(state, measure);
  if (!first) return [];
  const { confirmation, schedule } = state.protocol;
  const afterMin =
    measure === 'bloodPressure' ? confirmation.bloodPressureRepeatMin : confirmation.otherRepeatMin;
  const t0 = firstDoseAtMs(state);
  // What failed before the dose is late only once there is a dose to watch over.
  const dueAtMs = Math.max(first.takenAtMs + afterMin * MINUTE_MS, first.recordedAtMs, t0 ?? 0);
  const given = state.checksNotDone[idOf(measure, first)];
  const { label } = REPEATED[measure];
  return [
    {
      checkId: idOf(measure, first),
      kind: 'repeat',
      label: `Repeat ${label}`,
      why: `Attempted, failed: ${first.reason}`,
      risks: [],
      needs: [measure],
      dueAtMs,
      windowFromMs: first.takenAtMs,
      windowToMs: FOREVER,
      overdueFromMs: t0 === null ? null : dueAtMs + schedule.graceMin * MINUTE_MS,
      outcome: given ? 'notDone' : 'open',
      taken: [],
      doneAtMs: null,
      notDoneReason: given?.reason ?? null,
      failed: failedNow(state, measure),
      series: null,
    },
  ];
}

function idOf(measure: Measure, { entryId }: FailedAttempt): string {
  return `FAILED:${measure}:${entryId}`;
}

/** The failure that asks: the first in the row, or the first that came after someone said the repeat was not done. */
function firstUnanswered(state: SessionState, measure: Measure): FailedAttempt | undefined {
  const row = failedInARow(state, measure);
  const givenUp = row.filter((attempt) => state.checksNotDone[idOf(measure, attempt)] !== undefined);
  const givenUpMs = givenUp.map((attempt) => state.checksNotDone[idOf(measure, attempt)]?.atMs ?? 0);
  const since = Math.max(...givenUpMs, 0);
  return row.find(({ recordedAtMs }) => recordedAtMs > since) ?? givenUp.at(-1);
}
