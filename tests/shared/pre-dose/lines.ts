import { judge } from '#shared/clinical/judge.ts';
import type { LineKind, PreDoseLine } from '#shared/clinical/pre-dose/line.ts';
import type { PreDoseContext } from '#shared/clinical/pre-dose/presence.ts';
import type { HomeMedicineContent } from '#shared/entries.ts';
import type { Answer } from '#shared/pre-dose-events.ts';
import type { Scale } from '#shared/vocabulary.ts';
import { id, PRESCRIBER, type Scene } from '../scene.ts';

export const NOTHING: PreDoseContext = { presence: null, today: null };
export const FULL = { bp: [122, 76] as [number, number], hr: 78, spo2: 98, rr: 14, sed: 5, diss: 0 };

export function line(stage: Scene, kind: LineKind, min = -10, context = NOTHING): PreDoseLine {
  stage.pass(min);
  const found = judge(stage.state, stage.at(min), context).preDose.lines.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no line ${kind}`);
  return found;
}
export const status = (stage: Scene, kind: LineKind, min = -10, context = NOTHING) =>
  line(stage, kind, min, context).status;

export function check(
  stage: Scene,
  min: number,
  item: string,
  answer: 'yes' | 'no' | 'notApplicable',
  note?: string,
) {
  stage.do(min, { type: 'AnswerChecklist', body: { item, answer, note: note ?? null } });
}
export function contra(stage: Scene, min: number, item: string, answer: Answer): void {
  stage.do(min, { type: 'AnswerContraindication', body: { item, answer, note: null } });
}
export function allNo(stage: Scene, min: number): void {
  for (const { item } of stage.state.protocol.contraindications) contra(stage, min, item, 'no');
}
export function decide(stage: Scene, min: number, decision: 'give' | 'doNotGive'): void {
  stage.do(min, { type: 'DecideContraindications', body: { decision, reason: 'weighed' } }, PRESCRIBER);
}
export function score(
  stage: Scene,
  min: number,
  scale: Scale,
  value: number | null,
  name = `${scale}${min}`,
): void {
  const notObtained = value === null ? 'refused' : null;
  const content = { kind: 'score', takenAtMs: stage.at(min), scale, value, notObtained } as const;
  const scores = [{ entryId: id(name), content }];
  stage.do(min, { type: 'RecordSet', body: { reading: null, scores, rechecked: [], lateReason: null } });
}
export function medicine(
  stage: Scene,
  min: number,
  taken: Pick<HomeMedicineContent, 'class' | 'takenToday'>,
): void {
  const content = {
    kind: 'homeMedicine',
    takenAtMs: stage.at(min),
    name: taken.class,
    amount: null,
    lastTakenAtMs: null,
    remark: null,
    ...taken,
  } as const;
  const body = { entryId: id(`medicine${min}`), content, lateReason: null };
  stage.do(min, { type: 'RecordHomeMedicine', body });
}
