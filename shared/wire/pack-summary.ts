import type { ValueKey } from '../judgement.ts';
import { RISKS } from '../protocols/modifiers.ts';
import type { BoardSummary, SummaryAlert, SummaryCheck, SummaryValue } from '../summary.ts';
import { MEASURES, SEVERITIES, SEXES, TOLD } from '../vocabulary.ts';

/**
 * A board summary as it crosses the socket: the same facts in arrays, at most 2 kB of JSON, so that a change of any
 * chair costs every screen little. `unpackSummary(packSummary(s))` is `s`. Rows are read by position: a change of
 * either function changes the wire version.
 */
type Row = (number | string | null)[];

type Head = Omit<BoardSummary, 'values' | 'alerts' | 'checks'>;

/** Every other field of the summary, by position; plannedAtMs comes first because all times count from it. */
const HEAD_ORDER = [
  'plannedAtMs',
  'sessionId',
  'seq',
  'patientId',
  'chairId',
  'identity',
  'sameName',
  'restricted',
  'glassBroken',
  'moved',
  'nurse',
  'nurseId',
  'handover',
  'stage',
  'route',
  'plannedMg',
  'deliveredMg',
  'form',
  'dosesGiven',
  'dosesPlanned',
  'infusion',
  'lozenge',
  'firstDoseAtMs',
  'nextDoseFromMs',
  'gateAtMs',
  'hold',
  'baselineAtMs',
  'newestSetAtMs',
  'readiness',
  'reviewAtMs',
  'devices',
  'callBacks',
  'checklistOpen',
  'contraindication',
  'emergencyAsked',
  'customLimits',
  'limitsProposed',
  'nextChangeAtMs',
] as const satisfies readonly (keyof Head)[];

export interface PackedSummary {
  head: (Head[keyof Head] | Row)[];
  values: Row[];
  alerts: Row[];
  checks: Row[];
}

const VALUE_ORDER: readonly ValueKey[] = [
  'systolicMmHg',
  'diastolicMmHg',
  'meanArterialMmHg',
  'heartRateBpm',
  'spo2Percent',
  'respiratoryRatePerMin',
  'dissociation',
  'moaas',
];
const CLASSES = ['clinical', 'overdue', 'technical'] as const;
const STATUSES = ['unconfirmed', 'confirmed', 'latched'] as const;
const KINDS = ['scheduled', 'repeat', 'hold', 'continued', 'duty'] as const;
const CHECK_STATUSES = ['upcoming', 'due', 'overdue', 'done', 'missed', 'notDone'] as const;
const OVERDUE = ['low', 'medium', 'prescriberTold'] as const;

/** Booleans as one number: bit n is the n-th. */
function bits(...flags: boolean[]): number {
  return flags.reduce((sum, flag, index) => sum + (flag ? 2 ** index : 0), 0);
}

function bit(value: Row[number] | undefined, index: number): boolean {
  return (Math.floor(Number(value) / 2 ** index) & 1) === 1;
}

function pick<T>(list: readonly T[], index: Row[number] | undefined): T {
  const found = list[Number(index)];
  if (found === undefined) throw new Error(`packed summary: no item ${index}`);
  return found;
}

function number(value: Row[number] | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** Times as distances from the planned time: fewer digits, the same instants. */
const FOREVER = Number.MAX_SAFE_INTEGER;
function near(atMs: number, baseMs: number): number | null {
  return atMs === FOREVER ? null : atMs - baseMs;
}
function far(value: Row[number] | undefined, baseMs: number): number {
  return value === null || value === undefined ? FOREVER : Number(value) + baseMs;
}

function packValue(value: SummaryValue | undefined, baseMs: number): Row {
  if (!value) return [];
  const at = (ms: number | null): number | null => (ms === null ? null : ms - baseMs);
  const severity = value.severity === null ? null : SEVERITIES.indexOf(value.severity);
  const flags = bits(value.stale, value.seen, value.failed);
  return [value.value, at(value.takenAtMs), at(value.staleAtMs), severity, flags, value.delta];
}

function unpackValue(row: Row, baseMs: number): SummaryValue {
  const at = (value: Row[number] | undefined): number | null =>
    typeof value === 'number' ? value + baseMs : null;
  return {
    value: number(row[0]),
    takenAtMs: at(row[1]),
    staleAtMs: at(row[2]),
    stale: bit(row[4], 0),
    severity: row[3] === null ? null : pick(SEVERITIES, row[3]),
    seen: bit(row[4], 1),
    failed: bit(row[4], 2),
    delta: number(row[5]),
  };
}

function packAlert(alert: SummaryAlert, baseMs: number): Row {
  return [
    alert.episodeId,
    alert.family,
    CLASSES.indexOf(alert.alertClass),
    SEVERITIES.indexOf(alert.severity),
    STATUSES.indexOf(alert.status),
    alert.message,
    alert.sinceMs - baseMs,
    alert.acknowledged ? alert.acknowledged.atMs - baseMs : null,
    alert.acknowledged?.name ?? null,
    bits(alert.mayClose, alert.noteNeeded),
    alert.repeatDueAtMs === null ? null : alert.repeatDueAtMs - baseMs,
    ...packRare(alert, baseMs),
  ];
}

/** Few are silenced or told on: the others do not pay for it. */
function packRare({ silenced, told }: SummaryAlert, baseMs: number): Row {
  if (!silenced && told === null) return [];
  const silence = silenced ? [silenced.untilMs - baseMs, silenced.name] : [null, null];
  return told === null ? silence : [...silence, TOLD.indexOf(told)];
}

function unpackAlert(row: Row, baseMs: number): SummaryAlert {
  const seenAt = number(row[7]);
  const due = number(row[10]);
  const silentUntil = number(row[11]);
  return {
    episodeId: String(row[0]),
    family: String(row[1]),
    alertClass: pick(CLASSES, row[2]),
    severity: pick(SEVERITIES, row[3]),
    status: pick(STATUSES, row[4]),
    message: String(row[5]),
    sinceMs: Number(row[6]) + baseMs,
    acknowledged: seenAt === null ? null : { atMs: seenAt + baseMs, name: String(row[8]) },
    mayClose: bit(row[9], 0),
    noteNeeded: bit(row[9], 1),
    repeatDueAtMs: due === null ? null : due + baseMs,
    silenced: silentUntil === null ? null : { untilMs: silentUntil + baseMs, name: String(row[12]) },
    told: row[13] === undefined ? null : pick(TOLD, row[13]),
  };
}

function packCheck(check: SummaryCheck, baseMs: number): Row {
  return [
    check.checkId,
    KINDS.indexOf(check.kind),
    check.label === check.checkId ? null : check.label,
    near(check.dueAtMs, baseMs),
    near(check.windowFromMs, baseMs),
    near(check.overdueFromMs, baseMs),
    CHECK_STATUSES.indexOf(check.status),
    check.overdue === null ? null : OVERDUE.indexOf(check.overdue),
    bits(
      ...MEASURES.map((measure) => check.needs.includes(measure)),
      ...RISKS.map((risk) => check.risks.includes(risk)),
    ),
    // Few checks repeat a failed attempt: the others do not pay for it.
    ...(check.failed ? [check.failed.atMs - baseMs, check.failed.inARow] : []),
  ];
}

function unpackCheck(row: Row, baseMs: number): SummaryCheck {
  const failedAt = number(row[9]);
  return {
    checkId: String(row[0]),
    kind: pick(KINDS, row[1]),
    label: row[2] === null ? String(row[0]) : String(row[2]),
    dueAtMs: far(row[3], baseMs),
    windowFromMs: far(row[4], baseMs),
    overdueFromMs: far(row[5], baseMs),
    status: pick(CHECK_STATUSES, row[6]),
    overdue: row[7] === null ? null : pick(OVERDUE, row[7]),
    needs: MEASURES.filter((_, index) => bit(row[8], index)),
    risks: RISKS.filter((_, index) => bit(row[8], MEASURES.length + index)),
    failed: failedAt === null ? null : { atMs: failedAt + baseMs, inARow: Number(row[10]) },
  };
}

function packIdentity({ name, chosenName, birthDate, sex }: Head['identity']): Row {
  return [name, chosenName, birthDate, sex];
}

function unpackIdentity([name, chosenName, birthDate, sex]: Row): Head['identity'] {
  const text = (value: Row[number] | undefined) => (typeof value === 'string' ? value : null);
  return {
    name: String(name),
    chosenName: text(chosenName),
    birthDate: text(birthDate),
    sex: SEXES.find((known) => known === sex) ?? 'unknown',
  };
}

export function packSummary(summary: BoardSummary): PackedSummary {
  const base = summary.plannedAtMs;
  return {
    head: HEAD_ORDER.map((key) => (key === 'identity' ? packIdentity(summary.identity) : summary[key])),
    values: VALUE_ORDER.map((key) => packValue(summary.values[key], base)),
    alerts: summary.alerts.map((alert) => packAlert(alert, base)),
    checks: summary.checks.map((check) => packCheck(check, base)),
  };
}

export function unpackSummary({ head, values, alerts, checks }: PackedSummary): BoardSummary {
  const base = Number(head[0]);
  const known = VALUE_ORDER.flatMap((key, index) => {
    const row = values[index];
    return row && row.length > 0 ? [[key, unpackValue(row, base)] as const] : [];
  });
  // The one place that takes a server's word for the shape: both ends run this file, and the handshake says so.
  const fields = Object.fromEntries(HEAD_ORDER.map((key, index) => [key, head[index]])) as unknown as Head;
  return {
    ...fields,
    identity: unpackIdentity(head[HEAD_ORDER.indexOf('identity')] as Row),
    values: Object.fromEntries(known),
    alerts: alerts.map((row) => unpackAlert(row, base)),
    checks: checks.map((row) => unpackCheck(row, base)),
  };
}
