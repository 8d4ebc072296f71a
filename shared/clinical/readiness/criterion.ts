import type { CriterionId } from '../../events.ts';
import type { CriterionJudgement } from '../../judgement.ts';

/** What a rule concludes before an override is considered. */
export type Finding = Omit<
  CriterionJudgement,
  'criterion' | 'label' | 'advice' | 'attestable' | 'overridden'
>;

/** Unknown unless something says otherwise: it never counts as met. */
export function unknown(evidence: string, clears: string, evidenceAtMs: number | null = null): Finding {
  return { status: 'unknown', evidence, evidenceAtMs, clears, clearsAtMs: null, countsUntilMs: null };
}

export function met(
  evidence: string,
  evidenceAtMs: number | null = null,
  countsUntilMs: number | null = null,
): Finding {
  return { status: 'met', evidence, evidenceAtMs, clears: '', clearsAtMs: null, countsUntilMs };
}

export function unmet(
  evidence: string,
  clears: string,
  evidenceAtMs: number | null = null,
  clearsAtMs: number | null = null,
): Finding {
  return { status: 'unmet', evidence, evidenceAtMs, clears, clearsAtMs, countsUntilMs: null };
}

export const LABELS: Record<CriterionId, string> = {
  D1: 'Minimum time',
  D2: 'Blood pressure',
  D3: 'No active alert',
  D4: 'SpO₂',
  D5: 'Breathing',
  D6: 'Sedation',
  D7: 'Dissociation',
  D8: 'Orientation',
  D9: 'Walking',
  D10: 'Nausea',
  D11: 'Mood safety',
  D12: 'Transport',
  D13: 'Instructions',
  D14: 'Access site',
  D15: 'Final vitals',
};
