/**
 * A simulated patient's body: own resting values, the course of the drug over them, and the scatter of measuring. Pure
 * and seeded: the same person at the same minute always gives the same numbers. A likeness for demonstrations, drawn
 * from published mean courses (peak about 40 minutes, gone by about 90); no model of any real person.
 */
export interface Body {
  seed: number;
  systolicMmHg: number;
  diastolicMmHg: number;
  heartRateBpm: number;
  spo2Percent: number;
  respiratoryRatePerMin: number;
  temperatureC: number;
  /** Highest rise of the systolic pressure the drug brings in this person; the diastolic rises by 0.6 of it. */
  pressureRiseMmHg: number;
  /** Highest clinician score 0–10. */
  dissociationPeak: number;
  /** Minutes after the first device at which the effect is highest. */
  peakMin: number;
  /** 1: effects fade as usual. Above: they linger, such as 1.6 for a prolonged course. */
  lingering: number;
  /** A surge of pressure on top of the usual course. */
  surge: { atMin: number; heightMmHg: number; widthMin: number } | null;
  /** Tense on arrival: so much more pressure at first, gone after resting for `settleMin`. */
  tension: { extraMmHg: number; settleMin: number } | null;
}

export interface Signs {
  systolicMmHg: number;
  diastolicMmHg: number;
  heartRateBpm: number;
  spo2Percent: number;
  respiratoryRatePerMin: number;
  temperatureC: number;
  dissociation: number;
  moaas: number;
}

/** What would be measured `sinceDoseMin` after the first device (null: none yet) and `sinceArrivalMin` in the chair. */
export function signsAt(body: Body, sinceArrivalMin: number, sinceDoseMin: number | null): Signs {
  const scatter = scatterOf(body.seed, Math.round(sinceArrivalMin * 4));
  const effect = sinceDoseMin === null ? 0 : effectAt(body, sinceDoseMin);
  const extra = tensionAt(body, sinceArrivalMin) + (sinceDoseMin === null ? 0 : surgeAt(body, sinceDoseMin));
  const dissociation = clamp(Math.round(body.dissociationPeak * effect), 0, 10);
  return {
    systolicMmHg: Math.round(body.systolicMmHg + extra + body.pressureRiseMmHg * effect + 2 * scatter(1)),
    diastolicMmHg: Math.round(
      body.diastolicMmHg + 0.5 * extra + 0.6 * body.pressureRiseMmHg * effect + 1.5 * scatter(2),
    ),
    heartRateBpm: Math.round(body.heartRateBpm + 0.5 * body.pressureRiseMmHg * effect + 2 * scatter(3)),
    spo2Percent: clamp(Math.round(body.spo2Percent - 1.6 * effect + 0.5 * scatter(4)), 60, 100),
    respiratoryRatePerMin: Math.round(body.respiratoryRatePerMin + 1.2 * effect + 0.6 * scatter(5)),
    temperatureC: Math.round((body.temperatureC + 0.1 * scatter(6)) * 10) / 10,
    dissociation,
    moaas: dissociation >= 9 ? 3 : effect > 0.55 && body.dissociationPeak >= 4 ? 4 : 5,
  };
}

/** 0 before the drug, 1 at its peak, then falling; a gamma curve, sharpened so that 90 minutes is nearly the end. */
export function effectAt(body: Body, minutes: number): number {
  if (minutes <= 0) return 0;
  const x =
    minutes <= body.peakMin ? minutes / body.peakMin : 1 + (minutes / body.peakMin - 1) / body.lingering;
  return (x * Math.exp(1 - x)) ** 3;
}

function surgeAt({ surge }: Body, minutes: number): number {
  if (surge === null) return 0;
  return surge.heightMmHg * Math.exp(-(((minutes - surge.atMin) / surge.widthMin) ** 2));
}

function tensionAt({ tension }: Body, minutes: number): number {
  if (tension === null) return 0;
  return tension.extraMmHg * Math.max(0, 1 - minutes / tension.settleMin);
}

/** Scatter −1…1 for each channel, the same for the same person and minute. */
function scatterOf(seed: number, minute: number): (channel: number) => number {
  return (channel) => {
    let x = (seed * 374_761_393 + minute * 668_265_263 + channel * 2_147_483_647) | 0;
    x = Math.imul(x ^ (x >>> 13), 1_274_126_177);
    x ^= x >>> 16;
    return ((x >>> 0) / 4_294_967_295) * 2 - 1;
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
