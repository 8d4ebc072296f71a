import { describe, expect, test } from 'vitest';
import { beginDraft, change, typeNumber } from '#client/features/protocols/edit/edit-draft.ts';
import { isSame } from '#client/features/protocols/edit/is-same.ts';
import { afterSaving, clashes, ontoTheirs } from '#client/features/protocols/edit/merge-drafts.ts';
import { FIELDS, fieldOf, OWN, withSystolicCritical } from './own-protocol.ts';

const begun = beginDraft({ editSeq: 7, document: OWN, draft: null });
const mine = change(begun, '/limits/systolicHigh/critical', 170);
const theirs = (document = OWN, note: string | null = null) => ({ editSeq: 9, document, draft: { note } });

describe('two people who edit one protocol', () => {
  test('who saved nothing of the same changes nothing of mine, nor I of theirs', () => {
    const saved = theirs({ ...OWN, minimumMin: 150 }, 'Longer');
    const together = ontoTheirs(mine, saved, FIELDS);
    expect(clashes(mine, saved, FIELDS)).toEqual([]);
    expect(together.document).toEqual({ ...withSystolicCritical(OWN, 170), minimumMin: 150 });
    expect(together).toMatchObject({ editSeq: 9, base: saved.document, baseNote: 'Longer', note: 'Longer' });
  });

  test('who changed the same field are told which, and mine stands', () => {
    const saved = theirs(withSystolicCritical(OWN, 175));
    expect(clashes(mine, saved, FIELDS).map(({ pointer }) => pointer)).toEqual([
      '/limits/systolicHigh/critical',
    ]);
    expect(ontoTheirs(mine, saved, FIELDS).document.limits.systolicHigh.critical).toBe(170);
  });

  test('who changed it to the same do not clash', () => {
    expect(clashes(mine, theirs(withSystolicCritical(OWN, 170)), FIELDS)).toEqual([]);
  });

  test('a list counts as a whole', () => {
    const mineOfLists = change(begun, '/checklist', OWN.checklist.slice(1));
    const saved = theirs({ ...OWN, checklist: OWN.checklist.slice(0, 3) });
    expect(clashes(mineOfLists, saved, FIELDS).map(({ pointer }) => pointer)).toEqual(['/checklist']);
    expect(ontoTheirs(mineOfLists, saved, FIELDS).document.checklist).toEqual(OWN.checklist.slice(1));
  });

  test('half-typed text and an own note are kept', () => {
    const half = typeNumber(begun, '/minimumMin', '1x', fieldOf('number', '/minimumMin'));
    const together = ontoTheirs({ ...half, note: 'Mine' }, theirs(OWN, 'Theirs'), FIELDS);
    expect(together).toMatchObject({ typed: { '/minimumMin': '1x' }, note: 'Mine', baseNote: 'Theirs' });
  });
});

describe('a draft that is saved', () => {
  test('leaves nothing to save, though the server gave it another version', () => {
    const saved = theirs({ ...mine.document, version: '1.1-c1 draft' });
    const left = afterSaving(mine, mine, saved, FIELDS);
    expect(left.document).toEqual(saved.document);
    expect(left.base).toEqual(saved.document);
  });

  test('leaves what was typed while it was on its way', () => {
    const now = change(mine, '/minimumMin', 150);
    const left = afterSaving(now, mine, theirs(mine.document), FIELDS);
    expect(left.document.minimumMin).toBe(150);
    expect(left.base.minimumMin).toBe(120);
    expect(left.editSeq).toBe(9);
  });
});

describe('two parts of a document', () => {
  test('are the same whatever the order of their keys, and not when a list is', () => {
    expect(isSame({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame({ a: undefined }, {})).toBe(false);
    expect(isSame([], {})).toBe(false);
    expect(isSame(null, {})).toBe(false);
  });
});
