import { expect, test } from 'vitest';
import { readArguments } from '#server/cli-flags.ts';

const ID = '7f7b3c1e-2f44-4c1b-9d3b-0d6e0f6b1a11';
const faultsOf = (...typed: string[]) => {
  const read = readArguments(typed);
  return read.kind === 'refused' ? read.faults : [];
};

test('a role that is none is named with those there are', () => {
  expect(faultsOf('staff', 'add', '--name', 'Nora', '--role', 'king')).toEqual([
    '--role "king" is not nurse, prescriber or admin.',
  ]);
});

test.each([
  [
    ['clinic', 'add', '--zone', 'Mars/Base'],
    '--zone "Mars/Base" is not an IANA time zone such as Europe/Zurich.',
  ],
  [['clinic', 'add', '--chairs', 'many'], '--chairs "many" is not a whole number from 1 to 60.'],
  [['clinic', 'add', '--chairs', '2.5'], '--chairs "2.5" is not a whole number from 1 to 60.'],
  [['clinic', 'add', '--chairs', ''], '--chairs "" is not a whole number from 1 to 60.'],
  [['clinic', 'add', '--chairs', '61'], '--chairs "61" is not a whole number from 1 to 60.'],
  [['clinic', 'add', '--name', ' '], '--name " " is not a text of 1 to 200 characters.'],
  [['clinic', 'add', '--admin', ''], '--admin "" is not a text of 1 to 200 characters.'],
  [['device', 'add', '--name', 'Cuff', '--clinic', ''], '--clinic "" is not a text of 1 to 200 characters.'],
  [['device', 'revoke', '--id', '7', '--reason', 'lost'], '--id "7" is not the id of a device.'],
  [['device', 'revoke', '--id', ID, '--reason', ' '], '--reason " " is not a text of 1 to 4000 characters.'],
])('%j is refused with what would be right', (typed, fault) => {
  expect(faultsOf(...typed)).toEqual([fault]);
});

test('what is missing and what does not belong is named, all of it', () => {
  expect(faultsOf('staff', 'link', '--role', 'nurse', '--continuous')).toEqual([
    'staff link needs --name: a text of 1 to 200 characters.',
    'staff link needs --reason: a text of 1 to 4000 characters.',
    'staff link takes no --continuous.',
    'staff link takes no --role.',
  ]);
});

test('a flag that is none, an act that is none and a long value are told without losing the way', () => {
  expect(faultsOf('staff', 'add', '--rolle', 'nurse').join('\n')).toMatch(/--rolle[\s\S]*Usage:/);
  expect(faultsOf('staff', 'fire')).toEqual([expect.stringContaining('Usage:')]);
  expect(faultsOf('constructor')).toEqual([expect.stringContaining('Usage:')]);
  expect(faultsOf('device', 'add', '--name', 'x'.repeat(5000))[0]?.length).toBeLessThan(200);
});

test('what is right is taken as it was meant', () => {
  expect(readArguments(['clinic', 'add', '--name', ' Lakeside ', '--chairs', '3', '--json'])).toEqual({
    kind: 'act',
    act: 'clinic add',
    flags: { name: 'Lakeside', chairs: 3, continuous: false, json: true },
  });
  expect(readArguments(['device', 'revoke', '--id', ID.toUpperCase(), '--reason', 'lost'])).toMatchObject({
    flags: { id: ID, reason: 'lost' },
  });
  expect(readArguments(['--help'])).toEqual({ kind: 'help' });
});
