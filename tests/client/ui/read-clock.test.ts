import { describe, expect, it } from 'vitest';
import { clockTime, readClock, tidyClock, typedClock } from '#client/ui/read-clock.ts';

const at = (text: string) => Date.parse(text);
const NEW_YORK = 'America/New_York';
/** Clocks there change by half an hour. */
const LORD_HOWE = 'Australia/Lord_Howe';

/** `01:30` typed at `near`, as the instant it means. */
function instant(text: string, near: string, zone: string): string | null {
  const { atMs } = readClock(text, at(near), zone);
  return atMs === null ? null : new Date(atMs).toISOString();
}

const sentence = (text: string, near: string, zone: string) => {
  const read = readClock(text, at(near), zone);
  return read.atMs === null ? read.sentence : null;
};

describe('a clock time typed', () => {
  it('is the nearest such time: 23:58 typed just after midnight was yesterday', () => {
    expect(instant('23:58', '2026-05-13T00:03:00+01:00', 'Europe/London')).toBe('2026-05-12T22:58:00.000Z');
  });

  it('may lie ahead: 00:10 typed before midnight is tomorrow', () => {
    expect(instant('00:10', '2026-05-12T23:55:00+01:00', 'Europe/London')).toBe('2026-05-12T23:10:00.000Z');
  });

  it('keeps its seconds when it has some', () => {
    expect(instant('14:15:22', '2026-05-12T14:20:00Z', 'UTC')).toBe('2026-05-12T14:15:22.000Z');
  });

  it('reads back as it was written, in the zone of the clinic', () => {
    const { atMs } = readClock('10:05', at('2026-05-12T14:20:00Z'), NEW_YORK);
    expect(clockTime(atMs ?? 0, NEW_YORK)).toBe('10:05');
  });

  it.each([
    ['1405', '14:05'],
    ['14.05', '14:05'],
    ['905', '09:05'],
    ['9:05', '09:05'],
    ['130', '01:30'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
    [' 14:05 ', '14:05'],
    ['130−4', '01:30−4'],
  ])('is read on the 24-hour clock from “%s”, and then stands as %s', (typed, tidy) => {
    expect(tidyClock(typed)).toBe(tidy);
    expect(readClock(typed.trim(), at('2026-11-01T09:00:00-05:00'), NEW_YORK)).toEqual(
      readClock(tidy, at('2026-11-01T09:00:00-05:00'), NEW_YORK),
    );
  });

  it.each(['noon', '24:00', '14:60', '2 pm', '14:0', '14', '2405'])(
    '“%s” is none, and is kept as it was typed',
    (typed) => {
      expect(sentence(typed, '2026-05-12T14:20:00Z', 'UTC')).toBe(`“${typed}” is not a time of day.`);
      expect(tidyClock(typed)).toBe(typed);
    },
  );
});

describe('[edge 16] a time typed in the night the clocks go back', () => {
  it.each([
    ['after both', '2026-11-01T01:40:00-05:00', '2026-11-01T01:30:00-05:00'],
    ['between them', '2026-11-01T01:40:00-04:00', '2026-11-01T01:30:00-04:00'],
    ['in the second hour before its half', '2026-11-01T01:20:00-05:00', '2026-11-01T01:30:00-04:00'],
    ['half a minute before the second', '2026-11-01T01:29:30-05:00', '2026-11-01T01:30:00-05:00'],
    ['before both', '2026-11-01T00:40:00-04:00', '2026-11-01T01:30:00-04:00'],
    ['the next morning', '2026-11-01T09:00:00-05:00', '2026-11-01T01:30:00-05:00'],
  ])('01:30 %s is the later one that has passed, else the first to come', (_, near, meant) => {
    expect(instant('01:30', near, NEW_YORK)).toBe(new Date(at(meant)).toISOString());
  });

  it('knows the other one', () => {
    const read = readClock('01:30', at('2026-11-01T01:40:00-05:00'), NEW_YORK);
    expect(read).toEqual({
      atMs: at('2026-11-01T01:30:00-05:00'),
      otherAtMs: at('2026-11-01T01:30:00-04:00'),
    });
    expect(readClock('00:59', at('2026-11-01T01:40:00-05:00'), NEW_YORK)).toMatchObject({ otherAtMs: null });
  });

  it.each(['01:30-4', '01:30−4', '01:30-04:00', '01:30-0400'])(
    'the offset behind it says which: %s',
    (text) => {
      expect(instant(text, '2026-11-01T01:40:00-05:00', NEW_YORK)).toBe('2026-11-01T05:30:00.000Z');
    },
  );

  it('an offset the clocks do not have then is refused', () => {
    expect(sentence('01:30-7', '2026-11-01T01:40:00-05:00', NEW_YORK)).toBe(
      '“01:30-7”: the clocks here are not at −7 then.',
    );
  });

  it('one near an older time means the one nearest to it', () => {
    const old = at('2026-11-01T01:30:00-05:00');
    const now = at('2026-11-01T03:00:00-05:00');
    expect(readClock('01:35', old, NEW_YORK, now).atMs).toBe(at('2026-11-01T01:35:00-05:00'));
  });

  it('half an hour that repeats is told apart by its half-hour offset', () => {
    const near = '2026-04-05T01:50:00+10:30';
    expect(instant('01:45', near, LORD_HOWE)).toBe(new Date(at('2026-04-05T01:45:00+10:30')).toISOString());
    expect(instant('01:45+11', near, LORD_HOWE)).toBe(
      new Date(at('2026-04-05T01:45:00+11:00')).toISOString(),
    );
    expect(typedClock(at('2026-04-05T01:45:00+10:30'), LORD_HOWE)).toBe('01:45+10:30');
    expect(typedClock(at('2026-04-05T01:29:00+11:00'), LORD_HOWE)).toBe('01:29');
  });

  it.each([
    ['2026-11-01T01:30:00-04:00', NEW_YORK],
    ['2026-11-01T01:30:00-05:00', NEW_YORK],
    ['2026-11-01T00:59:00-04:00', NEW_YORK],
    ['2026-04-05T01:45:00+11:00', LORD_HOWE],
    ['2026-04-05T01:45:00+10:30', LORD_HOWE],
  ])('%s written as it is typed reads back as the very same minute', (iso, zone) => {
    const later = at(iso) + 3 * 3_600_000;
    expect(readClock(typedClock(at(iso), zone), later, zone).atMs).toBe(at(iso));
  });
});

describe('[edge 16] a time typed in the night the clocks go forward', () => {
  it('02:30 in the skipped hour is refused with a sentence', () => {
    expect(sentence('02:30', '2026-03-08T03:10:00-04:00', NEW_YORK)).toBe(
      'On Sun 8 Mar the clocks skip 02:30. Type what the clock showed.',
    );
    expect(instant('01:59', '2026-03-08T03:10:00-04:00', NEW_YORK)).toBe('2026-03-08T06:59:00.000Z');
    expect(instant('03:00', '2026-03-08T03:10:00-04:00', NEW_YORK)).toBe('2026-03-08T07:00:00.000Z');
  });

  it('02:15 in a skipped half hour is refused, 02:30 is the first there is', () => {
    const near = '2026-10-04T02:40:00+11:00';
    expect(sentence('02:15', near, LORD_HOWE)).toBe(
      'On Sun 4 Oct the clocks skip 02:15. Type what the clock showed.',
    );
    expect(instant('02:30', near, LORD_HOWE)).toBe(new Date(at('2026-10-04T02:30:00+11:00')).toISOString());
  });

  it('02:30 the evening before is still the one of that morning', () => {
    expect(instant('02:30', '2026-03-07T03:10:00-05:00', NEW_YORK)).toBe('2026-03-07T07:30:00.000Z');
  });
});
