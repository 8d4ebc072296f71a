import { describe, expect, test } from 'vitest';
import {
  alertText,
  budgetText,
  isChanged,
  jobText,
  movedText,
  readinessText,
  sumRows,
} from '#client/features/protocols/replay/replay-words.ts';
import { sessionsAsked } from '#client/features/protocols/replay/start-form.ts';
import { ruleName } from '#client/ui/rule-words.ts';
import type { ReplayJob } from '#shared/wire/protocol-replays.ts';
import type { ReplaySummary, ReplayTotal, SessionReplay } from '#shared/wire/replay.ts';
import { RUTH_ACTS } from './summaries.ts';

const TOTAL: ReplayTotal = {
  alarms: 20,
  alarmsPerPatientHour: 0.25,
  criticals: 2,
  confirmedCriticals: 1,
  sessionsWithCritical: 2,
  criticalsPerSession: 0.05,
  overBudget: false,
  overdue: 3,
  checks: 200,
  neverReady: 1,
  readyAssumed: 0,
};
const SUMMARY: ReplaySummary = {
  sessions: 40,
  patientHours: 80,
  rules: [],
  before: TOTAL,
  after: { ...TOTAL, criticals: 6, criticalsPerSession: 0.15, overBudget: true, alarmsPerPatientHour: null },
  readyMovedMin: { sessions: 39, median: 30, min: 0, max: 42 },
  checks: { added: 0, removed: 0 },
  overBudget: true,
};
const SIDE = {
  clinical: { notice: 0, warning: 0, critical: 0 },
  confirmedCriticals: 0,
  alarms: 0,
  overdue: 0,
  checks: 5,
  ready: null,
};
const SESSION: SessionReplay = {
  sessionId: null,
  t0Ms: null,
  minutesWatched: 120,
  before: SIDE,
  after: SIDE,
  alerts: { added: [], removed: [], changed: [], moved: [] },
  rules: [],
  readyMovedMin: 0,
  checks: { added: 0, removed: 0 },
};
const ALERT = {
  family: 'BP',
  alertClass: 'clinical' as const,
  severity: 'critical' as const,
  confirmed: true,
  message: 'SYS 172 ≥ 170',
  atMin: 41.9,
};

describe('what a replay comes to', () => {
  test('gives the critical alerts a session first, with the difference: 0.15 less 0.05 is 0.1', () => {
    expect(sumRows(SUMMARY)[0]).toEqual({
      what: 'Critical alerts a session',
      before: '0.05',
      after: '0.15',
      difference: '+0.1',
    });
  });

  test('gives small differences too: 8 in 212 less 5 in 212 is 0.014 a session', () => {
    const before = { ...TOTAL, criticalsPerSession: 5 / 212 };
    const after = { ...TOTAL, criticalsPerSession: 8 / 212 };
    expect(sumRows({ ...SUMMARY, before, after })[0]).toMatchObject({
      before: '0.024',
      after: '0.038',
      difference: '+0.014',
    });
  });

  test('shows what is not known as unknown, never as zero', () => {
    const perHour = sumRows(SUMMARY).find(({ what }) => what === 'Alarms per patient-hour');
    expect(perHour).toEqual({
      what: 'Alarms per patient-hour',
      before: '0.25',
      after: '––',
      difference: '––',
    });
  });

  test('says whether the budget of one in twenty holds', () => {
    expect(budgetText(TOTAL, 40)).toBe('Within the budget of 1 in 20: 2 critical alerts in 40 sessions');
    expect(budgetText(SUMMARY.after, 40)).toBe(
      'Over the budget of 1 in 20: 6 critical alerts in 40 sessions',
    );
    expect(budgetText({ ...TOTAL, criticalsPerSession: null }, 0)).toContain('nothing can be said');
  });

  test('says how readiness moves, in the median and at the ends', () => {
    expect(readinessText(SUMMARY)).toBe(
      'Ready 30 min later in the median of 39 sessions, from at the same time to 42 min later.',
    );
    expect(readinessText({ ...SUMMARY, readyMovedMin: null })).toContain('cannot be compared');
    expect(movedText(-4.2)).toBe('4 min earlier');
  });

  test('names rules as people do, and a rule without words by its id', () => {
    expect(ruleName('SPO2')).toBe('Saturation');
    expect(ruleName('NEW-RULE')).toBe('NEW-RULE');
  });
});

describe('a replay that is over', () => {
  const job: ReplayJob = {
    replayId: 'r',
    protocolId: 'own',
    hash: 'a'.repeat(64),
    source: 'stored',
    startedAtMs: RUTH_ACTS.atMs,
    by: RUTH_ACTS.by,
    state: 'done',
    done: 40,
    total: 40,
    failure: null,
    summary: SUMMARY,
  };

  test('is called by what it judged, or by how it ended', () => {
    expect(jobText(job)).toBe('40 stored sessions');
    expect(jobText({ ...job, summary: null, state: 'cancelled', done: 12 })).toBe(
      'stored sessions, cancelled after 12',
    );
    expect(jobText({ ...job, summary: null, state: 'failed', source: 'simulated' })).toBe(
      'simulated sessions, failed',
    );
  });

  test('was asked for with a whole number of sessions up to the most that may be', () => {
    expect(sessionsAsked(' 200 ')).toEqual({ ok: true, sessions: 200 });
    expect(sessionsAsked('1000')).toEqual({ ok: true, sessions: 1000 });
    for (const text of ['', '0', '1001', '1.5', '1e2', 'all', '-3'])
      expect(sessionsAsked(text)).toEqual({
        ok: false,
        sentence: 'Sessions: a whole number from 1 to 1000. Nothing is replayed.',
      });
  });
});

describe('one session of a replay', () => {
  test('names an alert by sign, word, message and minute', () => {
    expect(alertText(ALERT)).toBe('!!! High: SYS 172 ≥ 170, T+41');
    expect(alertText({ ...ALERT, severity: 'notice', atMin: -3.5 })).toBe('! Low: SYS 172 ≥ 170, T−4');
    expect(alertText({ ...ALERT, atMin: null })).toBe('!!! High: SYS 172 ≥ 170');
  });

  test('is changed by an alert more, another check or another time of readiness, and by nothing else', () => {
    expect(isChanged(SESSION)).toBe(false);
    expect(isChanged({ ...SESSION, readyMovedMin: null })).toBe(false);
    expect(isChanged({ ...SESSION, readyMovedMin: 30 })).toBe(true);
    expect(isChanged({ ...SESSION, checks: { added: 1, removed: 0 } })).toBe(true);
    expect(isChanged({ ...SESSION, alerts: { ...SESSION.alerts, removed: [ALERT] } })).toBe(true);
  });
});
