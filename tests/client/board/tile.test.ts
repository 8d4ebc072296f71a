import { describe, expect, test } from 'vitest';
import { ageLine } from '#client/features/board/age-line.ts';
import { nextUp } from '#client/features/board/next-up.ts';
import { chairOf, familyName, fullName, queueName, secondIdentifier } from '#client/features/board/people.ts';
import { railMarks, railX } from '#client/features/board/rail-marks.ts';
import { tilePressure, tileValue } from '#client/features/board/tile-values.ts';
import { initials } from '#shared/limit-summary.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { aCheck, anAlert, aSummary, aValue, minutesAgo, NOW, ZONE } from './summaries.ts';

describe('a pressure on a tile', () => {
  const pressure = (systolic: ReturnType<typeof aValue>, diastolic: ReturnType<typeof aValue>) =>
    tilePressure(aSummary({ values: { systolicMmHg: systolic, diastolicMmHg: diastolic } }));

  test('shows both numbers', () => {
    expect(pressure(aValue(138), aValue(84))).toMatchObject({ state: 'measured', text: '138/84' });
  });

  test('[L-2] that was never measured is no number and no word', () => {
    expect(
      tileValue(aSummary({ values: { meanArterialMmHg: aValue(null) } }), 'meanArterialMmHg'),
    ).toMatchObject({
      state: 'never',
      text: '',
    });
  });

  test('[L-1] is old as soon as one half is', () => {
    expect(pressure(aValue(138), aValue(84, { stale: true })).state).toBe('stale');
  });

  test('is none when one half is missing, never a half', () => {
    expect(pressure(aValue(138), aValue(null)).state).toBe('never');
  });

  test('is a failure when the newest attempt failed', () => {
    expect(pressure(aValue(null, { failed: true }), aValue(null)).state).toBe('failed');
  });

  test('[L-41] carries the worse severity and is seen only when both are', () => {
    const systolic = aValue(184, { severity: 'critical', seen: true });
    expect(pressure(systolic, aValue(108, { severity: 'warning' }))).toMatchObject({
      severity: 'critical',
      seen: false,
    });
    expect(pressure(systolic, aValue(84)).seen).toBe(true);
  });

  test('is never measured where the summary has nothing', () => {
    expect(tileValue(aSummary({ values: {} }), 'spo2Percent').state).toBe('never');
  });
});

describe('a number of a tile', () => {
  const drawn = (over: Partial<BoardSummary>) => tileValue(aSummary(over), 'heartRateBpm');

  test('says its own time where it is older than the newest set', () => {
    const older = { values: { heartRateBpm: aValue(92, { takenAtMs: minutesAgo(13) }) } };
    expect(drawn(older)).toMatchObject({ state: 'measured', olderAtMs: minutesAgo(13) });
    expect(drawn({ values: { heartRateBpm: aValue(92) } }).olderAtMs).toBeNull();
  });

  test('from before the dose never looks like one of since', () => {
    const firstDoseAtMs = minutesAgo(45);
    const at = (minutes: number) => ({ heartRateBpm: aValue(92, { takenAtMs: minutesAgo(minutes) }) });
    expect(drawn({ firstDoseAtMs, values: at(45) }).state).toBe('beforeDose');
    expect(drawn({ firstDoseAtMs, values: at(44) }).state).toBe('measured');
    expect(drawn({ firstDoseAtMs: null, values: at(46) }).state).toBe('measured');
  });

  test('is marked while it holds the dose', () => {
    const hold = { active: true, reason: 'SYS 146 > 140', passes: 0, passesNeeded: 2, repeatDueAtMs: null };
    expect(tilePressure(aSummary({ hold })).held).toBe(true);
    expect(drawn({ hold }).held).toBe(false);
    expect(tilePressure(aSummary({ hold: { ...hold, active: false } })).held).toBe(false);
  });
});

describe('a number that breaks its limit', () => {
  test('[L-51] never looks like one that does not, wherever it stands: 72 and 155 are told apart without reading them', () => {
    const of = (value: number, severity: 'critical' | null) => {
      const summary = aSummary({ values: { heartRateBpm: aValue(value, { severity }) } });
      return tileValue(summary, 'heartRateBpm');
    };
    expect(of(155, 'critical')).toMatchObject({ state: 'measured', text: '155', severity: 'critical' });
    expect(of(72, null)).toMatchObject({ state: 'measured', text: '72', severity: null });
  });
});

describe('the age line', () => {
  const line = (over: Partial<BoardSummary>) => ageLine(aSummary(over), NOW, ZONE);

  test('names the time of the set, its age and the distance from own baseline', () => {
    expect(line({})).toEqual({ text: 'Set 14:05, 10 min ago', short: '10 min', delta: '+8/+2' });
  });

  test('calls the baseline a baseline and compares it with nothing', () => {
    const at = minutesAgo(19);
    expect(line({ newestSetAtMs: at, baselineAtMs: at })).toEqual({
      text: 'Baseline 13:56, 19 min ago',
      short: '19 min',
      delta: '',
    });
  });

  test('says when the pressure is missing from the newest set', () => {
    expect(line({ values: { heartRateBpm: aValue(84) } }).text).toBe('BP not taken · set 14:05');
  });

  test('[L-8] names the age of the pressure itself once that is old', () => {
    const stale = aValue(138, { stale: true, takenAtMs: minutesAgo(50), delta: 8 });
    const values = { systolicMmHg: stale, diastolicMmHg: stale };
    expect(line({ values })).toEqual({ text: 'BP 13:25, 50 min ago', short: '50 min', delta: '' });
  });

  test('says that nothing was ever taken', () => {
    expect(line({ newestSetAtMs: null }).text).toBe('No set taken yet');
  });
});

describe('what is next', () => {
  const next = (over: Partial<BoardSummary>) => {
    const { text, when } = nextUp(aSummary(over), ZONE);
    return `${text} ${when}`;
  };

  test('is now when a check is overdue', () => {
    expect(next({ checks: [aCheck({ status: 'overdue' })], nextDoseFromMs: NOW })).toBe('record now');
  });

  test('is the earliest repeat an alert asks for', () => {
    const alerts = [anAlert({ repeatDueAtMs: minutesAgo(-9) }), anAlert({ repeatDueAtMs: minutesAgo(-4.5) })];
    expect(next({ alerts })).toBe('repeat by 14:20');
  });

  test('is the repeat of what failed, by its time', () => {
    const failed = { atMs: minutesAgo(2), inARow: 1 };
    const retry = aCheck({ needs: ['spo2Percent'], dueAtMs: minutesAgo(-1), status: 'due', failed });
    expect(next({ checks: [retry, aCheck()] })).toBe('repeat SpO₂ by 14:16');
  });

  test('is the next scheduled set when nothing else is', () => {
    expect(next({})).toBe('next set 14:45');
  });

  test('is the check where it comes before the review, and the review where that comes first', () => {
    expect(next({ stage: 'extended', reviewAtMs: minutesAgo(-60) })).toBe('next set 14:45');
    expect(next({ stage: 'extended', reviewAtMs: minutesAgo(-20) })).toBe('review 14:35');
  });

  test('is nothing rather than a guess when no check is left', () => {
    expect(next({ checks: [] })).toBe(' ');
  });
});

describe('the rail', () => {
  test('has one scale for every patient and holds what lies outside at its ends', () => {
    expect(railX(-15)).toBe(6);
    expect(railX(180)).toBe(306);
    expect(railX(-40)).toBe(6);
    expect(railX(400)).toBe(306);
  });

  test('has no scale before the first dose', () => {
    expect(railMarks(aSummary({ firstDoseAtMs: null }), NOW)).toBeNull();
  });

  test('marks a check that nobody did unlike one that is done', () => {
    const checks = [aCheck({ checkId: 'a', status: 'done' }), aCheck({ checkId: 'b', status: 'missed' })];
    const looks = railMarks(aSummary({ checks, baselineAtMs: null }), NOW)?.dots.map((dot) => dot.look);
    expect(looks).toEqual(['done', 'gone']);
  });
});

describe('a name', () => {
  const named = (name: string, chosenName: string | null = null) => ({
    ...aSummary().identity,
    name,
    chosenName,
  });

  test.each([
    ['Brandt, Viktor', 'V. B.', 'Brandt'],
    ['Viktor Brandt', 'V. B.', 'Brandt'],
    ['Østby, Åse Marie', 'Å. M. Ø.', 'Østby'],
    ['Sukarno', 'S.', 'Sukarno'],
  ])('%s is %s on a wall and %s in the queue', (name, short, family) => {
    expect(initials(name)).toBe(short);
    expect(initials(short)).toBe(short);
    expect(familyName(named(name))).toBe(family);
  });

  test('is whole in the queue where somebody else here has a similar one, with the birth date', () => {
    const identity = named('Viktor Brandt');
    expect(queueName({ identity, sameName: false })).toBe('Brandt');
    expect(queueName({ identity, sameName: true })).toBe('Viktor Brandt · 3 Feb 1968');
    const limited = { ...identity, birthDate: null };
    expect(queueName({ identity: limited, sameName: true })).toBe('Viktor Brandt');
  });

  test('goes with its chair until the patient has gone: then the chair is free', () => {
    expect(chairOf(aSummary({ stage: 'extended' }))).toBe('2');
    for (const stage of ['discharged', 'transferred', 'leftAgainstAdvice'] as const)
      expect(chairOf(aSummary({ stage }))).toBeNull();
  });

  test('shows the chosen one beside it', () => {
    expect(fullName(named('Brandt, Viktor', 'Vik'))).toBe('Brandt, Viktor “Vik”');
  });

  test('comes with a second identifier, the age counted in the clinic', () => {
    const identity = { ...named('Brandt, Viktor'), birthDate: '1968-05-13' };
    expect(secondIdentifier(identity, NOW, 'UTC')).toBe('57 M · 13 May 1968');
    expect(secondIdentifier(identity, NOW, 'Pacific/Auckland')).toBe('58 M · 13 May 1968');
  });
});
