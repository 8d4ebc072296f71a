import { describe, expect, test } from 'vitest';
import { beginDraft, change } from '#client/features/protocols/edit/edit-draft.ts';
import { fieldAt, sectionOf } from '#client/features/protocols/edit/places.ts';
import { marksOf } from '#client/features/protocols/edit/section-marks.ts';
import { FIELDS, OWN } from './own-protocol.ts';

describe('where a finding leads', () => {
  test('is its field, also from within a row of a list', () => {
    expect(fieldAt(FIELDS, '/schedule/checks/3/needs')?.pointer).toBe('/schedule/checks');
    expect(sectionOf(FIELDS, '/limits/spo2Low/warning')).toBe('limits');
    expect(sectionOf(FIELDS, '/checklist/2/label')).toBe('checklist');
  });

  test('is nowhere for what nobody edits here, and not to a field of a like name', () => {
    expect(sectionOf(FIELDS, '/dosing/deviceMg')).toBeNull();
    expect(fieldAt(FIELDS, '/namesake')).toBeUndefined();
  });
});

describe('a section before it is opened', () => {
  const begun = beginDraft({ editSeq: 1, document: OWN, draft: null });

  test('says what is not saved, wrong, and to be looked at', () => {
    const draft = change(begun, '/limits/systolicRise', 50);
    const findings = [
      { pointer: '/limits/systolicRise', sentence: 'a', level: 'wrong' as const },
      { pointer: '/limits/spo2Low/warning', sentence: 'b', level: 'warns' as const },
      { pointer: '/minimumMin', sentence: 'c', level: 'warns' as const },
    ];
    expect(marksOf('limits', { draft, fields: FIELDS, findings })).toBe('1 not saved, 1 wrong, 1 to look at');
    expect(marksOf('general', { draft, fields: FIELDS, findings })).toBe('1 to look at');
  });

  test('says nothing when there is nothing', () => {
    expect(marksOf('limits', { draft: begun, fields: FIELDS, findings: [] })).toBe('');
  });
});
