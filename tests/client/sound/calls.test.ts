import { describe, expect, test } from 'vitest';
import { boardCalls, watchCalls } from '#client/sound/calls.ts';
import { messageOf } from '#client/sound/notify.ts';
import { anAlert, aSummary } from '#tests/client/board/summaries.ts';

const NOBODY_MISSING = {
  open: 2,
  watching: 2,
  audible: 2,
  sinceMs: null,
  silentSinceMs: null,
  silentRooms: [],
  lost: [],
};

describe('[SOUND] what the board calls for', () => {
  test('is every open alert that nobody has acknowledged, with its chair', () => {
    const alerts = [anAlert({ episodeId: 'BP:1', severity: 'critical', sinceMs: 5 })];
    expect(boardCalls([aSummary({ sessionId: 's', chairId: '7', alerts })])).toEqual([
      { about: 's BP:1', severity: 'critical', sinceMs: 5, once: false, chairId: '7' },
    ]);
  });

  test('an acknowledged one is silent, and so is what is over and waits for its note', () => {
    const alerts = [
      anAlert({ acknowledged: { atMs: 1, name: 'Nora' } }),
      anAlert({ episodeId: 'HR:1', status: 'latched' }),
    ];
    expect(boardCalls([aSummary({ alerts })])).toEqual([]);
  });

  test('a notice asks for no acknowledgement, so it is heard once; a warning of a late check again and again', () => {
    const late = { alertClass: 'overdue' as const, family: 'CHECK:T+40' };
    const alerts = [
      anAlert({ ...late, severity: 'notice' }),
      anAlert({ ...late, episodeId: 'CHECK:T+60', severity: 'warning' }),
    ];
    expect(boardCalls([aSummary({ alerts })]).map(({ once }) => once)).toEqual([true, false]);
  });
});

describe('what the screens themselves call for', () => {
  test('is nothing before the server has spoken, or while somebody watches and could be heard', () => {
    expect(watchCalls(null)).toEqual([]);
    expect(watchCalls(NOBODY_MISSING)).toEqual([]);
  });

  test('nobody watching, nobody heard and a silent room are medium, a lost station is low; each is heard once', () => {
    const calls = watchCalls({
      ...NOBODY_MISSING,
      sinceMs: 1,
      silentSinceMs: 2,
      silentRooms: [{ room: 'Recovery', sinceMs: 3 }],
      lost: [{ stationId: 'a', who: 'Nora', room: null, sinceMs: 4 }],
    });
    expect(calls.map(({ severity, sinceMs, once }) => [severity, sinceMs, once])).toEqual([
      ['warning', 1, true],
      ['warning', 2, true],
      ['warning', 3, true],
      ['notice', 4, true],
    ]);
  });
});

test('a message of the machine says chair and severity, and nothing else', () => {
  expect(messageOf({ chairId: '2', severity: 'critical' })).toBe('Chair 2: !!! High');
  expect(messageOf({ chairId: null, severity: 'warning' })).toBe('A patient without a chair: !! Medium');
});
