import { expect, it } from 'vitest';
import { toSet } from '#client/features/vitals/entry-set.ts';
import { parseEntry } from '#client/features/vitals/parse-entry.ts';
import { makeEntryIds, parseEntryIds, toRecordSet } from '#client/features/vitals/record-set.ts';
import { sessionCommandSchema } from '#shared/commands.ts';

const TAKEN = Date.parse('2026-05-12T12:05:00Z');
const file = (text: string, rechecked: string[] = [], late = '') => {
  const ids = makeEntryIds();
  return { ids, command: toRecordSet(toSet(parseEntry(text), TAKEN), ids, rechecked, late) };
};

it('files a full set and two scores as one command with one time', () => {
  const { command } = file('142/88 78 98 14 5 3');
  expect(sessionCommandSchema.parse(command)).toEqual(command);
  const times = [command.body.reading?.content, ...command.body.scores.map(({ content }) => content)];
  expect(times.map((content) => content?.takenAtMs)).toEqual([TAKEN, TAKEN, TAKEN]);
});

it('files scores alone without an empty reading', () => {
  const { command } = file('m5 d3');
  expect(command.body.reading).toBeNull();
  expect(command.body.scores.map(({ content }) => content.scale)).toEqual(['moaas', 'dissociation']);
});

it('files a set that is nothing but failures: the attempt is a fact', () => {
  const { command } = file('xc');
  expect(command.body.reading?.content).toMatchObject({
    vitals: {},
    failed: [{ vital: 'bloodPressure', reason: 'Cuff' }],
  });
  expect(sessionCommandSchema.safeParse(command).success).toBe(true);
});

it('gives the same draft the same ids, so that filing it again is the same set', () => {
  const { ids } = file('142/88');
  const again = parseEntryIds(JSON.stringify(ids));
  expect(again).toEqual(ids);
});

it('makes new ids where none were kept, or another program kept others', () => {
  expect(parseEntryIds('')).toBeNull();
  expect(parseEntryIds('{"reading":"7"}')).toBeNull();
});

it('passes on what was re-checked and why it is late, and no empty reason', () => {
  expect(file('142/88', ['diastolicMmHg'], ' Was with chair 2 ').command.body).toMatchObject({
    rechecked: ['diastolicMmHg'],
    lateReason: 'Was with chair 2',
  });
  expect(file('142/88', [], '  ').command.body.lateReason).toBeNull();
});
