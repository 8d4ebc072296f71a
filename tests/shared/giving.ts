import type { InfusionContent } from '#shared/entries.ts';
import { id, type Scene } from './scene.ts';

/** What a nurse records of a dose that is no nasal device. Each throws when it is refused. */

export function weigh(stage: Scene, min: number, kg: number): void {
  const content = { kind: 'weight', takenAtMs: stage.at(min), kg } as const;
  stage.do(min, {
    type: 'RecordWeight',
    body: { entryId: id(`weight${min}`), content, rechecked: false, lateReason: null },
  });
}

export function infusionContent(
  takenAtMs: number,
  step: InfusionContent['step'],
  over: Partial<InfusionContent> = {},
): InfusionContent {
  const nothing = {
    rateMlPerHour: null,
    concentrationMgPerMl: null,
    volumeMl: null,
    lot: null,
    remark: null,
  };
  return { kind: 'infusion', takenAtMs, step, ...nothing, ...over };
}

export function infuse(
  stage: Scene,
  min: number,
  step: InfusionContent['step'],
  over: Partial<InfusionContent> = {},
): void {
  const content = infusionContent(stage.at(min), step, over);
  stage.do(min, { type: 'RunInfusion', body: { entryId: id(`${step}${min}`), content, lateReason: null } });
}

/** An injection or a lozenge. */
export function inject(stage: Scene, min: number, deliveredMg: number): void {
  const content = { kind: 'dose', takenAtMs: stage.at(min), deliveredMg, lot: 'L-1', remark: null } as const;
  stage.do(min, { type: 'GiveDose', body: { entryId: id(`given${min}`), content, lateReason: null } });
}

/** The newest lozenge left the mouth. */
export function lozengeOut(stage: Scene, min: number, how: 'spat' | 'swallowed'): void {
  const doseId = stage.state.doses.at(-1)?.entryId ?? '';
  const content = { kind: 'lozengeEnd', takenAtMs: stage.at(min), doseId, how, remark: null } as const;
  stage.do(min, { type: 'EndLozenge', body: { entryId: id(`out${min}`), content, lateReason: null } });
}
