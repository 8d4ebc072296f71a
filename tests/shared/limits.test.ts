import { describe, expect, it } from 'vitest';
import {
  heartRateReasons,
  highPressureReasons,
  lowPressureReasons,
  type OwnLevels,
  respiratoryRateReasons,
  saturationReasons,
  sedationReasons,
  temperatureReasons,
} from '#shared/clinical/limits.ts';
import { preDoseReasons } from '#shared/clinical/pre-dose-limits.ts';
import type { Reason } from '#shared/judgement.ts';
import { esketamineIntranasal as protocol } from '#shared/protocols/esketamine-intranasal.ts';

function own(base: [number, number] | null): OwnLevels {
  return {
    systolic: base?.[0] ?? null,
    diastolic: base?.[1] ?? null,
    moaas: null,
    dissociation: null,
    oxygen: null,
  };
}

function pressure(systolic: number, diastolic: number, base: [number, number] | null): string {
  const reasons = [
    ...highPressureReasons(protocol, systolic, diastolic, own(base)),
    ...lowPressureReasons(protocol, systolic, own(base)),
  ];
  return summary(reasons);
}

/** `none`, `warning`, `critical`, with `+rise` where own baseline is left. */
function summary(reasons: Reason[]): string {
  const rise = reasons.find((reason) => reason.rule === 'BP-RISE');
  const worst = reasons.some((reason) => reason.severity === 'critical') ? 'critical' : 'warning';
  if (reasons.length === 0) return 'none';
  return rise ? `${worst} + rise (${rise.text.split(' ')[2]})` : worst;
}

describe('Rule tests 10.3', () => {
  it.each([
    [140, 88, 'pass'],
    [141, 88, 'hold'],
    [140, 91, 'hold'],
  ])('[HOLD] %i/%i before the dose: %s', (systolicMmHg, diastolicMmHg, expected) => {
    const reasons = preDoseReasons(protocol, { systolicMmHg, diastolicMmHg });
    expect(reasons.length > 0 ? 'hold' : 'pass').toBe(expected);
  });

  it.each<[number, number, [number, number] | null, string]>([
    [159, 99, [130, 80], 'none'],
    [160, 80, null, 'warning'],
    [150, 105, null, 'warning'],
    [170, 95, [128, 80], 'warning + rise (+42)'],
    [178, 90, [138, 86], 'warning + rise (+40)'],
    [179, 109, null, 'warning'],
    [180, 70, null, 'critical'],
    [150, 110, null, 'critical'],
  ])('[BP-HI] [BP-RISE] %i/%i against baseline %j: %s', (systolic, diastolic, base, expected) => {
    expect(pressure(systolic, diastolic, base)).toBe(expected);
  });

  it.each<[number, number, [number, number] | null, string]>([
    [100, 60, [118, 70], 'none'],
    [98, 60, [118, 70], 'warning'],
    [90, 60, [118, 70], 'critical'],
    [100, 60, null, 'warning'],
    [101, 60, null, 'none'],
  ])('[BP-LO] %i/%i against baseline %j: %s', (systolic, diastolic, base, expected) => {
    expect(pressure(systolic, diastolic, base)).toBe(expected);
  });

  it.each([
    [94, 'none'],
    [93, 'warning'],
    [92, 'warning'],
    [91.5, 'critical'],
    [91, 'critical'],
  ])('[SPO2] %d %% on room air: %s', (value, expected) => {
    expect(summary(saturationReasons(protocol, value, 0, own(null)))).toBe(expected);
  });

  it('[SPO2] new oxygen is critical whatever the number; oxygen from before the dose is not new', () => {
    expect(summary(saturationReasons(protocol, 98, 2, own(null)))).toBe('critical');
    expect(summary(saturationReasons(protocol, 98, 2, { ...own(null), oxygen: 2 }))).toBe('none');
  });

  it('[SPO2] 91 on oxygen names a further rule, so that it worsens an open alert', () => {
    const rules = saturationReasons(protocol, 91, 2, own(null)).map((reason) => reason.rule);
    expect(rules).toContain('SPO2-LOW-ON-O2');
  });

  it.each([
    [0, 'critical'],
    [8, 'critical'],
    [9, 'warning'],
    [10, 'warning'],
    [11, 'none'],
    [20, 'none'],
    [20.2, 'warning'],
    [21, 'warning'],
    [25, 'critical'],
  ])('[RR] %d per minute: %s', (respiratoryRatePerMin, expected) => {
    expect(summary(respiratoryRateReasons(protocol, { respiratoryRatePerMin }))).toBe(expected);
  });

  it.each([
    [40, 'critical'],
    [45, 'warning'],
    [46, 'none'],
    [110, 'none'],
    [111, 'warning'],
    [130, 'warning'],
    [131, 'critical'],
  ])('[HR] %i per minute: %s', (heartRateBpm, expected) => {
    expect(summary(heartRateReasons(protocol, { heartRateBpm }))).toBe(expected);
  });

  it.each([
    [35, 'critical'],
    [35.04, 'critical'],
    [35.1, 'none'],
    [38, 'none'],
    [38.05, 'warning'],
    [38.1, 'warning'],
    [39, 'warning'],
    [39.1, 'critical'],
  ])('[TEMP] %d °C: %s', (temperatureC, expected) => {
    expect(summary(temperatureReasons(protocol, { temperatureC }))).toBe(expected);
  });

  it.each([
    [5, 'none'],
    [4, 'none'],
    [3, 'warning'],
    [2, 'critical'],
  ])('[SED] MOAA/S %i: %s', (level, expected) => {
    expect(summary(sedationReasons(protocol, level, own(null)))).toBe(expected);
  });

  it('[SED] a patient who came at level 3 warns only from 2, which is critical anyway', () => {
    expect(summary(sedationReasons(protocol, 3, { ...own(null), moaas: 3 }))).toBe('none');
    expect(summary(sedationReasons(protocol, 2, { ...own(null), moaas: 3 }))).toBe('critical');
  });

  it.each([
    [{ spo2Percent: 93 }, 1],
    [{ spo2Percent: 94 }, 0],
    [{ heartRateBpm: 49 }, 1],
    [{ heartRateBpm: 50 }, 0],
    [{ heartRateBpm: 110 }, 0],
    [{ heartRateBpm: 111 }, 1],
    [{ respiratoryRatePerMin: 10 }, 1],
    [{ respiratoryRatePerMin: 11 }, 0],
    [{ respiratoryRatePerMin: 20 }, 0],
    [{ respiratoryRatePerMin: 21 }, 1],
    [{ temperatureC: 38 }, 0],
    [{ temperatureC: 38.1 }, 1],
  ])('[HOLD] %j before the dose breaks %i limit(s)', (vitals, broken) => {
    expect(preDoseReasons(protocol, vitals)).toHaveLength(broken);
  });
});
