/** What users of screens like this one complained of, by number, and where a title `[L-n]` shows that it does not happen here. */
export type Lesson = { complaint: string } & ({ tests: readonly string[] } | { leftOut: string });

export const LESSONS: Readonly<Record<number, Lesson>> = {
  1: {
    complaint: 'A reading of long ago looks alive.',
    tests: ['tests/client/board/tile.test.ts', 'tests/client/session/timeline.test.ts'],
  },
  2: {
    complaint: 'An absent value shown as zero.',
    tests: ['tests/client/board/tile.test.ts', 'tests/shared/digest.test.ts'],
  },
  3: { complaint: 'The last received is taken for the newest.', tests: ['tests/shared/corrections.test.ts'] },
  4: {
    complaint: 'A device that lives is taken for a value that is fresh.',
    tests: ['tests/shared/alerts.test.ts'],
  },
  5: {
    complaint: 'A cuff that measures now and then is hidden or taken for current.',
    tests: ['tests/shared/checks.test.ts'],
  },
  6: {
    complaint: 'A screen stands still and looks well.',
    tests: ['tests/client/store/time.test.ts', 'tests/journeys/station.test.ts'],
  },
  7: {
    complaint: 'A screen says all is well when its server has gone.',
    tests: ['tests/journeys/power-cut.test.ts'],
  },
  8: { complaint: 'A flag on a value of long ago.', tests: ['tests/client/board/tile.test.ts'] },
  9: { complaint: 'A tab in the background is dropped.', tests: ['tests/journeys/sound.test.ts'] },
  10: {
    complaint: 'After sleep a dead connection is taken for a live one.',
    tests: ['tests/client/store/time.test.ts', 'tests/journeys/station.test.ts'],
  },
  11: {
    complaint: 'Alarms wait for timers that a browser slows.',
    tests: ['tests/server/sessions/passing-time.test.ts'],
  },
  12: {
    complaint: 'A connection gives up, or comes back without what was missed.',
    tests: ['tests/journeys/power-cut.test.ts'],
  },
  13: { complaint: 'What was missed is not told again.', tests: ['tests/server/live/follow.test.ts'] },
  14: { complaint: 'A page loads anew under somebody who types.', tests: ['tests/journeys/entry.test.ts'] },
  15: { complaint: 'Shown, and not heard.', tests: ['tests/journeys/sound.test.ts'] },
  16: {
    complaint: 'Too loud, and nobody can tell whether it sounds.',
    tests: ['tests/journeys/sound.test.ts'],
  },
  17: { complaint: 'An alarm that never came, or none on silence.', tests: ['tests/shared/alerts.test.ts'] },
  18: { complaint: 'An alarm came and went unseen.', tests: ['tests/shared/alerts.test.ts'] },
  19: {
    complaint: 'Alarms held back because something else had no data.',
    tests: ['tests/shared/baseline-and-hold.test.ts'],
  },
  20: {
    complaint: 'A silenced alarm is back with the next reading.',
    tests: ['tests/shared/silence.test.ts'],
  },
  21: {
    complaint: 'A class of alarms that silence does not reach.',
    tests: ['tests/shared/silence.test.ts'],
  },
  22: { complaint: 'One silence for all, and no way back.', tests: ['tests/shared/silence.test.ts'] },
  23: { complaint: 'A silence without an end.', tests: ['tests/shared/silence.test.ts'] },
  24: { complaint: 'A silence that hides what gets worse.', tests: ['tests/journeys/silence.test.ts'] },
  25: { complaint: 'Nobody else can act on an alarm.', tests: ['tests/journeys/station.test.ts'] },
  26: { complaint: 'No way to say that somebody has seen it.', tests: ['tests/journeys/hard.test.ts'] },
  27: {
    complaint: 'Nobody knows who has seen it, or it does not reach other screens.',
    tests: ['tests/server/sessions/commands.test.ts', 'tests/shared/alerts.test.ts'],
  },
  28: {
    complaint: 'An alarm that comes and goes around its limit.',
    tests: ['tests/shared/alerts.test.ts', 'tests/shared/example-10-2.test.ts'],
  },
  29: { complaint: 'No data ends an alarm.', tests: ['tests/shared/alerts.test.ts'] },
  30: { complaint: 'An alarm for a single value.', tests: ['tests/shared/alerts.test.ts'] },
  31: { complaint: 'Alarms while numbers settle at the start.', tests: ['tests/shared/alerts.test.ts'] },
  32: {
    complaint: 'Most alarms need nobody, and people stop coming.',
    leftOut:
      'A background figure: it asks for few rules and for the noise report, and breaks nothing by itself.',
  },
  33: {
    complaint: 'One patient’s numbers on another’s screen.',
    tests: ['tests/journeys/wrong-patient.test.ts'],
  },
  34: { complaint: 'Title of one, body of another.', tests: ['tests/journeys/wrong-patient.test.ts'] },
  35: { complaint: 'What was half typed is lost.', tests: ['tests/journeys/session-page.test.ts'] },
  36: {
    complaint: 'One set recorded twice.',
    tests: ['tests/journeys/entry.test.ts', 'tests/server/sessions/commands.test.ts'],
  },
  37: {
    complaint: 'Readings of an unknown patient vanish.',
    tests: ['tests/server/devices/waiting.test.ts'],
  },
  38: { complaint: 'Entry is far from the list of patients.', tests: ['tests/journeys/entry.test.ts'] },
  39: { complaint: 'Acts under somebody else’s name.', tests: ['tests/journeys/people.test.ts'] },
  40: { complaint: 'Unusual is taken for impossible.', tests: ['tests/journeys/entry.test.ts'] },
  41: {
    complaint: 'A critical pressure shown as merely unusual.',
    tests: ['tests/client/board/tile.test.ts'],
  },
  42: { complaint: 'Texts and odd numbers as values.', tests: ['tests/server/attacks/bodies.test.ts'] },
  43: {
    complaint: 'A limit in one unit, a value in another.',
    tests: ['tests/client/session/correction.test.ts', 'tests/server/attacks/bodies.test.ts'],
  },
  44: {
    complaint: 'A clock that is ahead stops the recording.',
    tests: ['tests/server/devices/waiting.test.ts', 'tests/shared/corrections.test.ts'],
  },
  45: { complaint: 'Whose time zone a time is in.', tests: ['tests/journeys/daylight-saving.test.ts'] },
  46: {
    complaint: 'The printed record lacks who and when.',
    leftOut: 'The printed record does not exist yet: it comes with the records going out.',
  },
  47: { complaint: 'A table where people want the picture.', tests: ['tests/journeys/session-page.test.ts'] },
  48: {
    complaint: 'A chart too slow for a long session.',
    tests: ['tests/client/session/downsample.test.ts'],
  },
  49: { complaint: 'Colour alone.', tests: ['tests/client/sound/words.test.ts'] },
  50: {
    complaint: 'Systems disagree on how a pressure is sent.',
    leftOut: 'No FHIR comes in or goes out yet.',
  },
  51: {
    complaint: 'A number that breaks its limit looks like any other.',
    tests: ['tests/client/board/tile.test.ts'],
  },
};
