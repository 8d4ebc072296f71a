import { allergiesText } from '#client/ui/allergies.ts';
import { deliveredText } from '#client/ui/dose-words.ts';
import { formatClock, formatTPlus } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { nextCheck } from '#client/ui/next-check.ts';
import { risksText } from '#client/ui/risk-words.ts';
import type { Judgement } from '#shared/judgement.ts';
import { RISKS } from '#shared/protocols/modifiers.ts';
import type { SessionState } from '#shared/state.ts';
import { limitsText } from '../limits/own-limits.ts';
import { symptomLines } from '../symptoms/symptom-lines.ts';
import { contentText } from '../words.ts';
import { newestValues } from './newest-values.ts';

/** One part of what is told when somebody else has to know this patient at once. */
export interface SbarPart {
  title: 'Situation' | 'Background' | 'Assessment' | 'Request';
  lines: string[];
}

/** A patient in the four parts of a handover (clinical reference 4.6). Only what is on record; what is not known says so. */
export function sbar(state: SessionState, judgement: Judgement, nowMs: number): SbarPart[] {
  return [
    { title: 'Situation', lines: situation(state, judgement, nowMs) },
    { title: 'Background', lines: background(state, judgement) },
    { title: 'Assessment', lines: assessment(state, judgement, nowMs) },
    { title: 'Request', lines: request(state, judgement) },
  ];
}

function situation(state: SessionState, { dosing, alerts }: Judgement, nowMs: number): string[] {
  const t0Ms = dosing.firstDoseAtMs;
  const when =
    t0Ms === null
      ? 'not dosed yet'
      : `from ${formatClock(t0Ms, state.timeZone)}, now ${formatTPlus(nowMs, t0Ms)}`;
  const open = [...alerts.open, ...alerts.latched].map(({ message, severity, status }) =>
    status === 'latched' ? `was critical: ${isolated(message)}` : `${severity}: ${isolated(message)}`,
  );
  return [
    `${state.protocol.drug} ${deliveredText(dosing, nowMs)}, ${when}`,
    open.length === 0 ? 'No open alert' : `Open alerts: ${open.join('; ')}`,
  ];
}

function background(state: SessionState, { baseline }: Judgement): string[] {
  const risks = RISKS.filter((risk) => state.risks[risk]?.present === true);
  const { systolicMmHg, diastolicMmHg, heartRateBpm, spo2Percent } = baseline.values;
  const home = state.homeMedicines.map(({ content }) => contentText(content));
  return [
    allergiesText(state.identity.allergies),
    systolicMmHg === undefined || diastolicMmHg === undefined
      ? 'No baseline'
      : `Own baseline BP ${systolicMmHg}/${diastolicMmHg}, HR ${heartRateBpm ?? '––'}, SpO₂ ${spo2Percent ?? '––'} %`,
    home.length === 0 ? 'No home medicine on record' : `Home medicines: ${home.join('; ')}`,
    ...(risks.length === 0 ? [] : [`Risks: ${risksText(risks)}`]),
    ...(state.limitsFitted === null ? [] : [`Own limits: ${limitsText(state.limitsFitted.limits)}`]),
  ];
}

function assessment(state: SessionState, judgement: Judgement, nowMs: number): string[] {
  const goingOn = symptomLines(state, judgement.dosing.firstDoseAtMs).filter(({ goesOn }) => goesOn);
  const given = state.medicines.map(
    ({ takenAtMs, content }) => `${formatClock(takenAtMs, state.timeZone)} ${contentText(content)}`,
  );
  return [
    newestValues(judgement.values, nowMs, state.timeZone).join('; '),
    ...(goingOn.length === 0
      ? []
      : [`Symptoms: ${goingOn.map(({ text, clocks }) => `${text} ${clocks}`).join('; ')}`]),
    ...(given.length === 0 ? [] : [`Given here: ${given.join('; ')}`]),
  ];
}

function request(state: SessionState, { checks, readiness }: Judgement): string[] {
  const next = nextCheck(checks);
  const unmet = readiness.criteria.filter(({ status }) => status === 'unmet').map(({ label }) => label);
  const { handover } = state;
  return [
    next === null
      ? 'No check is waited for'
      : `Next: ${next.label}, ${formatClock(next.dueAtMs, state.timeZone)}`,
    ...(unmet.length === 0 ? [] : [`Before leaving: ${unmet.join(', ')}`]),
    ...(handover?.note == null
      ? []
      : [
          `${handover.by.kind === 'system' ? '' : `${isolated(handover.by.name)}: `}“${isolated(handover.note)}”`,
        ]),
  ];
}
