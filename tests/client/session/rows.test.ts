import { describe, expect, it } from 'vitest';
import { cellOf, ROWS, type Row, rowsOf } from '#client/features/session/sets/rows.ts';
import { setsOf } from '#client/features/session/sets/sets.ts';
import { id, scene } from '#tests/shared/scene.ts';

function row(key: string): Row {
  const found = ROWS.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(key);
  return found;
}

function onlySet(stage: ReturnType<typeof scene>) {
  const [set] = setsOf(stage.state.entries);
  if (set === undefined) throw new Error('no set');
  return set;
}

describe('a cell of the flowsheet', () => {
  it('shows a pressure as a pair and a score as its number', () => {
    const stage = scene();
    stage.set(-8, { bp: [122, 76], diss: 0 });
    expect(cellOf(onlySet(stage), row('bloodPressure'))).toMatchObject({ text: '122/76', how: 'measured' });
    expect(cellOf(onlySet(stage), row('dissociation'))).toMatchObject({ text: '0', how: 'measured' });
  });

  it('is nothing when it was not taken, and a cross with the reason when it was tried', () => {
    const stage = scene();
    stage.set(-8, { hr: 78, failed: [{ vital: 'bloodPressure', reason: 'Cuff leaks' }] });
    expect(cellOf(onlySet(stage), row('bloodPressure'))).toMatchObject({
      text: '×',
      how: 'failed',
      why: 'Cuff leaks',
    });
    expect(cellOf(onlySet(stage), row('spo2Percent'))).toBeNull();
  });

  it('says why a score has no number, never zero', () => {
    const stage = scene();
    const content = {
      kind: 'score',
      takenAtMs: stage.at(-8),
      scale: 'dissociation',
      value: null,
      notObtained: 'asleep',
    } as const;
    stage.do(-8, {
      type: 'RecordSet',
      body: { reading: null, scores: [{ entryId: id('s'), content }], rechecked: [], lateReason: null },
    });
    expect(cellOf(onlySet(stage), row('dissociation'))).toMatchObject({ text: '×', why: 'asleep' });
  });

  it('of two standing values of one moment shows the later recorded and counts the other', () => {
    const stage = scene();
    stage.set(-8, { hr: 78, name: 'first' });
    stage.set(-8, { hr: 79, name: 'second' });
    expect(cellOf(onlySet(stage), row('heartRateBpm'))).toMatchObject({ text: '79', others: [id('first')] });
  });

  it('shows a withdrawn value only when nothing stands in its place', () => {
    const stage = scene();
    stage.set(-8, { hr: 183, name: 'typo' });
    stage.do(-7, { type: 'WithdrawEntry', body: { entryId: id('typo'), reason: 'typing' } });
    expect(cellOf(onlySet(stage), row('heartRateBpm'))).toMatchObject({ text: '183', how: 'withdrawn' });
    stage.set(-8, { hr: 83, name: 'right' });
    expect(cellOf(onlySet(stage), row('heartRateBpm'))).toMatchObject({ text: '83', how: 'measured' });
  });

  it('marks a corrected value', () => {
    const stage = scene();
    stage.set(-8, { hr: 183, name: 'r' });
    const content = stage.state.entries[id('r')]?.versions[0]?.content;
    if (content?.kind !== 'reading') throw new Error('not a reading');
    const corrected = { ...content, vitals: { heartRateBpm: 83 } };
    stage.do(-7, {
      type: 'CorrectEntry',
      body: { entryId: id('r'), version: 1, content: corrected, reason: 'typing' },
    });
    expect(cellOf(onlySet(stage), row('heartRateBpm'))).toMatchObject({ text: '83', corrected: true });
  });
});

it('keeps the six standing measures and adds those anything was recorded for', () => {
  const stage = scene();
  expect(rowsOf([])).toHaveLength(6);
  stage.set(-8, { temp: 37.1 });
  expect(rowsOf(setsOf(stage.state.entries)).map(({ label }) => label)).toContain('Temp');
});
