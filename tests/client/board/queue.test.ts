import { describe, expect, test } from 'vitest';
import { queueOf } from '#client/features/board/queue.ts';
import { isolated } from '#client/ui/isolated.ts';
import { summarize } from '#shared/clinical/summarize.ts';
import { evolve } from '#shared/session.ts';
import { readyToSign } from '../../shared/visits.ts';
import { aCheck, anAlert, aSummary, minutesAgo, NOW, ZONE } from './summaries.ts';

const rowsOf = (...summaries: ReturnType<typeof aSummary>[]) => queueOf(summaries, NOW, ZONE);
const chairs = (...summaries: ReturnType<typeof aSummary>[]) =>
  rowsOf(...summaries).map((row) => row.summary.chairId);
const ready = { ...aSummary().readiness, verdict: 'criteriaMet' as const, metSinceMs: minutesAgo(2) };

describe('the queue', () => {
  test('[D12] says that the ride fell through once the minimum time is over, until there is another one', () => {
    const stage = readyToSign();
    const row = (minute: number) =>
      queueOf([summarize(stage.state, stage.at(minute))], stage.at(minute), ZONE)[0];
    const attest = (minute: number, met: boolean) => {
      const transport = { kind: 'bookedRide', name: 'City Cabs', phone: '555 0101' } as const;
      const said = met ? { note: null, transport } : { note: 'escort cancelled', transport: null };
      stage.do(minute, { type: 'Attest', body: { criterion: 'D12', met, ...said } });
    };
    expect(row(127)?.title).toBe('Awaiting clinician');
    attest(128, false);
    expect(row(128)).toMatchObject({
      title: isolated('Transport escort cancelled, N. Okafor'),
      act: { kind: 'open', label: 'Arrange' },
    });
    // From T+130 on the set of T+135 is near: the row is of the set, and still says it.
    expect(row(131)).toMatchObject({
      title: 'Next set due 12:15',
      context: expect.stringMatching(/^no ride · /),
    });
    attest(132, true);
    expect(row(132)?.context).toMatch(/^criteria met · /);
  });

  test('[HELP] puts a patient who asks for somebody first, with the chair, until a person acknowledged', () => {
    const { state, at, do: act } = readyToSign();
    evolve(state, {
      seq: state.seq + 1,
      eventId: 'called',
      commandId: null,
      schemaV: 4,
      rulesV: state.rulesV,
      takenAtMs: at(126),
      recordedAtMs: at(127),
      actor: { kind: 'tablet', name: "Patient's tablet" },
      event: { type: 'PatientCalled', body: { takenAtMs: at(126), language: 'en', saidBy: 'patient' } },
    });
    const other = aSummary({ chairId: '9', alerts: [anAlert({ severity: 'warning', sinceMs: at(60) })] });
    const first = () => queueOf([other, summarize(state, at(128))], at(128), ZONE)[0];
    expect(first()).toMatchObject({
      title: isolated('I need someone'),
      summary: { chairId: state.chairId, alerts: [{ severity: 'critical' }] },
      act: { label: 'Acknowledge' },
    });
    act(128, { type: 'AcknowledgeAlert', body: { episodeId: 'HELP' } });
    expect(first()?.summary.chairId).toBe('9');
  });

  test('goes from unseen high to unseen medium, low, due soon, ready and review', () => {
    const review = aSummary({ chairId: '8', stage: 'extended', reviewAtMs: minutesAgo(-9) });
    const leaves = aSummary({ chairId: '1', readiness: ready });
    const due = aSummary({ chairId: '4', nextDoseFromMs: minutesAgo(-2), stage: 'dosing' });
    const low = aSummary({
      chairId: '9',
      alerts: [anAlert({ severity: 'notice', alertClass: 'technical' })],
    });
    const medium = aSummary({ chairId: '10', alerts: [anAlert({ severity: 'warning' })] });
    const high = aSummary({ chairId: '2', alerts: [anAlert()] });
    expect(chairs(review, leaves, due, low, medium, high)).toEqual(['2', '10', '9', '4', '1', '8']);
  });

  test('puts who has waited longest first among equals', () => {
    const late = aSummary({ chairId: '3', alerts: [anAlert({ sinceMs: minutesAgo(1) })] });
    const later = aSummary({ chairId: '2', alerts: [anAlert({ sinceMs: minutesAgo(4) })] });
    expect(chairs(late, later)).toEqual(['2', '3']);
  });

  test('[RISK] says which risk of the patient asked for what is due', () => {
    const check = aCheck({
      label: 'T+20',
      dueAtMs: minutesAgo(-2),
      risks: ['maoiToday'],
      needs: ['bloodPressure'],
    });
    const [row] = rowsOf(aSummary({ checks: [check] }));
    expect(row?.context).toBe('BP · MAOI today');
  });

  test.each([
    ['undecided', 'a prescriber decides first'],
    ['doNotGive', 'decided not to give'],
  ] as const)('[CONTRA] asks for no dose while a contraindication is %s', (contraindication, context) => {
    const before = aSummary({ stage: 'preDose', firstDoseAtMs: null, checks: [], contraindication });
    expect(rowsOf(before)[0]).toMatchObject({
      title: 'Contraindication',
      context,
      act: { kind: 'open' },
    });
  });

  test('gives a patient one row, the most urgent need', () => {
    const alerts = [anAlert({ severity: 'warning', message: 'HR 131 ≥ 130' }), anAlert()];
    const rows = rowsOf(aSummary({ alerts, reviewAtMs: minutesAgo(-3) }));
    expect(rows.map((row) => row.title)).toEqual(['SYS 184 ≥ 180']);
  });

  test('puts an alarming number before a check that is late for longer: both are medium, one can be acknowledged', () => {
    const overdue = anAlert({ severity: 'warning', alertClass: 'overdue', sinceMs: minutesAgo(20) });
    const pressure = anAlert({ severity: 'warning', message: 'SYS 165 ≥ 160' });
    const [row] = rowsOf(aSummary({ alerts: [overdue, pressure] }));
    expect(row).toMatchObject({ title: 'SYS 165 ≥ 160', act: { kind: 'acknowledge' } });
  });

  test('names everything one visit should measure: what is late and what is due by now', () => {
    const late = aCheck({
      checkId: 'T20',
      status: 'overdue',
      dueAtMs: minutesAgo(20),
      needs: ['heartRateBpm'],
    });
    const due = aCheck({ status: 'due', dueAtMs: minutesAgo(0) });
    const later = aCheck({ checkId: 'T60', needs: ['moaas'] });
    const overdue = anAlert({ severity: 'warning', alertClass: 'overdue', message: 'T+20 overdue' });
    const [row] = rowsOf(aSummary({ alerts: [overdue], checks: [late, due, later] }));
    expect(row?.context).toBe('BP, HR');
  });

  test('offers to look at what this screen does not say, and nobody acknowledges it unread', () => {
    const [row] = rowsOf(aSummary({ alerts: [anAlert({ family: 'PRIVATE', message: 'Nurse needed' })] }));
    expect(row).toMatchObject({ title: 'Nurse needed', act: { kind: 'open', label: 'Look' } });
  });

  test('offers to acknowledge what nobody has seen, naming how long', () => {
    const [row] = rowsOf(aSummary({ alerts: [anAlert()] }));
    expect(row?.act).toEqual({ kind: 'acknowledge', episodeId: 'BP:1', label: 'Acknowledge' });
    expect(row?.context).toBe('unconfirmed, 0:40 unseen');
  });

  test('asks nothing more for an alert that was acknowledged', () => {
    const acknowledged = { atMs: minutesAgo(1), name: 'N. Okafor' };
    expect(rowsOf(aSummary({ alerts: [anAlert({ acknowledged })] }))).toEqual([]);
  });

  test('asks for a closing note when a critical alert is over', () => {
    const acknowledged = { atMs: minutesAgo(9), name: 'N. Okafor' };
    const [row] = rowsOf(aSummary({ alerts: [anAlert({ status: 'latched', acknowledged })] }));
    expect(row?.title).toBe('Was critical: SYS 184 ≥ 180');
    expect(row?.act.kind).toBe('open');
  });

  test('keeps a critical alert that cleared unseen at the top', () => {
    const latched = aSummary({ chairId: '2', alerts: [anAlert({ status: 'latched' })] });
    const medium = aSummary({ chairId: '3', alerts: [anAlert({ severity: 'warning' })] });
    expect(chairs(medium, latched)).toEqual(['2', '3']);
  });

  test('offers to record an overdue check and names what is missing', () => {
    const check = aCheck({ status: 'overdue', dueAtMs: minutesAgo(8) });
    const overdue = anAlert({ severity: 'notice', alertClass: 'overdue', message: 'T+40 check overdue' });
    const [row] = rowsOf(aSummary({ alerts: [overdue], checks: [check] }));
    expect(row?.act).toEqual({ kind: 'record', label: 'Record' });
    expect(row?.context).toBe('BP, HR');
  });

  test('still asks for an overdue check that somebody acknowledged', () => {
    const acknowledged = { atMs: minutesAgo(1), name: 'N. Okafor' };
    const overdue = anAlert({ severity: 'warning', alertClass: 'overdue', acknowledged });
    expect(rowsOf(aSummary({ alerts: [overdue] }))[0]?.act.kind).toBe('record');
  });

  test('lists a check five minutes before it is due and not earlier', () => {
    const at = (minutes: number) => aSummary({ checks: [aCheck({ dueAtMs: minutesAgo(-minutes) })] });
    expect(rowsOf(at(5))).toHaveLength(1);
    expect(rowsOf(at(5.01))).toHaveLength(0);
  });

  test('says that the criteria are met also while the next set is due first', () => {
    const [row] = rowsOf(aSummary({ readiness: ready, checks: [aCheck({ dueAtMs: minutesAgo(-3) })] }));
    expect(row).toMatchObject({ title: 'T+40 check due 14:18', context: 'criteria met · BP, HR' });
  });

  test('never calls somebody who has gone ready, only what is left to do', () => {
    const gone = aSummary({ stage: 'discharged', readiness: ready });
    expect(rowsOf(gone)).toEqual([]);
    expect(rowsOf({ ...gone, callBacks: 1 })[0]?.title).toBe('Call back');
  });

  test('keeps the mark of an acknowledged critical alert on its repeat, outlined', () => {
    const acknowledged = { atMs: minutesAgo(1), name: 'N. Okafor' };
    const [row] = rowsOf(aSummary({ alerts: [anAlert({ acknowledged, repeatDueAtMs: minutesAgo(-4) })] }));
    expect(row).toMatchObject({ title: 'Repeat by 14:19', severity: 'critical', seen: true });
  });

  test('puts the late repeat of a critical alert above routine checks, however the lateness is graded', () => {
    const acknowledged = { atMs: minutesAgo(9), name: 'N. Okafor' };
    const critical = anAlert({ acknowledged, repeatDueAtMs: minutesAgo(1) });
    const routine = aSummary({
      chairId: '4',
      alerts: [anAlert({ alertClass: 'overdue', severity: 'notice', sinceMs: minutesAgo(8) })],
    });
    const repeat = aSummary({ chairId: '3', alerts: [critical] });
    expect(chairs(routine, repeat)).toEqual(['3', '4']);
    const late = anAlert({ alertClass: 'overdue', severity: 'warning', message: 'Repeat BP overdue' });
    const [row] = rowsOf(aSummary({ alerts: [critical, late] }));
    expect(row).toMatchObject({ severity: 'critical', seen: true });
  });

  test('lists a review shortly before its time and not long before', () => {
    const at = (minutes: number) => aSummary({ stage: 'extended', reviewAtMs: minutesAgo(-minutes) });
    expect(rowsOf(at(10))).toHaveLength(1);
    expect(rowsOf(at(10.1))).toHaveLength(0);
  });
});

describe('a failed attempt in the queue', () => {
  const failedCheck = (inARow: number) =>
    aCheck({
      checkId: 'FAILED:bloodPressure:1',
      kind: 'repeat',
      label: 'Repeat BP',
      dueAtMs: minutesAgo(-3),
      status: 'due',
      needs: ['bloodPressure'],
      failed: { atMs: minutesAgo(2), inARow },
    });

  test('asks to repeat it by its time and says when it failed', () => {
    const [row] = rowsOf(aSummary({ checks: [failedCheck(1)] }));
    expect(row).toMatchObject({
      title: 'Repeat BP by 14:18',
      context: 'BP failed 14:13: repeat',
      act: { kind: 'record' },
    });
  });

  test('asks for another way after two in a row', () => {
    const [row] = rowsOf(aSummary({ checks: [failedCheck(2)] }));
    expect(row?.context).toBe('BP failed twice, 14:13: by hand, other arm or device');
  });

  test('is said where another check of the patient comes first', () => {
    const late = aCheck({ status: 'due', dueAtMs: minutesAgo(1) });
    const [row] = rowsOf(aSummary({ checks: [failedCheck(1), late] }));
    expect(row).toMatchObject({
      title: 'T+40 check due 14:14',
      context: 'HR · BP failed 14:13: repeat',
    });
  });

  test('[RISK] says which risk asked for the check, and why sets go on after the last one', () => {
    const asked = aCheck({ status: 'due', dueAtMs: minutesAgo(0), risks: ['maoiToday', 'stimulantToday'] });
    expect(rowsOf(aSummary({ checks: [asked] }))[0]?.context).toBe('BP, HR · MAOI today, stimulant today');
    const next = aCheck({ kind: 'continued', status: 'due', dueAtMs: minutesAgo(0), needs: ['moaas'] });
    const why = (stage: 'observing' | 'extended') => rowsOf(aSummary({ checks: [next], stage }))[0]?.context;
    expect([why('observing'), why('extended')]).toEqual([
      'sedation · until the patient leaves',
      'sedation · extended',
    ]);
  });

  test('[INFUSION] asks for the end of an infusion once it should be over, not before, not while it is paused', () => {
    const running = (expectedEndAtMs: number | null, status: 'running' | 'paused' = 'running') =>
      rowsOf(
        aSummary({
          form: 'infusion',
          stage: 'dosing',
          checks: [],
          infusion: { status, sinceMs: minutesAgo(40), expectedEndAtMs },
        }),
      );
    expect(running(NOW)).toMatchObject([
      {
        title: 'Record the end of the infusion',
        context: 'should be over since 14:15',
        act: { kind: 'open', label: 'Record end' },
      },
    ]);
    expect([running(NOW + 1), running(null, 'paused')]).toEqual([[], []]);
  });

  test('[LOZENGE] asks what became of a lozenge held as long as is usual, until it is recorded', () => {
    const held = (lozenge: { sinceMs: number; askFromMs: number } | null) =>
      rowsOf(aSummary({ form: 'lozenges', stage: 'dosing', checks: [], lozenge }));
    expect(held({ sinceMs: minutesAgo(16), askFromMs: minutesAgo(1) })).toMatchObject([
      { title: 'Lozenge: spat out or swallowed?', context: 'in the mouth for 16 min', act: { kind: 'open' } },
    ]);
    expect([held({ sinceMs: minutesAgo(10), askFromMs: minutesAgo(-5) }), held(null)]).toEqual([[], []]);
  });

  test('[LIMITS] tells a prescriber of limits that wait, after all that is about the patient now, and nobody else', () => {
    const limitsProposed = { by: 'N. Okafor', atMs: minutesAgo(3) };
    const summary = aSummary({ checks: [], limitsProposed });
    expect(rowsOf(summary)).toEqual([]);
    const seen = (over: object = {}) =>
      queueOf([{ ...summary, ...over }], NOW, ZONE, { answersLimits: true, staffId: null });
    expect(seen()).toMatchObject([
      {
        severity: null,
        title: 'Limits proposed by N. Okafor',
        context: 'for the prescriber',
        act: { kind: 'open', label: 'Answer' },
      },
    ]);
    expect(seen({ alerts: [anAlert()] })[0]?.title).toBe('SYS 184 ≥ 180');
  });

  test('names the first of whatever form of dose, and the weight it is computed from', () => {
    const first = (over: Partial<ReturnType<typeof aSummary>>) =>
      rowsOf(aSummary({ stage: 'preDose', checks: [], firstDoseAtMs: null, ...over }))[0]?.title;
    expect(first({ form: 'infusion', plannedMg: null })).toBe('Weigh');
    expect(first({ form: 'infusion' })).toBe('Start of the infusion');
    expect(first({ form: 'lozenges' })).toBe('First lozenge');
    expect(first({})).toBe('First device');
  });
});
