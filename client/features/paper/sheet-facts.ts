import { ALLERGIES_UNKNOWN } from '#client/ui/allergies.ts';
import { changeText } from '#client/ui/change-after-signing.ts';
import { actorName } from '#client/ui/entry-words.ts';
import { fittedText } from '#client/ui/fitted-limits.ts';
import { formatBirthDate, formatClock } from '#client/ui/format.ts';
import { isolated } from '#client/ui/isolated.ts';
import { severityLook } from '#client/ui/severity.ts';
import { VITALS } from '#shared/clinical/vitals.ts';
import type { Judgement, ValueJudgement } from '#shared/judgement.ts';
import type { SessionState } from '#shared/state.ts';
import { BLANK_DOSE_LINES, doseLines, plannedDose } from './dose-lines.ts';
import { type LimitColumn, limitColumns } from './limit-columns.ts';
import { blankRows, type SheetRow, sheetRows } from './sheet-rows.ts';

/** One fact of a form; without texts it is a line to write on. */
export interface SheetLine {
  label: string;
  texts: readonly string[];
}

/** What is printed on one form before anybody writes on it. */
export interface SheetFacts {
  who: SheetLine[];
  course: SheetLine[];
  known: SheetLine[];
  limits: LimitColumn[];
  rows: SheetRow[];
  /** What the rows do not say: how it goes on after them. */
  rhythm: string[];
}

/** The form of one session as its record stands at `judgement`: who, what was given, what is still to be measured. */
export function sessionSheet(state: SessionState, judgement: Judgement): SheetFacts {
  const { schedule } = state.protocol;
  const last = Math.max(...schedule.checks.map(({ atMin }) => atMin));
  return {
    who: whoLines(state),
    course: courseLines(state, judgement),
    known: knownLines(state, judgement),
    limits: limitColumns(state.protocol.limits),
    rows: sheetRows(state, judgement),
    rhythm: [
      `After T+${last} and while extended: a full set every ${schedule.continuedMin} min until the patient has left.`,
      `Pressure at warning: again every ${schedule.warningRepeatMin} min. At critical: every ${schedule.criticalRepeatMin} min.`,
    ],
  };
}

/** A form without a session: everything is written by hand. */
export function blankSheet(): SheetFacts {
  const lines = (labels: readonly string[]) => labels.map((label) => ({ label, texts: [] }));
  return {
    who: lines(['Name', 'Born', 'Record number', 'Allergies', 'Chair', 'Weight']),
    course: lines(['Protocol', 'Planned dose', ...BLANK_DOSE_LINES, GATE]),
    known: [],
    limits: [],
    rows: blankRows(),
    rhythm: ['Checks are due at T0 plus the minutes of the protocol.'],
  };
}

const GATE = 'Minimum time until';

function whoLines({ identity, chairId }: SessionState): SheetLine[] {
  const { name, chosenName, allergies } = identity;
  return [
    {
      label: 'Name',
      texts: chosenName === null ? [isolated(name)] : [isolated(name), `“${isolated(chosenName)}”`],
    },
    { label: 'Born', texts: [formatBirthDate(identity.birthDate)] },
    { label: 'Record number', texts: [isolated(identity.recordNumber)] },
    { label: 'Allergies', texts: allergies.length === 0 ? [ALLERGIES_UNKNOWN] : allergies.map(isolated) },
    { label: 'Chair', texts: chairId === null ? [] : [chairId] },
  ];
}

function courseLines(state: SessionState, { dosing }: Judgement): SheetLine[] {
  const { protocol, plannedOverMin, timeZone } = state;
  return [
    { label: 'Protocol', texts: [`${isolated(protocol.name)} ${isolated(protocol.version)}`] },
    { label: 'Planned dose', texts: [plannedDose(dosing, plannedOverMin)] },
    ...doseLines(state, dosing),
    { label: GATE, texts: dosing.gateAtMs === null ? [] : [formatClock(dosing.gateAtMs, timeZone)] },
  ];
}

/** What a nurse would look at first when the screens go dark: the baseline, the newest values, what is calling. */
function knownLines(
  { timeZone, limitsFitted }: SessionState,
  { baseline, values, alerts, signature }: Judgement,
): SheetLine[] {
  const at = (atMs: number) => formatClock(atMs, timeZone);
  const calling = [...alerts.open, ...alerts.latched].map(
    ({ severity, message, raisedAtMs }) =>
      `${severityLook(severity).word}: ${isolated(message)}, since ${at(raisedAtMs)}`,
  );
  return [
    { label: 'Baseline', texts: baselineTexts(baseline, at) },
    { label: 'Last recorded', texts: lastTexts(values, at) },
    { label: 'Alerts', texts: calling.length === 0 ? ['None open'] : calling },
    ...(limitsFitted === null
      ? []
      : [
          {
            label: 'Custom limits',
            texts: [fittedText({ by: actorName(limitsFitted.by), atMs: limitsFitted.atMs }, timeZone)],
          },
        ]),
    ...signatureLines(signature, timeZone),
  ];
}

/** Changes since the signature that are printed; more of them are counted: the form stays one page. */
const MOST_CHANGES = 3;

/** Who signed, and that it no longer holds where the record was changed since. No line before the signature. */
function signatureLines(signature: Judgement['signature'], zone: string): SheetLine[] {
  if (signature === null) return [];
  const { atMs, by, supersededBy } = signature;
  const signed = `${formatClock(atMs, zone)}, ${actorName(by)}`;
  // A set that was moved is several entries: what reads the same is said once.
  const changes = [...new Set(supersededBy.map((change) => changeText(change, zone)))];
  if (changes.length === 0) return [{ label: 'Signature', texts: [signed] }];
  const more = changes.length - MOST_CHANGES;
  const since = [...changes.slice(0, MOST_CHANGES), ...(more > 0 ? [`and ${more} more changes`] : [])];
  return [{ label: 'Signature', texts: [signed, 'superseded', ...since] }];
}

function baselineTexts(
  { values: { systolicMmHg, diastolicMmHg }, takenAtMs }: Judgement['baseline'],
  at: (atMs: number) => string,
): string[] {
  if (systolicMmHg === undefined || diastolicMmHg === undefined || takenAtMs === null) return [];
  return [`${systolicMmHg}/${diastolicMmHg} at ${at(takenAtMs)}`];
}

const LAST_VITALS = ['heartRateBpm', 'spo2Percent', 'respiratoryRatePerMin'] as const;

/** The newest values with their own times: on paper nothing ages, so nothing may stand without its time. */
function lastTexts(values: Judgement['values'], at: (atMs: number) => string): string[] {
  const one = (label: string, { takenAtMs }: ValueJudgement, text: string): string[] =>
    takenAtMs === null ? [] : [`${label} ${text} (${at(takenAtMs)})`];
  const { systolicMmHg, diastolicMmHg, moaas, dissociation } = values;
  return [
    ...one('BP', systolicMmHg, `${systolicMmHg.value ?? '––'}/${diastolicMmHg.value ?? '––'}`),
    ...LAST_VITALS.flatMap((key) => one(VITALS[key].label, values[key], `${values[key].value ?? '––'}`)),
    ...one('Sedation', moaas, `${moaas.value ?? '––'}`),
    ...one('Dissociation', dissociation, `${dissociation.value ?? '––'}`),
  ];
}
