import { firstDoseAtMs, oxygenAt } from '#shared/clinical/facts.ts';
import { MEASURES, type Measure, MINUTE_MS } from '#shared/vocabulary.ts';
import { type Signs, signsAt } from '../demo/physiology.ts';
import { recordSet, type SpokenSet } from '../demo/sets.ts';
import { byNurse, minutes, type Shift } from './shift.ts';

/** Below this the nurse gives oxygen, above the other she takes it away again, percent. */
const OXYGEN_BELOW = 92;
const OXYGEN_OFF_FROM = 95;
const OXYGEN_L_PER_MIN = 2;

/** What would be measured of the visitor at `atMs`, on room air. */
export function signsNow({ visitor, record, arrivedAtMs }: Shift, atMs: number): Signs {
  const t0 = firstDoseAtMs(record.state);
  const sinceDoseMin = t0 === null ? null : (atMs - t0) / MINUTE_MS;
  const signs = signsAt(visitor.body, (atMs - arrivedAtMs) / MINUTE_MS, sinceDoseMin);
  const { dip } = visitor;
  if (dip === null || sinceDoseMin === null) return signs;
  const fall = dip.depthPercent * Math.exp(-(((sinceDoseMin - dip.atMin) / dip.widthMin) ** 2));
  return { ...signs, spo2Percent: Math.round(signs.spo2Percent - fall) };
}

/** The nurse measures what is asked for at `takenAtMs` and files it at `atMs`, late with a reason. */
export function measure(
  shift: Shift,
  needs: readonly Measure[],
  takenAtMs: number,
  atMs = takenAtMs,
  more: SpokenSet = {},
): void {
  const signs = signsNow(shift, takenAtMs);
  const failed = cuffFails(shift, takenAtMs) && needs.includes('bloodPressure');
  const set: SpokenSet = {
    ...(needs.includes('bloodPressure') && !failed
      ? { bp: `${signs.systolicMmHg}/${signs.diastolicMmHg}` }
      : {}),
    ...(needs.includes('heartRateBpm') ? { hr: signs.heartRateBpm } : {}),
    ...(needs.includes('spo2Percent') ? saturation(shift, signs, takenAtMs) : {}),
    ...(needs.includes('respiratoryRatePerMin') ? { rr: signs.respiratoryRatePerMin } : {}),
    ...(needs.includes('moaas') ? { moaas: signs.moaas } : {}),
    ...(needs.includes('dissociation') ? { dissociation: signs.dissociation } : {}),
    ...(failed ? { failed: [{ vital: 'bloodPressure', reason: 'Cuff error, no pressure found' }] } : {}),
    ...more,
  };
  const late = atMs - takenAtMs > minutes(15) ? 'Entered from paper' : null;
  const command = recordSet(set, takenAtMs, late, shift.record.newId);
  if (command.type !== 'RecordSet') throw new Error('a set is recorded by RecordSet');
  // Values the program asks about first were looked at twice.
  const rechecked = Object.keys(command.body.reading?.content.vitals ?? {});
  byNurse(shift, atMs, { ...command, body: { ...command.body, rechecked } });
}

export function fullSet(shift: Shift, atMs: number, more: SpokenSet = {}): void {
  measure(shift, MEASURES, atMs, atMs, more);
}

function cuffFails({ visitor, record }: Shift, atMs: number): boolean {
  const t0 = firstDoseAtMs(record.state);
  if (t0 === null || visitor.cuffFails === null) return false;
  const sinceDoseMin = (atMs - t0) / MINUTE_MS;
  return sinceDoseMin >= visitor.cuffFails.fromMin && sinceDoseMin < visitor.cuffFails.toMin;
}

/** On oxygen the saturation looks better than it is. */
function saturation({ record }: Shift, { spo2Percent }: Signs, atMs: number): SpokenSet {
  const running = oxygenAt(record.state, atMs) > 0;
  if (spo2Percent < OXYGEN_BELOW)
    return { spo2: Math.min(97, spo2Percent + (running ? 5 : 0)), oxygen: OXYGEN_L_PER_MIN };
  if (!running) return { spo2: spo2Percent };
  return spo2Percent >= OXYGEN_OFF_FROM
    ? { spo2: spo2Percent, oxygen: 0 }
    : { spo2: Math.min(99, spo2Percent + 3), oxygen: OXYGEN_L_PER_MIN };
}
