import { randomUUID } from 'node:crypto';
import type { SessionCommand } from '#shared/commands.ts';
import type { FailedVital, ReadingContent, ScoreContent, Vitals } from '#shared/entries.ts';
import type { Scale } from '#shared/vocabulary.ts';

/** A set of vitals and scores as a nurse says it: `{ bp: '142/88', hr: 78, spo2: 98, rr: 14, moaas: 4, dissociation: 6 }`. */
export interface SpokenSet {
  bp?: string;
  hr?: number;
  spo2?: number;
  rr?: number;
  tempC?: number;
  oxygen?: number;
  moaas?: number;
  dissociation?: number;
  nausea?: number;
  suicideScreen?: number;
  failed?: FailedVital[];
}

/** The command that files `set`, measured at `takenAtMs`. A reading is filed only when there is a vital in the set. */
export function recordSet(
  set: SpokenSet,
  takenAtMs: number,
  lateReason: string | null = null,
  newId: () => string = randomUUID,
): SessionCommand {
  const vitals = vitalsOf(set);
  const failed = set.failed ?? [];
  const content: ReadingContent = {
    kind: 'reading',
    takenAtMs,
    vitals,
    failed,
    quality: 'good',
    method: null,
  };
  const empty = Object.keys(vitals).length === 0 && failed.length === 0;
  return {
    type: 'RecordSet',
    body: {
      reading: empty ? null : { entryId: newId(), content },
      scores: scoresOf(set, takenAtMs).map((score) => ({ entryId: newId(), content: score })),
      rechecked: [],
      lateReason,
    },
  };
}

/** The vitals of `set` alone, in the words of the log and of the device interface. */
export function vitalsOf(set: SpokenSet): Vitals {
  const [systolicMmHg, diastolicMmHg] = (set.bp ?? '').split('/').map(Number);
  return {
    ...(set.bp === undefined || systolicMmHg === undefined || diastolicMmHg === undefined
      ? {}
      : { systolicMmHg, diastolicMmHg }),
    ...(set.hr === undefined ? {} : { heartRateBpm: set.hr }),
    ...(set.spo2 === undefined ? {} : { spo2Percent: set.spo2 }),
    ...(set.rr === undefined ? {} : { respiratoryRatePerMin: set.rr }),
    ...(set.tempC === undefined ? {} : { temperatureC: set.tempC }),
    ...(set.oxygen === undefined ? {} : { oxygenLitresPerMin: set.oxygen }),
  };
}

function scoresOf(set: SpokenSet, takenAtMs: number): ScoreContent[] {
  const scales = ['moaas', 'dissociation', 'nausea', 'suicideScreen'] as const satisfies Scale[];
  return scales.flatMap((scale) => {
    const value = set[scale];
    return value === undefined
      ? []
      : [{ kind: 'score' as const, takenAtMs, scale, value, notObtained: null }];
  });
}

/** One nasal device, injection or lozenge, started at `takenAtMs`. */
export function giveDose(
  takenAtMs: number,
  lot: string,
  deliveredMg = 28,
  newId: () => string = randomUUID,
): SessionCommand {
  const content = { kind: 'dose' as const, takenAtMs, deliveredMg, lot, remark: null };
  return { type: 'GiveDose', body: { entryId: newId(), content, lateReason: null } };
}
