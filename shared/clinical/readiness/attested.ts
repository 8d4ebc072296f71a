import type { AttestableId } from '../../events.ts';
import type { SessionState } from '../../state.ts';
import { MINUTE_MS } from '../../vocabulary.ts';
import { firstDoseAtMs, newestScore } from '../facts.ts';
import { outdatedAtMs, outdatedUnscheduledAtMs } from '../freshness.ts';
import type { Obligation } from '../obligation.ts';
import { vomits } from '../vomiting.ts';
import { type Finding, met, unknown, unmet } from './criterion.ts';

const NEEDS: Record<AttestableId, string> = {
  D8: 'Person, place, time and situation',
  D9: 'Steady, unaided, as before the dose',
  D10: 'Nausea ≤ 3 and no vomiting for 30 min',
  D11: 'No new or worse suicidal thoughts, a plan if any',
  D12: 'A named person or a booked ride, with phone; not driving',
  D13: 'No driving until tomorrow after sleep, no alcohol, whom to call, next visit; repeated back',
  D14: 'Cannula out, the site looked at, the total dose recorded',
};

/** [SINCE] How the patient is: said before the dose it says nothing. Transport and instructions may be settled early. */
const OF_NOW: readonly AttestableId[] = ['D8', 'D9', 'D10', 'D11', 'D14'];

function isBeforeDose(state: SessionState, atMs: number): boolean {
  const t0 = firstDoseAtMs(state);
  return t0 !== null && atMs <= t0;
}

/**
 * [D8] [D9] [D11] [D12] [D13] [D14] What no sensor knows: the newest attestation decides, and it can be taken back
 * (edge case 32).
 */
export function judgeAttested(state: SessionState, criterion: Exclude<AttestableId, 'D10'>): Finding {
  const attested = state.attested[criterion];
  if (!attested) return unknown('Not attested', NEEDS[criterion]);
  if (OF_NOW.includes(criterion) && isBeforeDose(state, attested.atMs))
    return unknown('Stated before the dose', NEEDS[criterion], attested.atMs);
  const detail = attested.transport ? `${attested.transport.name}, phone recorded` : (attested.note ?? '');
  const by = attested.by.kind === 'staff' ? attested.by.name : '';
  const evidence = [detail, by].filter((part) => part !== '').join(', ');
  if (attested.met) return met(evidence, attested.atMs);
  return unmet(evidence || 'Attested as not met', NEEDS[criterion], attested.atMs);
}

/**
 * [D10] Nausea at most 3 and a statement that nobody vomited for 30 minutes. A vomit unmakes it until exactly 30
 * minutes have passed; a later high score too. The statement is an attestation; it goes stale like a score (12.24).
 */
export function judgeNausea(state: SessionState, checks: readonly Obligation[], nowMs: number): Finding {
  const rules = state.protocol.readiness;
  const vomited = vomits(state).at(-1);
  const clearAtMs = vomited ? vomited.takenAtMs + rules.vomitingClearMin * MINUTE_MS : null;
  if (vomited && clearAtMs !== null && nowMs < clearAtMs) {
    return unmet('Vomited', `${rules.vomitingClearMin} min without vomiting`, vomited.takenAtMs, clearAtMs);
  }
  const score = newestScore(state, 'nausea');
  const fresh = score !== null && nowMs < outdatedUnscheduledAtMs(score.takenAtMs);
  if (score && fresh && score.value > rules.nauseaAtMost) {
    return unmet(`Nausea ${score.value}`, `Needs ≤ ${rules.nauseaAtMost}`, score.takenAtMs);
  }
  const attested = state.attested.D10;
  const tooEarly =
    attested && ((clearAtMs !== null && attested.atMs < clearAtMs) || isBeforeDose(state, attested.atMs));
  if (!attested || tooEarly) {
    const said = score && fresh ? `Nausea ${score.value}, vomiting not stated` : 'Not stated';
    return unknown(said, NEEDS.D10, score?.takenAtMs ?? null);
  }
  const expires = outdatedAtMs(state, checks, 'dissociation', attested.atMs);
  if (expires !== null && nowMs >= expires)
    return unknown('Stated before the last set', 'State again', attested.atMs);
  const evidence = score && fresh ? `${score.value}, none vomited` : 'Slight at most, none vomited';
  return attested.met
    ? met(evidence, attested.atMs, expires)
    : unmet('Attested as not met', NEEDS.D10, attested.atMs);
}
