import { describe, expect, it } from 'vitest';
import { clockTime, instantOf, timeGiven } from '#client/ui/act-form/clock-time.ts';

const at = (text: string) => Date.parse(text);

describe('a clock time typed in a dialog', () => {
  it('is the nearest such time: 23:58 typed just after midnight was yesterday', () => {
    const now = at('2026-05-13T00:03:00+01:00');
    expect(instantOf('23:58', now, 'Europe/London')).toBe(at('2026-05-12T23:58:00+01:00'));
  });

  it('may lie ahead: 00:10 typed before midnight is tomorrow', () => {
    const now = at('2026-05-12T23:55:00+01:00');
    expect(instantOf('00:10', now, 'Europe/London')).toBe(at('2026-05-13T00:10:00+01:00'));
  });

  it('in the hour that happens twice means the nearer one', () => {
    const second = at('2026-10-25T01:40:00+00:00');
    expect(instantOf('01:30', second, 'Europe/London')).toBe(at('2026-10-25T01:30:00+00:00'));
    const first = at('2026-10-25T01:40:00+01:00');
    expect(instantOf('01:30', first, 'Europe/London')).toBe(at('2026-10-25T01:30:00+01:00'));
  });

  it('keeps its seconds when it has some', () => {
    const now = at('2026-05-12T14:20:00Z');
    expect(instantOf('14:15:22', now, 'UTC')).toBe(at('2026-05-12T14:15:22Z'));
  });

  it('reads back as it was written, in the zone of the clinic', () => {
    const now = at('2026-05-12T14:20:00Z');
    expect(clockTime(instantOf('10:05', now, 'America/New_York'), 'America/New_York')).toBe('10:05');
  });

  it('left empty means the moment of sending', () => {
    const context = { entryId: 'e', nowMs: at('2026-05-12T14:20:31Z'), timeZone: 'UTC' };
    expect(timeGiven({ time: ' ' }, 'time', context)).toBe(context.nowMs);
  });
});
