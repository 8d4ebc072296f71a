import { describe, expect, it } from 'vitest';
import { type ActForm, firstFault, givenNumber } from '#client/ui/act-form/act-form.ts';

const form: ActForm = {
  key: 'k',
  title: 't',
  act: 'a',
  fields: [
    { kind: 'choice', name: 'met', label: 'Met', options: [], required: true },
    { kind: 'text', name: 'name', label: 'Name', required: true, when: { name: 'met', is: 'yes' } },
    { kind: 'number', name: 'mg', label: 'Delivered', unit: 'mg' },
    { kind: 'time', name: 'time', label: 'Given at' },
  ],
  command: () => ({ type: 'Sign', body: {} }),
};

const WHEN = { nowMs: Date.parse('2026-03-08T03:10:00-04:00'), timeZone: 'America/New_York' };

describe('a dialog before it is sent', () => {
  it('names the first field that is missing', () => {
    expect(firstFault(form, { met: ' ' }, WHEN)).toEqual({
      name: 'met',
      sentence: 'Met: not filled in yet.',
    });
  });

  it('asks for a field only when it was asked', () => {
    expect(firstFault(form, { met: 'no' }, WHEN)).toBeNull();
    expect(firstFault(form, { met: 'yes' }, WHEN)?.name).toBe('name');
  });

  it('asks for a field that goes with one of several answers', () => {
    const when = { name: 'met', is: ['no', 'later'] };
    const late: ActForm = {
      ...form,
      fields: [{ kind: 'text', name: 'why', label: 'Why', required: true, when }],
    };
    expect(firstFault(late, { met: 'yes' }, WHEN)).toBeNull();
    expect(firstFault(late, { met: 'later' }, WHEN)?.name).toBe('why');
  });

  it('asks for a tick where one is required, also when it was taken back', () => {
    const tick: ActForm = {
      ...form,
      fields: [{ kind: 'check', name: 'open', label: 'Give with 2 lines open', required: true }],
    };
    expect(firstFault(tick, { open: 'no' }, WHEN)?.sentence).toBe('Give with 2 lines open: not ticked yet.');
    expect(firstFault(tick, { open: 'yes' }, WHEN)).toBeNull();
  });

  it('says what it cannot read as a number or a time', () => {
    expect(firstFault(form, { met: 'no', mg: 'two' }, WHEN)?.sentence).toBe(
      'Delivered: “two” is not a number.',
    );
    expect(firstFault(form, { met: 'no', time: 'noon' }, WHEN)?.sentence).toBe(
      'Given at: “noon” is not a time of day.',
    );
  });

  it('[edge 16] says that the clocks skipped a time', () => {
    expect(firstFault(form, { met: 'no', time: '02:30' }, WHEN)?.sentence).toBe(
      'Given at: On Sun 8 Mar the clocks skip 02:30. Type what the clock showed.',
    );
  });

  it('takes a decimal comma for a decimal point and nothing for no number', () => {
    expect(givenNumber({ mg: ' 37,5 ' }, 'mg')).toBe(37.5);
    expect(givenNumber({ mg: '' }, 'mg')).toBeNaN();
  });
});
