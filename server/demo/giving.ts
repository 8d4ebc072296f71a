import { randomUUID } from 'node:crypto';
import type { InfusionContent, InfusionStep } from '#shared/entries.ts';
import type { Judgement } from '#shared/judgement.ts';
import { MINUTE_MS } from '#shared/vocabulary.ts';
import { type Act, at, type Chair, nurse, once, sinceDose } from './act.ts';
import { giveDose } from './sets.ts';

/** The pump of the demo holds ketamine at this strength. */
const MG_PER_ML = 1;
/** When the infusion with a pause is paused and goes on, and when the one that is not borne is stopped, minutes after its start. */
const PAUSED = { fromMin: 15, toMin: 20 };
const STOPPED_MIN = 34;
/** The nurse records the end of an infusion so long after it must be over: meanwhile the board asks for it. */
const END_LATE_MIN = 3;
/** Two thirds of an injected dose first, the rest after so many minutes. */
const SECOND_INJECTION_MIN = 10;
/** A lozenge is spat out after so many minutes; one is forgotten in the mouth. */
const HELD_MIN = 12;
const FORGOTTEN_MIN = 18;

/** What is given now, and what is done to what runs. */
export function giving(chair: Chair, judgement: Judgement, nowMs: number): Act[] {
  const { dosing } = judgement;
  switch (dosing.form) {
    case 'devices': {
      const dueMs = dosing.dosesGiven === 0 ? at(chair, chair.visitor.doseMin) : dosing.nextDoseFromMs;
      if (dueMs === null || nowMs < dueMs || dosing.complete) return [];
      return [nurse(giveDose(nowMs, lotOf(chair)))];
    }
    case 'infusion':
      return infusing(chair, judgement, nowMs);
    case 'injections':
      return injecting(chair, judgement, nowMs);
    case 'lozenges':
      if (dosing.dosesGiven > 0 || nowMs < at(chair, chair.visitor.doseMin)) return [];
      return [nurse(giveDose(nowMs, lotOf(chair), dosing.plannedMg ?? 0))];
  }
}

/** The lozenge leaves the mouth: asked in time, or once the board has said so for a while. */
export function lozengeOut(chair: Chair, { dosing: { lozenge } }: Judgement, nowMs: number): Act[] {
  if (lozenge === null) return [];
  const heldMin = chair.visitor.trouble === 'lozengeForgotten' ? FORGOTTEN_MIN : HELD_MIN;
  if (nowMs < lozenge.sinceMs + heldMin * MINUTE_MS) return [];
  const content = {
    kind: 'lozengeEnd' as const,
    takenAtMs: nowMs,
    doseId: lozenge.doseId,
    how: 'spat' as const,
    remark: null,
  };
  return [nurse({ type: 'EndLozenge', body: { entryId: randomUUID(), content, lateReason: null } })];
}

function infusing(chair: Chair, judgement: Judgement, nowMs: number): Act[] {
  const { infusion, plannedMg } = judgement.dosing;
  const { trouble, doseMin } = chair.visitor;
  const minutes = sinceDose(judgement, nowMs) ?? 0;
  if (infusion === null) {
    if (plannedMg === null || nowMs < at(chair, doseMin)) return [];
    const overMin = chair.visitor.dose.plan.plannedOverMin ?? 40;
    const rateMlPerHour = Math.round((plannedMg / MG_PER_ML / overMin) * 600) / 10;
    const pump = { rateMlPerHour, concentrationMgPerMl: MG_PER_ML, lot: lotOf(chair) };
    return [step('start', nowMs, pump)];
  }
  if (infusion.status === 'paused')
    return minutes >= PAUSED.toMin && once(chair, 'resumed') ? [step('resume', nowMs)] : [];
  if (infusion.status === 'over') return [];
  if (trouble === 'infusionPaused' && minutes >= PAUSED.fromMin && once(chair, 'paused'))
    return [step('pause', nowMs)];
  if (trouble === 'infusionStopped' && minutes >= STOPPED_MIN && once(chair, 'stopped')) {
    const reason = 'Nauseous and wants it to stop; prescriber agrees';
    return [nurse({ type: 'StopDosing', body: { reason, takenAtMs: nowMs } })];
  }
  const endMs = infusion.expectedEndAtMs;
  if (endMs === null || nowMs < endMs + END_LATE_MIN * MINUTE_MS) return [];
  return [step('end', endMs, { volumeMl: Math.round((plannedMg ?? 0) * 10) / (10 * MG_PER_ML) })];
}

function step(name: InfusionStep, takenAtMs: number, over: Partial<InfusionContent> = {}): Act {
  const content: InfusionContent = {
    kind: 'infusion',
    takenAtMs,
    step: name,
    rateMlPerHour: null,
    concentrationMgPerMl: null,
    volumeMl: null,
    lot: null,
    remark: null,
    ...over,
  };
  return nurse({ type: 'RunInfusion', body: { entryId: randomUUID(), content, lateReason: null } });
}

function injecting(chair: Chair, judgement: Judgement, nowMs: number): Act[] {
  const { plannedMg, deliveredMg, dosesGiven, complete } = judgement.dosing;
  if (plannedMg === null || complete) return [];
  const isFirst = dosesGiven === 0;
  if (isFirst && nowMs < at(chair, chair.visitor.doseMin)) return [];
  if (!isFirst && (sinceDose(judgement, nowMs) ?? 0) < SECOND_INJECTION_MIN) return [];
  const mg = isFirst ? (plannedMg * 2) / 3 : plannedMg - deliveredMg;
  return [nurse(giveDose(nowMs, lotOf(chair), Math.round(mg * 100) / 100))];
}

function lotOf({ visitor }: Chair): string {
  return `L${visitor.identity.recordNumber.slice(1)}`;
}
