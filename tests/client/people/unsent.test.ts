import { describe, expect, test } from 'vitest';
import { unsentOf } from '#client/features/people/sign-out/unsent.ts';
import type { Draft } from '#client/store/drafts.ts';
import type { PendingCommand } from '#client/store/pending.ts';

const SESSION = '6f9a2c1e-0d4b-4c55-9a57-3a3c8d0e1f22';
const NORA = { staffId: 'nora', name: 'Nora Keller', atMs: 1000 };
const draft = (key: string, text: string): Draft => ({ key, text, begun: NORA });
const about = (key: string, text: string) => unsentOf([], [draft(key, text)])[0];

describe('what is not recorded when somebody signs out', () => {
  test('is a half-typed set with its patient, its text and who began it', () => {
    expect(about(`entry:${SESSION}`, '142/88 7')).toEqual({
      from: { draft: `entry:${SESSION}` },
      sessionId: SESSION,
      what: 'Vitals 142/88 7',
      by: 'Nora Keller',
    });
  });

  test('is a half-filled dialog by what was answered, shortened', () => {
    expect(about(`${SESSION}:note`, JSON.stringify({ text: 'Asleep, calm', time: '' }))?.what).toBe(
      'Asleep, calm',
    );
    expect(about(`${SESSION}:note`, JSON.stringify({ text: 'x'.repeat(200) }))?.what).toHaveLength(80);
  });

  test('is a registration, which belongs to no session yet', () => {
    expect(about('register-patient', '{}')).toMatchObject({ sessionId: null, what: 'A registration' });
  });

  test('is a protocol half changed, which belongs to no session', () => {
    expect(about(`protocol:${SESSION}`, '{"document":{}}')).toMatchObject({
      sessionId: null,
      what: 'Changes to a protocol',
    });
  });

  test('is not what only belongs to a draft, nor a search, nor an empty field', () => {
    const aside = [
      draft(`entry-ids:${SESSION}`, '{}'),
      draft(`entry-late:${SESSION}`, 'busy'),
      draft('find-patient', 'Brandt'),
      draft(`entry:${SESSION}`, '  '),
    ];
    expect(unsentOf([], aside)).toEqual([]);
  });

  test('is every entry of this station that no server has recorded, before the drafts', () => {
    const kept: PendingCommand = {
      commandId: 'c1',
      sessionId: SESSION,
      command: { type: 'Sign', body: {} },
      author: { staffId: 'sam', name: 'Sam Okafor' },
      takenAtMs: null,
      sinceMs: 0,
      state: 'refused',
      why: '',
      problem: null,
    };
    expect(unsentOf([kept], [draft('register-patient', '{}')])).toMatchObject([
      { from: { commandId: 'c1' }, sessionId: SESSION, by: 'Sam Okafor' },
      { from: { draft: 'register-patient' } },
    ]);
  });
});
