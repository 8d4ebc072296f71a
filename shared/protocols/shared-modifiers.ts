import type { Measure } from '../vocabulary.ts';
import type { Modifier } from './modifiers.ts';
import { checkAt, FULL_SET, type ScheduledCheck } from './schedule.ts';

const BP: readonly Measure[] = ['bloodPressure'];
const SEDATION: readonly Measure[] = ['moaas'];

function every(stepMin: number, fromMin: number, toMin: number, needs: readonly Measure[]): ScheduledCheck[] {
  const count = Math.floor((toMin - fromMin) / stepMin) + 1;
  return Array.from({ length: count }, (_, index) => checkAt(fromMin + index * stepMin, needs, '[P]'));
}

/**
 * What a risk adds, the same for every route. The label of esketamine asks for closer watching of pressure and sedation;
 * how close is a proposal [P].
 */
export const MODIFIERS: Modifier[] = [
  {
    risk: 'age65',
    label: 'age 65 or over',
    checks: every(10, 30, 60, FULL_SET),
    advice: null,
    source: 'trials: 180/110 reached by 11.1 % of patients of 65 and over; rhythm [P]',
  },
  {
    risk: 'hypertensiveEncephalopathy',
    label: 'hypertensive encephalopathy before',
    checks: every(10, 10, 60, BP),
    advice: 'Ask for headache, sight, seizure and confusion with every blood pressure.',
    source: 'PI: more frequent pressure and symptoms; rhythm [P]',
  },
  {
    risk: 'maoiToday',
    label: 'MAOI',
    checks: [checkAt(20, BP, '[P]'), checkAt(60, BP, '[P]')],
    advice: null,
    source: 'PI: closer pressure; times [P]',
  },
  {
    risk: 'stimulantToday',
    label: 'stimulant today',
    checks: [checkAt(20, BP, '[P]'), checkAt(60, BP, '[P]')],
    advice: null,
    source: 'PI: closer pressure; times [P]',
  },
  {
    risk: 'cnsDepressantToday',
    label: 'CNS depressant today',
    checks: every(15, 15, 120, SEDATION),
    advice: 'Keep the saturation on continuously.',
    continuousSpo2: true,
    source: 'PI: closer sedation; rhythm [P]',
  },
  {
    risk: 'liverImpairment',
    label: 'moderate liver impairment',
    checks: [],
    advice: 'Consider watching 60 minutes longer.',
    longerMin: 60,
    source: 'PI: may need longer monitoring; duration [P]',
  },
];
