import { randomUUID } from 'node:crypto';
import { kindOf } from '#shared/clinical/pre-dose/line-kinds.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { ScoreContent } from '#shared/entries.ts';
import type { Protocol } from '#shared/protocols/protocol.ts';

/** A month before the visit the papers were signed. */
const SIGNED_BEFORE_MS = 30 * 86_400_000;

/** Of whom it is answered; absent: somebody of 72 kg whose screen is negative. */
interface Asked {
  kg?: number | undefined;
  /** 0 negative to 3 high. */
  suicideScreen?: number;
  newId?: () => string;
}

/**
 * Everything a protocol asks before the dose, answered at `nowMs` as for a patient whom nothing speaks against, one command
 * after another. What is measured is left to whoever measures: the baseline.
 */
export function answerEverything(protocol: Protocol, nowMs: number, asked: Asked = {}): SessionCommand[] {
  const { kg = 72, suicideScreen = 0, newId = randomUUID } = asked;
  const of = { nowMs, kg, suicideScreen, newId };
  return protocol.checklist.flatMap(({ item }) => answersTo(protocol, item, of));
}

function answersTo(
  protocol: Protocol,
  item: string,
  { nowMs, kg, suicideScreen, newId }: Required<Asked> & { kg: number; nowMs: number },
): SessionCommand[] {
  switch (kindOf(item)) {
    case 'answer':
    case 'presence':
    case 'medicines':
    case 'transport':
      return [says(item)];
    case 'allergies':
      return [says(item, 'none known')];
    case 'identity':
      return [{ type: 'ConfirmIdentity', body: { identifiers: ['name', 'birthDate'] } }];
    case 'consent': {
      const signedOn = new Date(nowMs - SIGNED_BEFORE_MS).toISOString().slice(0, 10);
      const consent = { signedOn, validThrough: null, coversOffLabel: true };
      return [{ type: 'AnswerChecklist', body: { item, answer: 'yes', note: null, consent } }];
    }
    case 'indication': {
      const treatmentPlan = 'Twice a week for four weeks, then weekly; benefit looked at after four weeks';
      return [{ type: 'StateIndication', body: { indication: 'trd', indicationWords: null, treatmentPlan } }];
    }
    case 'contraindications':
      return protocol.contraindications.map(({ item: question }) => ({
        type: 'AnswerContraindication',
        body: { item: question, answer: 'no', note: null },
      }));
    case 'screening':
      return protocol.screening.map(({ item: question }) => ({
        type: 'AnswerScreening',
        body: { item: question, answer: 'no', note: null },
      }));
    case 'suicideScreen':
      return [scores(nowMs, { suicideScreen }, newId)];
    case 'phq9':
      return [scores(nowMs, { phq9: 17, phq9Item9: 0 }, newId)];
    case 'weight': {
      const content = { kind: 'weight', takenAtMs: nowMs, kg } as const;
      return [
        {
          type: 'RecordWeight',
          body: { entryId: newId(), content, rechecked: true, lateReason: null },
        },
      ];
    }
    case 'baseline':
      return [];
  }
}

function says(item: string, note: string | null = null): SessionCommand {
  return { type: 'AnswerChecklist', body: { item, answer: 'yes', note } };
}

function scores(
  takenAtMs: number,
  values: Partial<Record<ScoreContent['scale'], number>>,
  newId: () => string,
): SessionCommand {
  const contents = Object.entries(values).map(([scale, value]) => ({
    entryId: newId(),
    content: {
      kind: 'score' as const,
      takenAtMs,
      scale: scale as ScoreContent['scale'],
      value,
      notObtained: null,
    },
  }));
  return { type: 'RecordSet', body: { reading: null, scores: contents, rechecked: [], lateReason: null } };
}
