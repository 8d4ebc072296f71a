import { describe, expect, test } from 'vitest';
import { fileName } from '#client/features/protocols/export-protocol.ts';
import { timesOn } from '#client/features/protocols/lineage/version-words.ts';
import { countOf } from '#client/features/protocols/list/list-words.ts';
import { readProtocolFile } from '#client/features/protocols/list/read-protocol-file.ts';
import {
  approvalText,
  criticalsText,
  loadText,
  originText,
  replayedOver,
  stateText,
} from '#client/features/protocols/words.ts';
import { RUTH_ACTS, SUMS, summary } from './summaries.ts';

describe('a protocol in the list', () => {
  test('says what is on, what was, and what never was', () => {
    expect(stateText({ state: 'on', version: '1.1-c2' })).toBe('On: version 1.1-c2');
    expect(stateText({ state: 'off', version: '1.1' })).toBe('Off: version 1.1 was on');
    expect(stateText({ state: 'draft', version: null })).toBe('Draft, never on');
    expect(stateText({ state: 'off', version: null })).toBe('Put aside, never on');
  });

  test('says who approved it and when, or that it needs approval', () => {
    expect(approvalText(null)).toBe('Needs your medical director’s approval');
    const approval = { ...RUTH_ACTS, hash: 'a', director: 'Dr. Weiss', approvedOn: '2026-05-04', note: null };
    expect(approvalText(approval)).toBe('Approved by Dr. Weiss on 4 May 2026');
  });

  test('says where it came from', () => {
    const from = { protocolId: 'x', name: 'Esketamine IN', version: '1.1', hash: 'a' };
    expect(originText({ origin: 'shipped', from: null })).toBe('shipped');
    expect(originText({ origin: 'fork', from })).toBe('forked from Esketamine IN 1.1');
    expect(originText({ origin: 'import', from: { ...from, name: null } })).toBe('imported: a protocol 1.1');
  });

  test('is counted by what is to be done', () => {
    const draft = summary({ state: 'draft', version: null, draft: { ...RUTH_ACTS } });
    expect(countOf([summary({}), summary({ state: 'off' }), draft])).toBe(
      '1 on, 1 draft waiting, 1 needs approval',
    );
    expect(countOf([])).toBe('0 on');
  });
});

describe('the alarm load of a replay', () => {
  test('says how often a critical alert came: 0.04 a session is 1 in 25', () => {
    expect(criticalsText({ ...SUMS, criticalsPerSession: 0 })).toBe('none');
    expect(criticalsText({ ...SUMS, criticalsPerSession: 0.04 })).toBe('1 in 25 sessions');
    expect(criticalsText({ ...SUMS, criticalsPerSession: 1.25 })).toBe('1.25 a session');
  });

  test('says when it is over the budget of one in twenty', () => {
    expect(loadText({ ...SUMS, criticalsPerSession: 0.1, overBudget: true })).toBe(
      'Critical alerts: 1 in 10 sessions, over the budget of 1 in 20 sessions. All alerts: 0.31 an hour watched.',
    );
  });

  test('says over what it was replayed', () => {
    expect(replayedOver({ source: 'stored', sums: SUMS })).toBe('212 stored sessions');
    expect(replayedOver({ source: 'simulated', sums: { ...SUMS, sessions: 1 } })).toBe('1 simulated session');
  });
});

describe('a version that was on', () => {
  const on = {
    ...RUTH_ACTS,
    accepted: [],
    notReplayed: false,
    overBudget: false,
    reason: null,
    offAtMs: null,
    offReason: null,
  };

  test('says from when, in spite of what, and until when', () => {
    expect(timesOn(on, 'UTC')).toEqual(['On 12:00, Tue 12 May, by Ruth Baumann.']);
    const forced = {
      ...on,
      notReplayed: true,
      overBudget: true,
      reason: 'Agreed on Monday',
      offAtMs: on.atMs + 60_000,
    };
    expect(timesOn(forced, 'UTC')).toEqual([
      'On 12:00, Tue 12 May, by Ruth Baumann.',
      'Though not replayed and over the alarm budget: Agreed on Monday',
      'Off 12:01, Tue 12 May: another version took its place',
    ]);
  });
});

describe('a protocol as a file', () => {
  test('has a name that every machine takes', () => {
    expect(fileName('Ketamine SL/oral', '1.0')).toBe('ketamine-sl-oral-1.0.json');
    expect(fileName('../Ü', null)).toBe('draft.json');
  });

  test('is read when it is JSON, and refused with a sentence when it is not', () => {
    expect(readProtocolFile('a.json', 9, '{"name":1}')).toEqual({ ok: true, document: { name: 1 } });
    expect(readProtocolFile('a.csv', 9, 'name,1')).toMatchObject({ ok: false });
    expect(readProtocolFile('a.json', 2_000_000, '{}')).toMatchObject({ ok: false });
  });
});
