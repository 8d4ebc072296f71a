import type { DosePlan } from '#shared/clinical/dosing/possible-plan.ts';
import type { Identity } from '#shared/identity.ts';
import type { DosingForm } from '#shared/protocols/dosing-form.ts';
import { RISKS, type Risk } from '#shared/protocols/modifiers.ts';
import type { Body } from '../demo/physiology.ts';
import type { Dice } from './dice.ts';

/** An invented patient on one visit: who, what is planned, and how the body will take it. */
export interface SimulatedVisitor {
  identity: Identity;
  kg: number;
  plan: DosePlan;
  body: Body;
  /** The saturation falls for a while on top of the usual course. */
  dip: { atMin: number; depthPercent: number; widthMin: number } | null;
  /** A pressure cuff that finds no pressure between these minutes after T0. */
  cuffFails: { fromMin: number; toMin: number } | null;
  vomitsAtMin: readonly number[];
  risks: readonly Risk[];
}

/** When the effect of each form is highest, and how it fades; minutes after T0. */
const COURSES: Record<DosingForm['form'], Pick<Body, 'peakMin' | 'lingering'>> = {
  devices: { peakMin: 38, lingering: 1 },
  infusion: { peakMin: 38, lingering: 0.75 },
  injections: { peakMin: 16, lingering: 1.5 },
  lozenges: { peakMin: 48, lingering: 0.75 },
};

const GIVEN = ['Alba', 'Bruno', 'Cleo', 'Dario', 'Elin', 'Fabian', 'Gitta', 'Henrik', 'Ilse', 'Jonah'];
const FAMILY = ['Abel', 'Brandt', 'Corso', 'Dahl', 'Eklund', 'Ferrer', 'Graf', 'Hale', 'Ivers', 'Jansen'];

export function drawVisitor(dice: Dice, seed: number, dosing: DosingForm): SimulatedVisitor {
  const kg = Math.round(dice.between('weight', 52, 105));
  const course = COURSES[dosing.form];
  const cuffFromMin = dice.pick('cuff from', [18, 28, 38, 58]);
  const vomits = dice.chance('vomits', 0.03);
  const vomitsAtMin = dice.whole('vomits at', 25, 60);
  return {
    identity: {
      name: `${dice.pick('family name', FAMILY)}, ${dice.pick('given name', GIVEN)}`,
      chosenName: null,
      birthDate: `${dice.whole('born', 1955, 2004)}-0${dice.whole('month', 1, 9)}-1${dice.whole('day', 0, 9)}`,
      sex: dice.pick('sex', ['female', 'male', 'other'] as const),
      recordNumber: `S${seed}`,
      allergies: [],
    },
    kg,
    plan: planOf(dice, dosing),
    body: drawBody(dice, seed, course),
    dip: dice.chance('dip', 0.03)
      ? {
          atMin: course.peakMin + dice.between('dip at', -8, 10),
          depthPercent: dice.between('dip depth', 2.5, 7.5),
          widthMin: dice.between('dip width', 3, 8),
        }
      : null,
    cuffFails: dice.chance('cuff', 0.05)
      ? { fromMin: cuffFromMin, toMin: cuffFromMin + dice.between('cuff for', 3, 12) }
      : null,
    vomitsAtMin: vomits ? [vomitsAtMin, ...(dice.chance('vomits again', 0.2) ? [vomitsAtMin + 12] : [])] : [],
    risks: RISKS.filter((risk) => risk !== 'age65' && dice.chance(`risk ${risk}`, 0.04)),
  };
}

function planOf(dice: Dice, dosing: DosingForm): DosePlan {
  const none = { plannedMg: null, plannedMgPerKg: null, plannedOverMin: null };
  switch (dosing.form) {
    case 'devices':
      return { ...none, plannedMg: dice.pick('plan', dosing.plannedDosesMg) };
    case 'infusion':
      return { ...none, plannedMgPerKg: dosing.mgPerKg.usual, plannedOverMin: dosing.overMin.usual };
    case 'injections':
      return { ...none, plannedMgPerKg: dosing.mgPerKg.usual };
    case 'lozenges':
      return { ...none, plannedMg: dosing.mg.usual };
  }
}

function drawBody(dice: Dice, seed: number, course: Pick<Body, 'peakMin' | 'lingering'>): Body {
  const systolicMmHg = dice.between('systolic', 104, 136);
  const prolonged = dice.chance('prolonged', 0.07);
  return {
    ...course,
    seed,
    systolicMmHg,
    diastolicMmHg: systolicMmHg * 0.4 + dice.between('diastolic', 22, 32),
    heartRateBpm: dice.between('heart rate', 58, 86),
    spo2Percent: dice.between('saturation', 96.2, 98.8),
    respiratoryRatePerMin: dice.between('breathing', 13, 16.5),
    temperatureC: dice.between('temperature', 36.3, 37.1),
    pressureRiseMmHg: dice.between('rise', 8, 24),
    dissociationPeak: prolonged ? dice.between('peak', 6, 8.5) : dice.between('peak', 2, 6),
    lingering: course.lingering * (prolonged ? dice.between('lingering', 1.4, 2.2) : 1),
    surge: drawSurge(dice, course.peakMin),
    tension: dice.chance('tension', 0.08)
      ? { extraMmHg: dice.between('tense by', 20, 36), settleMin: dice.between('settles', 15, 35) }
      : null,
  };
}

/** One in ten has a surge of pressure, one in eighty a steep one. */
function drawSurge(dice: Dice, peakMin: number): Body['surge'] {
  const steep = dice.chance('steep surge', 0.0125);
  if (!steep && !dice.chance('surge', 0.1)) return null;
  return {
    atMin: peakMin + dice.between('surge at', -6, 10),
    heightMmHg: steep ? dice.between('surge by', 45, 65) : dice.between('surge by', 15, 38),
    widthMin: dice.between('surge for', 7, 15),
  };
}
