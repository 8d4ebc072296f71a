import { expect, test } from 'vitest';
import { ROOM_SILENT_MS, silentRooms } from '#server/live/silent-rooms.ts';

const here = { room: 'Recovery' };
const there = { room: 'Garden' };
const glance = (processMs: number) => ({ needed: true, clinicalMs: processMs + 7, processMs });

test('[AUDIBLE] a room of which nobody is heard is told after 15 s with the time since when, a room that is heard never', () => {
  const rooms = silentRooms();
  rooms.look([here, there], new Set([there]), glance(0));
  rooms.look([here, there], new Set([there]), glance(9000));
  expect(rooms.told(ROOM_SILENT_MS - 1)).toEqual([]);
  expect(rooms.told(ROOM_SILENT_MS)).toEqual([{ room: 'Recovery', sinceMs: 7 }]);
});

test('one voice is enough for a room, and ends its silence', () => {
  const rooms = silentRooms();
  const second = { room: 'recovery ' };
  rooms.look([here, second], new Set(), glance(0));
  rooms.look([here, second], new Set([second]), glance(20_000));
  expect(rooms.told(40_000)).toEqual([]);
});

test('a room is forgotten with its last station, and nothing is silent while no dosed patient is to be watched', () => {
  const rooms = silentRooms();
  rooms.look([here], new Set(), glance(0));
  rooms.look([{ room: null }], new Set(), glance(20_000));
  expect(rooms.told(60_000)).toEqual([]);
  rooms.look([here], new Set(), { ...glance(60_000), needed: false });
  expect(rooms.told(120_000)).toEqual([]);
});

test('a room whose only voice was gone before that was found out has been silent since then; one with another voice is not', () => {
  const rooms = silentRooms();
  rooms.ended('recovery', { sinceMs: 3, beganAtMs: -12_000 });
  rooms.ended('Garden', { sinceMs: 3, beganAtMs: -12_000 });
  rooms.look([here, there], new Set([there]), glance(0));
  expect(rooms.dueAtMs(0)).toBe(ROOM_SILENT_MS - 12_000);
  expect(rooms.told(ROOM_SILENT_MS - 12_000)).toEqual([{ room: 'Recovery', sinceMs: 3 }]);
  rooms.look([here, there], new Set(), glance(4000));
  expect(rooms.told(5000)).toEqual([{ room: 'Recovery', sinceMs: 3 }]);
});
