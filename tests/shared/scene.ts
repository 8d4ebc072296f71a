import { judge, nextChangeAt, unannouncedSteps } from '#shared/clinical/judge.ts';
import type { Refusal, SessionCommand } from '#shared/commands.ts';
import { decide } from '#shared/decide.ts';
import type { ReadingContent, Source, Vitals } from '#shared/entries.ts';
import { type Recorded, RULES_VERSION, SCHEMA_VERSION, type SessionEvent } from '#shared/events.ts';
import type { Judgement } from '#shared/judgement.ts';
import { esketamineIntranasal } from '#shared/protocols/esketamine-intranasal.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';
import type { RemsDraft } from '#shared/rems-draft.ts';
import { evolve } from '#shared/session.ts';
import type { SessionState } from '#shared/state.ts';
import { type Actor, MINUTE_MS, type Scale } from '#shared/vocabulary.ts';

/** A fixed day: 12 May 2026, 00:00 UTC. Scenes name times as minutes after T0, or `HH:MM` of that day. */
export const DAY_MS = Date.UTC(2026, 4, 12);

export const NURSE: Actor = { kind: 'staff', staffId: id('nurse'), name: 'N. Okafor', role: 'nurse' };
export const PRESCRIBER: Actor = {
  kind: 'staff',
  staffId: id('prescriber'),
  name: 'Dr. Lindqvist',
  role: 'prescriber',
};
export const SYSTEM: Actor = { kind: 'system' };

/** A stable uuid for a readable name: tests say `id('r40')`, never random. */
export function id(name: string): string {
  let hash = 0x811c9dc5;
  let text = '';
  for (let round = 0; round < 4; round++) {
    for (const char of `${name}#${round}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
    text += hash.toString(16).padStart(8, '0');
  }
  const [a, b, c, d, e] = [
    text.slice(0, 8),
    text.slice(8, 12),
    text.slice(13, 16),
    text.slice(17, 20),
    text.slice(20, 32),
  ];
  return `${a}-${b}-4${c}-8${d}-${e}`;
}

export interface SetOptions {
  bp?: [systolic: number, diastolic: number];
  hr?: number;
  spo2?: number;
  rr?: number;
  temp?: number;
  oxygen?: number;
  sed?: number;
  diss?: number;
  nausea?: number;
  cadss?: number;
  cadss6?: number;
  screen?: number;
  failed?: ReadingContent['failed'];
  name?: string;
  /** When it was entered, minutes after T0; the time it was taken when absent. */
  enteredAt?: number;
  rechecked?: string[];
}

export interface Scene {
  readonly t0: number;
  /** How far time has been played. */
  nowMs: number;
  state: SessionState;
  events: Recorded[];
  at(min: number): number;
  /** Lets time pass as the server does: every change instant announces its steps. */
  pass(min: number): void;
  ask(min: number, command: SessionCommand, by?: Actor): Refusal | null;
  do(min: number, command: SessionCommand, by?: Actor): void;
  set(min: number, options: SetOptions, by?: Actor): Refusal | null;
  device(
    min: number,
    vitals: Vitals,
    options?: {
      continuous?: boolean;
      recordedAt?: number;
      name?: string;
      quality?: ReadingContent['quality'];
    },
  ): void;
  dose(min: number, lot?: string): void;
  append(atMs: number, event: SessionEvent, by?: Actor, takenAtMs?: number | null): void;
  judge(min: number): Judgement;
}

export interface SceneOptions {
  t0Clock?: string;
  /** T0 on another day than the fixed one. */
  t0Ms?: number;
  timeZone?: string;
  plannedMg?: number;
  plannedMgPerKg?: number;
  plannedOverMin?: number;
  protocol?: Protocol;
  birthDate?: string;
  lastWeight?: { kg: number; atMs: number };
  arriveAt?: number;
}

function clockMs(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return DAY_MS + (hours * 60 + minutes) * MINUTE_MS;
}

function vitalsOf(options: SetOptions): Vitals {
  const vitals: Vitals = {};
  if (options.bp) [vitals.systolicMmHg, vitals.diastolicMmHg] = options.bp;
  if (options.hr !== undefined) vitals.heartRateBpm = options.hr;
  if (options.spo2 !== undefined) vitals.spo2Percent = options.spo2;
  if (options.rr !== undefined) vitals.respiratoryRatePerMin = options.rr;
  if (options.temp !== undefined) vitals.temperatureC = options.temp;
  if (options.oxygen !== undefined) vitals.oxygenLitresPerMin = options.oxygen;
  return vitals;
}

const SCALE_KEYS: [Scale, keyof SetOptions][] = [
  ['moaas', 'sed'],
  ['dissociation', 'diss'],
  ['nausea', 'nausea'],
  ['cadss', 'cadss'],
  ['cadss6', 'cadss6'],
  ['suicideScreen', 'screen'],
];

/** The command a nurse's set becomes. */
export function setCommand(
  takenAtMs: number,
  name: string,
  options: SetOptions,
  late: boolean,
): SessionCommand {
  const vitals = vitalsOf(options);
  const failed = options.failed ?? [];
  const measured = Object.keys(vitals).length > 0 || failed.length > 0;
  const content = { kind: 'reading', takenAtMs, vitals, failed, quality: 'good', method: null } as const;
  return {
    type: 'RecordSet',
    body: {
      reading: measured ? { entryId: id(name), content } : null,
      scores: SCALE_KEYS.flatMap(([scale, key]) => {
        const value = options[key];
        if (typeof value !== 'number') return [];
        const score = { kind: 'score', takenAtMs, scale, value, notObtained: null } as const;
        return [{ entryId: id(`${name}-${scale}`), content: score }];
      }),
      rechecked: options.rechecked ?? [],
      lateReason: late ? 'entered late' : null,
    },
  };
}

/** A session of the shipped protocol, opened and (unless told otherwise) arrived 20 minutes before T0. */
export function scene(options: SceneOptions = {}): Scene {
  const t0 = options.t0Ms ?? clockMs(options.t0Clock ?? '10:00');
  const at = (min: number): number => t0 + Math.round(min * MINUTE_MS);
  const arriveAt = options.arriveAt ?? -30;
  const recorded = (
    state: SessionState | null,
    atMs: number,
    event: SessionEvent,
    by: Actor,
    takenAtMs: number | null,
  ): Recorded => ({
    seq: (state?.seq ?? 0) + 1,
    eventId: id(`event-${(state?.seq ?? 0) + 1}`),
    commandId: null,
    schemaV: SCHEMA_VERSION,
    rulesV: RULES_VERSION,
    takenAtMs,
    recordedAtMs: Math.max(atMs, state?.lastRecordedAtMs ?? 0),
    actor: by,
    event,
  });
  const opened: SessionEvent = {
    type: 'SessionOpened',
    body: {
      sessionId: id('session'),
      patientId: id('patient'),
      identity: {
        name: 'Arden, Maya',
        chosenName: null,
        birthDate: options.birthDate ?? '1991-09-19',
        sex: 'female',
        recordNumber: '0047-001',
        allergies: [],
      },
      protocol: options.protocol ?? esketamineIntranasal,
      protocolHash: 'test',
      plannedMg: options.plannedMgPerKg === undefined ? (options.plannedMg ?? 56) : null,
      plannedMgPerKg: options.plannedMgPerKg ?? null,
      plannedOverMin: options.plannedOverMin ?? null,
      timeZone: options.timeZone ?? 'Europe/London',
      plannedAtMs: t0,
      chairId: '1',
      course: null,
      ...(options.lastWeight === undefined ? {} : { lastWeight: options.lastWeight }),
    },
  };
  const first = recorded(null, at(arriveAt), opened, NURSE, null);
  const stage: Scene = {
    t0,
    nowMs: at(arriveAt),
    at,
    state: evolve(null, first),
    events: [first],
    append(atMs, event, by = SYSTEM, takenAtMs = null) {
      const next = recorded(stage.state, atMs, event, by, takenAtMs);
      stage.events.push(next);
      stage.state = evolve(stage.state, next);
    },
    pass(min) {
      const toMs = at(min);
      announce(stage, stage.nowMs);
      for (;;) {
        const next = nextChangeAt(stage.state, stage.nowMs);
        if (next === null || next > toMs) break;
        stage.nowMs = next;
        announce(stage, next);
      }
      stage.nowMs = Math.max(stage.nowMs, toMs);
    },
    ask(min, command, by = NURSE) {
      stage.pass(min);
      const decision = decide(stage.state, command, by, at(min));
      if (!decision.ok) return decision.refusal;
      for (const { event, takenAtMs } of decision.events) stage.append(at(min), event, by, takenAtMs);
      announce(stage, at(min));
      return null;
    },
    do(min, command, by = NURSE) {
      const refused = stage.ask(min, command, by);
      if (refused) throw new Error(`${command.type} refused: ${refused.code} ${refused.sentence}`);
    },
    set(min, set, by = NURSE) {
      const entered = set.enteredAt ?? min;
      return stage.ask(entered, setCommand(at(min), set.name ?? `r${min}`, set, entered - min > 15), by);
    },
    device(min, vitals, device = {}) {
      const name = device.name ?? `d${min}`;
      const content: ReadingContent = {
        kind: 'reading',
        takenAtMs: at(min),
        vitals,
        failed: [],
        quality: device.quality ?? 'good',
        method: null,
      };
      const recordedAt = device.recordedAt ?? min;
      stage.pass(recordedAt);
      const source: Source = { by: 'device', deviceId: id('device'), continuous: device.continuous ?? false };
      const body = { entryId: id(name), content, source, needsReview: false, lateReason: null };
      const by: Actor = { kind: 'device', deviceId: id('device'), name: 'Cuff C-04' };
      stage.append(at(recordedAt), { type: 'EntryRecorded', body }, by, at(min));
      announce(stage, at(recordedAt));
    },
    dose(min, lot = 'L-1') {
      const content = { kind: 'dose', takenAtMs: at(min), deliveredMg: 28, lot, remark: null } as const;
      stage.do(min, { type: 'GiveDose', body: { entryId: id(`dose${min}`), content, lateReason: null } });
    },
    judge(min) {
      stage.pass(min);
      return judge(stage.state, at(min));
    },
  };
  stage.do(arriveAt, { type: 'ArrivePatient', body: { chairId: '1' } });
  return stage;
}

function announce(stage: Scene, atMs: number): void {
  for (const step of unannouncedSteps(stage.state, atMs)) {
    const { stepId, episodeId, severity, alertClass, message } = step;
    const body = {
      stepId,
      episodeId,
      step: step.step,
      severity,
      alertClass,
      message,
      atMs: step.atMs,
      late: false,
    };
    stage.append(atMs, { type: 'Announced', body });
  }
}

export function statusOf(judgement: Judgement, criterion: string): string | undefined {
  return judgement.readiness.criteria.find((item) => item.criterion === criterion)?.status;
}

/** The draft of a protocol that has a REMS. */
export function remsOf({ rems }: Judgement): RemsDraft {
  if (rems === null) throw new Error('this protocol drafts no REMS form');
  return rems;
}

export function openAlert(judgement: Judgement, family: string) {
  return [...judgement.alerts.open, ...judgement.alerts.latched].find((alert) => alert.family === family);
}

/** The manual items of readiness, all met, as a nurse goes through them. */
export function attestAll(stage: Scene, min: number): void {
  for (const criterion of ['D8', 'D9', 'D10', 'D11', 'D13'] as const) {
    stage.do(min, { type: 'Attest', body: { criterion, met: true, note: null, transport: null } });
  }
  const transport = { kind: 'person', name: 'Ana Arden', phone: '555 0100' } as const;
  stage.do(min, { type: 'Attest', body: { criterion: 'D12', met: true, note: null, transport } });
}
