import type { ChecklistLine } from '../../protocols/pre-dose.ts';
import type { SessionState } from '../../state.ts';
import { unreachable } from '../../vocabulary.ts';
import { judgeConsent, judgeIdentity, judgeIndication } from './agreed.ts';
import { judgeAllergies, judgeAnswer, judgeBaselineLine, judgeTransport, judgeWeight } from './chair.ts';
import { judgeContraindications } from './contraindications.ts';
import type { Finding, LineKind, PreDoseJudgement, PreDoseLine } from './line.ts';
import { kindOf, RULE_OF } from './line-kinds.ts';
import { judgeMedicines } from './medicines.ts';
import { judgePresence, type PreDoseContext } from './presence.ts';
import { judgePhq9, judgeScreening, judgeSuicideScreen } from './screening.ts';

/**
 * [CHECKLIST] Everything asked before the dose as of `nowMs`, in the order a nurse works: the lines of the protocol, then
 * what it asks without a line. Nothing here allows or cancels a dose: it says what is done, open, to look at, not known.
 */
export function judgePreDose(state: SessionState, context: PreDoseContext, nowMs: number): PreDoseJudgement {
  const lines = linesAsked(state).map(({ item, label, who, why }): PreDoseLine => {
    const kind = kindOf(item);
    const found = judgeLine(state, item, kind, context, nowMs);
    return { item, kind, rule: RULE_OF[kind], label, who: who ?? null, why: why ?? null, ...found };
  });
  return { lines, open: lines.filter(({ status }) => status !== 'done').length };
}

/** A clinic may take a line out of its list; what its protocol asks, and thoughts of self-harm on record, keep theirs. */
export function linesAsked({ protocol, scores }: SessionState): ChecklistLine[] {
  const listed = (item: string): boolean => protocol.checklist.some((line) => line.item === item);
  const left: [boolean, ChecklistLine][] = [
    [protocol.contraindications.length > 0, { item: 'contraindications', label: 'Contraindications' }],
    [protocol.screening.length > 0, { item: 'screening', label: 'Questions of each visit' }],
    [scores.some(({ content }) => content.scale === 'phq9Item9'), { item: 'phq9', label: 'PHQ-9' }],
  ];
  return [
    ...protocol.checklist,
    ...left.filter(([asked, { item }]) => asked && !listed(item)).map(([, line]) => line),
  ];
}

function judgeLine(
  state: SessionState,
  item: string,
  kind: LineKind,
  context: PreDoseContext,
  nowMs: number,
): Finding {
  switch (kind) {
    case 'answer':
      return judgeAnswer(state, item);
    case 'identity':
      return judgeIdentity(state);
    case 'consent':
      return judgeConsent(state, context);
    case 'indication':
      return judgeIndication(state);
    case 'presence':
      return judgePresence(state, context, nowMs);
    case 'allergies':
      return judgeAllergies(state);
    case 'contraindications':
      return state.protocol.contraindications.length === 0
        ? judgeAnswer(state, item)
        : judgeContraindications(state);
    case 'medicines':
      return judgeMedicines(state);
    case 'screening':
      return state.protocol.screening.length === 0 ? judgeAnswer(state, item) : judgeScreening(state);
    case 'suicideScreen':
      return judgeSuicideScreen(state);
    case 'phq9':
      return judgePhq9(state);
    case 'transport':
      return judgeTransport(state);
    case 'weight':
      return judgeWeight(state);
    case 'baseline':
      return judgeBaselineLine(state, nowMs);
    default:
      return unreachable(kind);
  }
}
