import { describe, expect, test } from 'vitest';
import {
  beginDraft,
  change,
  changeList,
  isChanged,
  keptDraft,
  typeNumber,
  unreadable,
} from '#client/features/protocols/edit/edit-draft.ts';
import { numberPlaces } from '#client/features/protocols/edit/number-places.ts';
import { FIELDS, fieldOf, OWN } from './own-protocol.ts';

const begun = beginDraft({ editSeq: 7, document: OWN, draft: null });
const CRITICAL = '/limits/systolicHigh/critical';
const field = fieldOf('number', CRITICAL);
const typed = (text: string, draft = begun) => typeNumber(draft, CRITICAL, text, field);
const found = (draft = begun) => unreadable(draft, numberPlaces(FIELDS, draft.document));

describe('a protocol while somebody edits it', () => {
  test('is unchanged at first, and again when the old number is typed', () => {
    expect(isChanged(begun)).toBe(false);
    expect(isChanged(typed('170'))).toBe(true);
    expect(isChanged(typed('180', typed('170')))).toBe(false);
  });

  test('takes a number as it is typed, and nothing else of the document', () => {
    const { document } = typed('170');
    expect(document.limits.systolicHigh).toEqual({ warning: 160, critical: 170 });
    expect({ ...document, limits: OWN.limits }).toEqual(OWN);
    expect(OWN.limits.systolicHigh.critical).toBe(180);
  });

  test('keeps text that is no number beside the number before, and says so at the field', () => {
    const draft = typed('17o');
    expect(draft.typed).toEqual({ [CRITICAL]: '17o' });
    expect(draft.document.limits.systolicHigh.critical).toBe(180);
    expect(found(draft)).toEqual([
      { pointer: CRITICAL, level: 'wrong', sentence: `${field.label}: “17o” is not a number.` },
    ]);
    expect(isChanged(draft)).toBe(true);
  });

  test('a number half typed counts as it stands, and its point stays under the hand', () => {
    const draft = typeNumber(
      begun,
      '/preDose/temperatureFrom',
      '38.',
      fieldOf('number', '/preDose/temperatureFrom'),
    );
    expect(draft.document.preDose.temperatureFrom).toBe(38);
    expect(draft.typed).toEqual({ '/preDose/temperatureFrom': '38.' });
    expect(found(draft)).toEqual([]);
  });

  test('a limit that may be off is off when its field is empty; another is missing', () => {
    const warning = fieldOf('number', '/limits/systolicHigh/warning');
    const off = typeNumber(begun, warning.pointer, '', warning);
    expect(off.document.limits.systolicHigh.warning).toBeNull();
    expect(found(off)).toEqual([]);
    expect(found(typed(''))[0]?.sentence).toBe(`${field.label}: a number is missing.`);
  });

  test('a list that changes forgets half-typed numbers of its rows: another row may stand there now', () => {
    const half = typeNumber(begun, '/schedule/checks/1/atMin', 'x', { factor: 1, mayBeOff: false });
    expect(found(half)[0]?.sentence).toBe('Check T+40, minutes after the dose: “x” is not a number.');
    const shorter = changeList(half, '/schedule/checks', OWN.schedule.checks.slice(1));
    expect(shorter.typed).toEqual({});
    expect(shorter.document.schedule.checks).toHaveLength(OWN.schedule.checks.length - 1);
  });

  test('is found again as it was kept, and nothing is made of what cannot be read', () => {
    const draft = { ...typed('170'), note: 'Lower, as agreed' };
    expect(keptDraft(JSON.stringify(draft))).toEqual(draft);
    expect(keptDraft('')).toBeNull();
    expect(keptDraft('{"document":{}}')).toBeNull();
  });

  test('only a place that there is can be changed', () => {
    expect(() => change(begun, '/limits/nothing', 1)).toThrow('nothing stands at nothing');
  });
});
