import { describe, expect, test } from 'vitest';
import { whyOf } from '#client/features/board/why.ts';
import type { BoardSummary } from '#shared/summary.ts';
import { STAGES } from '#shared/vocabulary.ts';
import { aCheck, anAlert, aSummary, aValue, minutesAgo, NOW, ZONE } from './summaries.ts';

const why = (over: Partial<BoardSummary>) => whyOf(aSummary(over), NOW, ZONE);
const acknowledged = { atMs: minutesAgo(13.6), name: 'N. Okafor' };

describe('the why line', () => {
  test.each(STAGES)('says something at stage %s', (stage) => {
    expect(why({ stage }).text).not.toBe('');
  });

  test('says what failed and, after two in a row, how else to take it', () => {
    const failed = (inARow: number) => ({
      ...aCheck({ status: 'due', needs: ['bloodPressure'] }),
      failed: { atMs: minutesAgo(2), inARow },
    });
    expect(why({ checks: [failed(1)] })).toMatchObject({ text: 'BP failed 14:13', aside: 'repeat' });
    expect(why({ checks: [failed(3)] })).toMatchObject({
      text: 'BP failed 3 times, 14:13',
      aside: 'by hand, other arm or device',
    });
    expect(why({ checks: [failed(1)], alerts: [anAlert()] }).text).toBe('SYS 184 ≥ 180');
  });

  test('names the worst alert and counts the others', () => {
    const line = why({ alerts: [anAlert(), anAlert({ severity: 'warning' })] });
    expect(line).toMatchObject({ text: 'SYS 184 ≥ 180', severity: 'critical', more: 1, seen: false });
  });

  test('names the worst alert, seen or not: an unseen warning never hides a critical', () => {
    const seen = anAlert({ acknowledged });
    const line = why({ alerts: [seen, anAlert({ severity: 'warning', message: 'HR 131 ≥ 130' })] });
    expect(line).toMatchObject({ text: 'SYS 184 ≥ 180', severity: 'critical', seen: true });
  });

  test('names, of two equally bad, the one nobody has seen', () => {
    const line = why({ alerts: [anAlert({ acknowledged }), anAlert({ message: 'RR 8 ≤ 8' })] });
    expect(line.text).toBe('RR 8 ≤ 8');
  });

  test('names, of two equally bad, the number before the late check', () => {
    const overdue = anAlert({ severity: 'warning', alertClass: 'overdue', message: 'T+20 overdue' });
    const pressure = anAlert({ severity: 'warning', message: 'SYS 165 ≥ 160' });
    expect(why({ alerts: [overdue, pressure] }).text).toBe('SYS 165 ≥ 160');
  });

  test('never lets a notice hide an alert that was seen', () => {
    const line = why({ alerts: [anAlert({ acknowledged }), anAlert({ severity: 'notice' })] });
    expect(line.severity).toBe('critical');
  });

  test('says who saw it and when', () => {
    expect(why({ alerts: [anAlert({ acknowledged })] })).toMatchObject({
      seen: true,
      aside: 'seen 14:02 N. O.',
    });
  });

  test('calls a cleared critical alert what it was', () => {
    expect(why({ alerts: [anAlert({ status: 'latched', acknowledged })] }).text).toBe(
      'Was critical: SYS 184 ≥ 180',
    );
  });

  test('says so when every number is old', () => {
    const values = { systolicMmHg: aValue(138, { stale: true }), diastolicMmHg: aValue(84, { stale: true }) };
    expect(why({ values }).text).toBe('Numbers are old');
  });

  test('gives a met patient no word that sounds like permission', () => {
    const readiness = { ...aSummary().readiness, verdict: 'criteriaMet' as const, metSinceMs: minutesAgo(2) };
    expect(why({ readiness })).toMatchObject({ look: 'ready', text: 'Criteria met, awaiting clinician' });
  });

  test('[edge 18] tells for ten minutes that a reading came from or went to another patient, and never over an alert', () => {
    const moved = { atMs: minutesAgo(9), came: true };
    expect(why({ moved }).text).toBe('A reading was moved here');
    expect(why({ moved: { ...moved, came: false } }).text).toBe('A reading was moved away');
    expect(why({ moved: { ...moved, atMs: minutesAgo(10) } }).text).toBe('Observing');
    expect(why({ moved, alerts: [anAlert()] }).text).toBe('SYS 184 ≥ 180');
  });

  test('[edge 24] says how many minutes an extended patient is past the minimum time', () => {
    const extended = (gateAtMs: number) => why({ stage: 'extended', gateAtMs }).text;
    expect(extended(minutesAgo(7))).toBe('Extended +7 min');
    expect(extended(minutesAgo(-7))).toBe('Extended');
  });

  test('says when an extended patient is reviewed, never a reason cut in the middle', () => {
    expect(why({ stage: 'extended', reviewAtMs: minutesAgo(-20) }).aside).toBe('review 14:35');
  });

  test('keeps the mark of a hold where an alert leads the line', () => {
    const hold = { active: true, reason: 'SYS 184 > 140', passes: 0, passesNeeded: 2, repeatDueAtMs: null };
    expect(why({ stage: 'hold', hold, alerts: [anAlert()] })).toMatchObject({
      text: 'SYS 184 ≥ 180',
      held: true,
    });
    expect(why({ alerts: [anAlert()] }).held).toBe(false);
  });

  test('says what holds the dose', () => {
    const hold = { active: true, reason: 'SYS 146 > 140', passes: 0, passesNeeded: 2, repeatDueAtMs: null };
    expect(why({ stage: 'hold', hold })).toMatchObject({ text: 'Hold: SYS 146 > 140', aside: '' });
  });
});
