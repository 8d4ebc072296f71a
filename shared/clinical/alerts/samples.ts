import type { ReadingContent, ScoreContent } from '../../entries.ts';
import type { Reason } from '../../judgement.ts';
import type { SessionState, Standing } from '../../state.ts';
import { isAfterDose, oxygenAt, sinceDoseMin } from '../facts.ts';
import {
  dissociationHighReasons,
  heartRateReasons,
  highPressureReasons,
  lateDissociationReasons,
  lowPressureReasons,
  nauseaReasons,
  type OwnLevels,
  respiratoryRateReasons,
  saturationReasons,
  sedationReasons,
  slowDissociationReasons,
  temperatureReasons,
} from '../limits.ts';
import { isSettling } from './start-up.ts';

/** One family's view of one entry: which limits it breaks (none: inside) and how it counts. */
export interface Sample {
  family: string;
  /** Which value decides "newest": a late one never rewrites a step already taken (4.2.7, 12.7). */
  newestKey: string;
  entryId: string;
  takenAtMs: number;
  reasons: Reason[];
  atOnce: boolean;
  insideToClear: number;
  /** 0: every sample counts. Above 0: a continuous signal must hold that long. */
  holdMs: number;
  /** False when an inside value proves nothing, as a good saturation on oxygen. */
  countsInside: boolean;
  repeat: 'bloodPressure' | 'soon' | 'none';
  /** Ends without clearing because a louder rule took over. */
  replaced: boolean;
}

/** Before the dose, HOLD judges; only what is an emergency in anyone alarms (rule PRE in RULES.md). */
function beforeDose(reasons: Reason[]): Reason[] {
  return reasons.filter((reason) => reason.severity === 'critical');
}

export function readingSamples(
  state: SessionState,
  reading: Standing<ReadingContent>,
  own: OwnLevels,
): Sample[] {
  const { protocol } = state;
  const { vitals } = reading.content;
  const after = isAfterDose(state, reading.takenAtMs);
  const judged = (reasons: Reason[]): Reason[] => (after ? reasons : beforeDose(reasons));
  const continuous = reading.source.by === 'device' && reading.source.continuous;
  const base = {
    entryId: reading.entryId,
    takenAtMs: reading.takenAtMs,
    atOnce: false,
    insideToClear: protocol.confirmation.insideToClear,
    holdMs: 0,
    countsInside: true,
    replaced: false,
  };
  // [START-UP] What is outside from the start has been out for long enough only once the probe has settled.
  const settling = isSettling(state, reading.source, reading.takenAtMs);
  const continuousHoldMs = settling ? Number.POSITIVE_INFINITY : protocol.confirmation.continuousHoldMs;
  // [ARTEFACT] What the device itself doubts must last, whatever it is, and proves nothing by being inside.
  const doubted = continuous && reading.content.quality === 'questionable';
  const held = { ...base, holdMs: continuous ? continuousHoldMs : 0 };
  const samples: Sample[] = [];
  const { systolicMmHg: systolic, diastolicMmHg: diastolic } = vitals;
  if (systolic !== undefined && diastolic !== undefined && after) {
    const pressure = { ...base, newestKey: 'BP', repeat: 'bloodPressure' } as const;
    samples.push({
      ...pressure,
      family: 'BP',
      reasons: highPressureReasons(protocol, systolic, diastolic, own),
    });
    samples.push({ ...pressure, family: 'BP-LO', reasons: lowPressureReasons(protocol, systolic, own) });
  }
  if (vitals.heartRateBpm !== undefined) {
    const reasons = judged(heartRateReasons(protocol, vitals));
    samples.push({ ...held, family: 'HR', newestKey: 'HR', repeat: 'soon', reasons, countsInside: !doubted });
  }
  // The reading's own word first: while it is only being typed, the state does not know it yet.
  const oxygen = vitals.oxygenLitresPerMin ?? oxygenAt(state, reading.takenAtMs);
  if (vitals.spo2Percent !== undefined || (vitals.oxygenLitresPerMin ?? 0) > 0) {
    const given = after ? own : { ...own, oxygen };
    const reasons = judged(saturationReasons(protocol, vitals.spo2Percent ?? null, oxygen, given));
    // By vein and into the muscle a critical saturation does not wait (12.11).
    const critical = reasons.some(({ severity }) => severity === 'critical');
    const atOnce = protocol.confirmation.criticalSpo2AtOnce && critical && !doubted;
    const holdMs = atOnce ? 0 : held.holdMs;
    const roomAir = oxygen === 0 && vitals.spo2Percent !== undefined;
    samples.push({
      ...held,
      holdMs,
      family: 'SPO2',
      newestKey: 'SPO2',
      repeat: 'soon',
      reasons,
      countsInside: roomAir && !doubted,
    });
  }
  if (vitals.respiratoryRatePerMin !== undefined) {
    const reasons = judged(respiratoryRateReasons(protocol, vitals));
    samples.push({ ...base, family: 'RR', newestKey: 'RR', repeat: 'soon', reasons });
  }
  if (vitals.temperatureC !== undefined && after) {
    const reasons = temperatureReasons(protocol, vitals);
    samples.push({ ...base, family: 'TEMP', newestKey: 'TEMP', repeat: 'bloodPressure', reasons });
  }
  return samples;
}

export function scoreSamples(state: SessionState, score: Standing<ScoreContent>, own: OwnLevels): Sample[] {
  const { scale, value } = score.content;
  if (value === null) return [];
  const { protocol } = state;
  const after = isAfterDose(state, score.takenAtMs);
  const base = {
    entryId: score.entryId,
    takenAtMs: score.takenAtMs,
    newestKey: scale,
    atOnce: true,
    insideToClear: 1,
    holdMs: 0,
    countsInside: true,
    repeat: 'none',
    replaced: false,
  } as const;
  if (scale === 'moaas') {
    const all = sedationReasons(protocol, value, own);
    return [{ ...base, family: 'SED', repeat: 'soon', reasons: after ? all : beforeDose(all) }];
  }
  if (!after) return [];
  switch (scale) {
    case 'nausea':
      return [{ ...base, family: 'NAUSEA', reasons: nauseaReasons(protocol, value) }];
    case 'cadss':
      return [{ ...base, family: 'DIS-HI/CADSS', reasons: dissociationHighReasons(protocol, scale, value) }];
    case 'cadss6':
      return [
        { ...base, family: 'DIS-HI/CADSS-6', reasons: dissociationHighReasons(protocol, scale, value) },
      ];
    case 'dissociation': {
      const since = sinceDoseMin(state, score.takenAtMs) ?? 0;
      const late = lateDissociationReasons(protocol, value, since, own);
      const slow = slowDissociationReasons(protocol, value, since, own);
      return [
        { ...base, family: 'DIS-HI', reasons: dissociationHighReasons(protocol, scale, value) },
        { ...base, family: 'DIS-LATE', reasons: late },
        { ...base, family: 'DIS-SLOW', reasons: slow, replaced: late.length > 0 },
      ];
    }
    // A suicide screen raises by itself (SI); how somebody has felt for two weeks is for whoever plans, and never alarms.
    case 'suicideScreen':
    case 'phq9':
    case 'phq9Item9':
    case 'gad7':
    case 'madrs':
      return [];
  }
}
