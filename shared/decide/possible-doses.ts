import { INCIDENT_NAMES, mgOfSprays } from '../clinical/dosing/devices.ts';
import { type Refusal, refusal } from '../commands.ts';
import type { DoseContent, InfusionContent, LozengeEndContent, WeightContent } from '../entries.ts';
import type { SessionState } from '../state.ts';
import { findWrongTime } from './times.ts';

/** Why something given, or about what was given, cannot be a fact at all; null when it can. */

export function findImpossibleDose(
  state: SessionState,
  content: DoseContent,
  nowMs: number,
  pointer: string,
): Refusal | null {
  const { dosing } = state.protocol;
  switch (dosing.form) {
    case 'devices':
      return findImpossibleDevice(state, content, dosing.deviceMg, nowMs, pointer);
    case 'infusion':
      return refusal('impossibleValue', 'This protocol gives an infusion: record its start.', pointer);
    case 'injections':
    case 'lozenges':
      return content.sprays === undefined && content.incident === undefined
        ? null
        : refusal('impossibleValue', 'Only a nasal device has sprays and their incidents.', pointer);
  }
}

function findImpossibleDevice(
  state: SessionState,
  { takenAtMs, deliveredMg, sprays, incident }: DoseContent,
  deviceMg: number,
  nowMs: number,
  pointer: string,
): Refusal | null {
  if (deliveredMg > deviceMg) {
    const sentence = `One device holds ${deviceMg} mg; ${deliveredMg} mg cannot come from it.`;
    return refusal('impossibleValue', sentence, `${pointer}/deliveredMg`);
  }
  if (sprays !== undefined && deliveredMg > mgOfSprays(sprays, deviceMg)) {
    const held = mgOfSprays(sprays, deviceMg);
    const words = sprays === 1 ? 'One spray holds' : `${sprays} sprays hold`;
    return refusal(
      'impossibleValue',
      `${words} ${held} mg; ${deliveredMg} mg cannot come from ${sprays === 1 ? 'it' : 'them'}.`,
      `${pointer}/deliveredMg`,
    );
  }
  if (incident === undefined) return null;
  if (incident.atMs < takenAtMs) {
    const sentence = `${INCIDENT_NAMES[incident.kind]} before the device was started: check both times.`;
    return refusal('impossibleValue', sentence, `${pointer}/incident/atMs`);
  }
  return findWrongTime(state, incident.atMs, nowMs, `${pointer}/incident/atMs`);
}

/** What each step of an infusion has to say, and may not. */
export function findImpossibleStep(
  state: SessionState,
  { step, rateMlPerHour, concentrationMgPerMl, volumeMl }: InfusionContent,
  pointer: string,
): Refusal | null {
  const wrong = (sentence: string, field: string): Refusal =>
    refusal('impossibleValue', sentence, `${pointer}/${field}`);
  if (state.protocol.dosing.form !== 'infusion') return wrong('This protocol gives no infusion.', 'step');
  const runs = step === 'start' || step === 'rate' || step === 'resume';
  if ((step === 'start' || step === 'rate') && rateMlPerHour === null)
    return wrong('Give the rate in mL per hour.', 'rateMlPerHour');
  if (step === 'start' && concentrationMgPerMl === null)
    return wrong(
      'Give the concentration in mg per mL: without it the dose is not known.',
      'concentrationMgPerMl',
    );
  if (step !== 'start' && concentrationMgPerMl !== null)
    return wrong(
      'The concentration is given at the start. Another syringe is another session.',
      'concentrationMgPerMl',
    );
  if (!runs && rateMlPerHour !== null) return wrong('A pause or an end has no rate.', 'rateMlPerHour');
  if (step !== 'end' && volumeMl !== null)
    return wrong('The volume is read from the pump at the end.', 'volumeMl');
  return null;
}

export function findImpossibleLozengeEnd(
  state: SessionState,
  { doseId, takenAtMs }: LozengeEndContent,
  pointer: string,
): Refusal | null {
  const dose = state.doses.find(({ entryId }) => entryId === doseId);
  if (state.protocol.dosing.form !== 'lozenges' || dose === undefined)
    return refusal('unknownEntry', 'There is no such lozenge.', `${pointer}/doseId`);
  if (takenAtMs >= dose.takenAtMs) return null;
  return refusal(
    'impossibleValue',
    'The lozenge left the mouth before it was given.',
    `${pointer}/takenAtMs`,
  );
}

/** Outside these a weight is a typing error, kg [P]. */
const LIGHTEST_KG = 25;
const HEAVIEST_KG = 350;
/** Outside these, or this far from the weight before it, it is asked about first [P]. */
const LIGHT_KG = 40;
const HEAVY_KG = 180;
const CHANGE = 0.1;

export function findImpossibleWeight({ kg }: WeightContent, pointer: string): Refusal | null {
  if (kg >= LIGHTEST_KG && kg <= HEAVIEST_KG) return null;
  const sentence = `${kg} kg cannot be: weights from ${LIGHTEST_KG} to ${HEAVIEST_KG} kg are recorded.`;
  return refusal('impossibleValue', sentence, `${pointer}/kg`);
}

/**
 * [PLAUSIBLE] A question about an unusual weight, asked before the dose is computed from it; null: none. It is held against
 * the weight before it in this session or, where there is none, at the last visit (2.1).
 */
export function weightQuestion(state: SessionState, { kg }: WeightContent): string | null {
  if (kg < LIGHT_KG || kg > HEAVY_KG) return `${kg} kg is unusual. The dose follows from it: weigh again?`;
  const earlier = state.weights.at(-1)?.content.kg;
  const before = earlier ?? state.lastWeight?.kg;
  if (before === undefined || Math.abs(kg - before) <= before * CHANGE) return null;
  const when = earlier === undefined ? ' at the last visit' : '';
  return `${kg} kg differs by more than 10 % from ${before} kg${when}. The dose follows from it: weigh again?`;
}
