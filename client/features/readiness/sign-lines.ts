import { formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { Judgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';

function vitalsText({ values }: Judgement): string {
  const number = (value: number | null) => (value === null ? '––' : String(value));
  const pressure = `${number(values.systolicMmHg.value)}/${number(values.diastolicMmHg.value)}`;
  return [
    `BP ${pressure}`,
    `HR ${number(values.heartRateBpm.value)}`,
    `SpO₂ ${number(values.spo2Percent.value)}`,
    `RR ${number(values.respiratoryRatePerMin.value)}`,
  ].join(', ');
}

/** What was suggested and does not stand in the way. */
function advised({ readiness }: Judgement) {
  return readiness.criteria.flatMap(({ advice }) => advice ?? []);
}

/** What a signature covers, one fact per line: criteria, final vitals with their expiry, closed alerts, protocol. */
export function signLines(state: SessionState, judgement: Judgement): string[] {
  const { readiness, alerts } = judgement;
  const at = (instant: number) => formatClock(instant, state.timeZone);
  const final = readiness.criteria.find(({ criterion }) => criterion === 'D15');
  const vitalsAt = final?.evidenceAtMs ?? null;
  const until = final?.countsUntilMs ?? null;
  const closed = alerts.history.filter(({ ended }) => ended?.why === 'closed').length;
  const overridden = readiness.criteria.filter(({ status }) => status === 'overridden');
  return [
    `${readiness.met} of ${readiness.criteria.length} criteria met.`,
    ...overridden.map(
      ({ label, overridden: act }) =>
        `Overridden: ${label}, ${act === null || act.by.kind === 'system' ? '' : isolated(act.by.name)}: ${isolated(act?.reason ?? '')}`,
    ),
    ...advised(judgement).map(({ text, atMs }) => `${isolated(text)}, until ${at(atMs)}.`),
    `Final vitals${vitalsAt === null ? '' : ` ${at(vitalsAt)}`}: ${vitalsText(judgement)}${until === null ? '' : `, count until ${at(until)}`}.`,
    closed === 0
      ? 'No alert was closed by hand.'
      : `${closed} alert${closed === 1 ? '' : 's'} closed by hand.`,
    `Protocol ${isolated(state.protocol.name)} ${isolated(state.protocol.version)}${state.protocol.approvedBy === null ? ', needs your medical director’s approval' : ''}.`,
  ];
}
