import { describe, expect, test } from 'vitest';
import {
  inOrderOfTime,
  isInOrder,
  retime,
  withMeasure,
  withNewCheck,
} from '#client/features/protocols/edit/check-rows.ts';
import { withNewLine, withoutRow, withPart, withRow } from '#client/features/protocols/edit/line-rows.ts';
import { checkAt, FULL_SET } from '#shared/protocols/schedule.ts';

const BOUNDS = { minMin: 1, maxMin: 480 };
const at40 = checkAt(40, FULL_SET, 'PI');

describe('a check of a schedule', () => {
  test('moved in time takes its window and its name along', () => {
    expect(retime(at40, 45)).toEqual({
      ...at40,
      checkId: 'T+45',
      label: 'T+45',
      atMin: 45,
      windowFromMin: 40,
      windowToMin: 50,
    });
  });

  test('keeps a name that is not its time', () => {
    const named = { ...at40, checkId: 'label', label: 'Pressure of the label' };
    expect(retime(named, 45)).toMatchObject({ checkId: 'label', label: 'Pressure of the label', atMin: 45 });
  });

  test('added is a full set half an hour after the last, and never later than checks may stand', () => {
    expect(withNewCheck([at40], BOUNDS)[1]).toMatchObject({
      checkId: 'T+70',
      atMin: 70,
      windowFromMin: 65,
      windowToMin: 75,
      needs: FULL_SET,
    });
    expect(withNewCheck([], BOUNDS)[0]?.atMin).toBe(30);
    expect(withNewCheck([checkAt(470, FULL_SET, 'x')], BOUNDS)[1]?.atMin).toBe(480);
  });

  test('measures in the order of a full set, whatever was ticked first', () => {
    const without = withMeasure(at40, 'bloodPressure', false);
    expect(without.needs).not.toContain('bloodPressure');
    expect(withMeasure(without, 'bloodPressure', true).needs).toEqual(FULL_SET);
  });

  test('out of order is seen and put in order', () => {
    const checks = [checkAt(60, FULL_SET, 'x'), at40];
    expect(isInOrder(checks)).toBe(false);
    expect(inOrderOfTime(checks).map(({ atMin }) => atMin)).toEqual([40, 60]);
    expect(isInOrder(inOrderOfTime(checks))).toBe(true);
  });
});

describe('a line that is asked', () => {
  const label = [{ key: 'label' as const, label: 'Words', longest: 120, mayBeEmpty: false }];

  test('added has an id that no line has or had', () => {
    const lines = [{ item: 'consent', label: 'Consent' }];
    expect(withNewLine(lines, label, [])[1]).toEqual({ item: 'own-1', label: '' });
    expect(withNewLine([...lines, { item: 'own-1', label: 'x' }], label, ['own-2'])[2]?.item).toBe('own-3');
  });

  test('added has all its parts', () => {
    const parts = [
      ...label,
      { key: 'source' as const, label: 'Source', longest: 300, mayBeEmpty: false },
      { key: 'why' as const, label: 'Why', longest: 300, mayBeEmpty: true },
    ];
    expect(withNewLine([], parts, [])[0]).toEqual({ item: 'own-1', label: '', source: '' });
  });

  test('has no part that is emptied where it may be, and none that is not chosen', () => {
    const line = { item: 'weight', label: 'Weight', who: 'nurse', why: 'the dose' };
    const may = { key: 'why', mayBeEmpty: true } as const;
    expect(withPart(line, may, ' ')).toEqual({ item: 'weight', label: 'Weight', who: 'nurse' });
    expect(withPart(line, { key: 'who', mayBeEmpty: true }, null)).not.toHaveProperty('who');
    expect(withPart(line, { key: 'label', mayBeEmpty: false }, '')).toMatchObject({ label: '' });
  });

  test('is taken out or reworded by its place', () => {
    expect(withoutRow(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
    expect(withRow(['a', 'b'], 1, 'z')).toEqual(['a', 'z']);
  });
});
