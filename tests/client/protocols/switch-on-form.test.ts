import { describe, expect, test } from 'vitest';
import type { LineageDocument } from '#client/features/protocols/documents.ts';
import { switchOnForm, whyAsked } from '#client/features/protocols/lineage/switch-on-form.ts';
import { firstFault } from '#client/ui/act-form/act-form.ts';
import type { Finding } from '#shared/wire/protocols.ts';
import { RUTH_ACTS, SUMS } from './summaries.ts';

const NOW = { nowMs: RUTH_ACTS.atMs, timeZone: 'UTC' };
const replay = { ...RUTH_ACTS, source: 'stored' as const, rulesV: '1', sums: SUMS };
const draft: LineageDocument = {
  version: null,
  hash: 'a'.repeat(64),
  approval: null,
  replay,
  name: 'the draft',
  on: false,
};
const warns: Finding = { pointer: '/minimumMin', sentence: 'Laxer than shipped.', level: 'warns' };
const wrong: Finding = { pointer: '/name', sentence: 'No name.', level: 'wrong' };

describe('a protocol that is to be switched on', () => {
  test('asks for every warning to be accepted, each by itself', () => {
    const form = switchOnForm('own', draft, [warns, { ...warns, pointer: '/name' }]);
    expect(form.fields.map(({ name }) => name)).toEqual(['accept-0', 'accept-1']);
    expect(firstFault(form, { 'accept-0': 'yes' }, NOW)?.name).toBe('accept-1');
    expect(firstFault(form, { 'accept-0': 'yes', 'accept-1': 'yes' }, NOW)).toBeNull();
  });

  test('asks why when this very document was never replayed, or is over the budget', () => {
    expect(whyAsked(draft)).toBeNull();
    expect(whyAsked({ replay: null })).toContain('never replayed');
    const over = { ...replay, sums: { ...SUMS, criticalsPerSession: 0.1, overBudget: true } };
    expect(whyAsked({ replay: over })).toBe(
      'Replayed over 212 stored sessions it had critical alerts: 1 in 10 sessions. The budget is 1 in 20 sessions.',
    );
    const form = switchOnForm('own', { ...draft, replay: null }, []);
    expect(firstFault(form, {}, NOW)?.name).toBe('reason');
  });

  test('says that it needs approval, and that open sessions keep theirs', () => {
    const lines = switchOnForm('own', draft, []).lines?.join(' ');
    expect(lines).toContain('Needs your medical director’s approval');
    expect(lines).toContain('Sessions that are open keep the version they were opened under.');
  });

  test('is not sent while something in it is wrong, which is said', async () => {
    const form = switchOnForm('own', draft, [wrong]);
    expect(form.lines).toContain('Wrong: No name.');
    if (!('send' in form)) throw new Error('it is sent over HTTP');
    const context = { entryId: 'e', idOf: () => 'c', ...NOW };
    expect(await form.send({}, context)).toMatchObject({ state: 'refused' });
  });
});
