import type { ScoreContent, SymptomContent } from '../../entries.ts';
import type { SessionState, Standing } from '../../state.ts';
import { severityRank } from '../../vocabulary.ts';
import { firstDoseAtMs, firstDoseId } from '../facts.ts';
import { judgeHold } from '../hold.ts';
import { scoreText } from '../scales.ts';
import { EFFECT_NAMES, EVERYONE_EFFECTS, isEmergency } from '../symptoms.ts';
import { type Vomit, vomits } from '../vomiting.ts';
import { severityOf } from './core.ts';
import type { Core, EventSource } from './types.ts';

/** Something that happened, for the family it belongs to: confirmed at once, cleared by a clinician's act. */
export interface Happening {
  family: string;
  source: EventSource;
  takenAtMs: number;
}

/** [BP-SX] An emergency symptom, alone or with a raised pressure; [NAUSEA] vomiting. */
export function symptomHappening(
  state: SessionState,
  symptom: Standing<SymptomContent>,
  cores: Record<string, Core>,
): Happening | null {
  const { entryId, takenAtMs, content } = symptom;
  if (isEmergency(content.effect)) {
    const name = EFFECT_NAMES[content.effect];
    const text = content.grade === 'unknown' ? name : `${name}, ${content.grade}`;
    const reason = { rule: 'BP-SX', severity: 'critical', text, value: null, values: [] } as const;
    const everyone = EVERYONE_EFFECTS.includes(content.effect);
    return { family: 'BP', takenAtMs, source: { entryId, reason: { ...reason, values: [] }, everyone } };
  }
  return content.effect === 'vomiting' ? vomitHappening(state, symptom, cores) : null;
}

/** [NAUSEA] The patient vomited: a warning, critical when it happens again while sedation warns. */
export function vomitHappening(
  state: SessionState,
  { entryId, takenAtMs, seq }: Vomit,
  cores: Record<string, Core>,
): Happening {
  const times = vomits(state).filter((other) => other.seq <= seq).length;
  const sleepy = cores.SED !== undefined && severityRank(severityOf(cores.SED)) >= severityRank('warning');
  const severity = times >= 2 && sleepy ? 'critical' : 'warning';
  const text = times >= 2 ? `Vomited ${times} times` : 'Vomited';
  return {
    family: 'VOMIT',
    takenAtMs,
    source: {
      entryId,
      reason: { rule: 'NAUSEA', severity, text, value: null, values: ['nausea'] },
      everyone: false,
    },
  };
}

/** [SI] A positive suicide screen goes to a clinician at once; it never cancels or allows a dose by itself. */
export function screenHappening(score: Standing<ScoreContent>): Happening | null {
  const { scale, value } = score.content;
  if (scale !== 'suicideScreen' || value === null || value === 0) return null;
  const severity = value >= 3 ? 'critical' : 'warning';
  const text = `Suicide screen ${scoreText(scale, value)}`;
  return {
    family: 'SI',
    takenAtMs: score.takenAtMs,
    source: {
      entryId: score.entryId,
      reason: { rule: 'SI', severity, text, value: null, values: ['suicideScreen'] },
      everyone: false,
    },
  };
}

/** [DOSE-HOLD] A dose given on hold is recorded all the same (12.21), and said once, at the first device. */
export function doseOnHold(state: SessionState, entryId: string): Happening | null {
  const t0 = firstDoseAtMs(state);
  const hold = judgeHold(state);
  if (t0 === null || !hold.active || firstDoseId(state) !== entryId) return null;
  const text = 'Dose given on hold';
  return {
    family: 'DOSE-HOLD',
    takenAtMs: t0,
    source: {
      entryId,
      reason: { rule: 'DOSE-HOLD', severity: 'warning', text, value: null, values: [] },
      everyone: false,
    },
  };
}
