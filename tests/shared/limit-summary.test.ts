import { describe, expect, it } from 'vitest';
import { summarize } from '#shared/clinical/summarize.ts';
import { type Audience, limitSummary } from '#shared/limit-summary.ts';
import type { BoardSummary, SummaryValue } from '#shared/summary.ts';
import type { Actor } from '#shared/vocabulary.ts';
import { id, type Scene } from './scene.ts';
import { dosed } from './visits.ts';

const SECRET = 'Zebedee';
const AUDIENCES = ['names', 'initials'] as const;
const NURSE: Actor = { kind: 'staff', staffId: id('nurse'), name: `${SECRET} nurse`, role: 'nurse' };

/** Every number and every word as if it told something: what is left of them is what the audience is told. */
function tellingAll(): BoardSummary {
  const value = (n: number): SummaryValue => ({
    value: n,
    takenAtMs: n,
    staleAtMs: n,
    stale: false,
    severity: 'warning',
    seen: false,
    failed: false,
    delta: n,
  });
  const stage: Scene = dosed();
  const plain = summarize(stage.state, stage.nowMs);
  return {
    ...plain,
    patientId: SECRET,
    identity: { name: `${SECRET} Quirk`, chosenName: SECRET, birthDate: SECRET, sex: 'female' },
    restricted: true,
    glassBroken: { name: SECRET, atMs: 1 },
    nurse: SECRET,
    values: {
      systolicMmHg: value(101),
      diastolicMmHg: value(102),
      meanArterialMmHg: value(103),
      heartRateBpm: value(104),
      spo2Percent: value(105),
      respiratoryRatePerMin: value(106),
      temperatureC: value(901),
      oxygenLitresPerMin: value(902),
      dissociation: value(903),
      moaas: value(904),
      nausea: value(905),
      cadss: value(906),
      cadss6: value(907),
      suicideScreen: value(908),
      phq9: value(909),
      phq9Item9: value(910),
      gad7: value(911),
      madrs: value(912),
    },
    hold: { active: true, reason: SECRET, passes: 0, passesNeeded: 2, repeatDueAtMs: 1 },
    alerts: [
      {
        episodeId: 'DEVICE:1',
        family: 'DEVICE:1',
        alertClass: 'technical',
        severity: 'warning',
        status: 'confirmed',
        message: `No signal from ${SECRET}`,
        sinceMs: 1,
        acknowledged: { atMs: 2, name: SECRET },
        silenced: { untilMs: 9, name: SECRET },
        told: 'prescriber',
        mayClose: false,
        noteNeeded: false,
        repeatDueAtMs: null,
      },
    ],
    checks: [
      {
        checkId: 'FAILED:moaas:1',
        kind: 'repeat',
        label: 'Repeat sedation',
        dueAtMs: 1,
        windowFromMs: 1,
        overdueFromMs: 1,
        status: 'due',
        overdue: null,
        needs: ['moaas', 'dissociation', 'heartRateBpm'],
        risks: ['maoiToday'],
        failed: { atMs: 1, inARow: 2 },
      },
    ],
    readiness: { ...plain.readiness, firstUnmet: `Nausea ${SECRET}` },
    devices: [{ deviceId: 'd', name: SECRET, continuous: true, skewMs: null }],
    customLimits: { by: SECRET, atMs: 1 },
    limitsProposed: { by: SECRET, atMs: 1 },
    contraindication: 'undecided',
  };
}

const shownTo = (audience: Audience, summary = tellingAll()) => limitSummary(summary, audience);

describe('[WALL] a summary in view of strangers', () => {
  it('names nobody, no device, and nothing that somebody typed', () => {
    expect(JSON.stringify(shownTo('initials'))).not.toContain(SECRET);
    expect(shownTo('initials').identity).toEqual({
      name: 'Z. Q.',
      chosenName: null,
      birthDate: null,
      sex: 'unknown',
    });
  });

  it('holds the vitals and no score: neither its value nor its limit nor when it was taken', () => {
    const { values } = shownTo('initials');
    expect(Object.values(values).map(({ value }) => value)).toEqual([101, 102, 103, 104, 105, 106]);
    expect(Object.keys(shownTo('names').values)).toHaveLength(18);
  });

  it('says nothing of what speaks against the dose, nor which risk asked for a check', () => {
    expect(shownTo('initials').contraindication).toBeNull();
    expect(shownTo('initials').checks[0]?.risks).toEqual([]);
  });

  it('names of a check only what is measured with an instrument, and not what failed of the rest', () => {
    expect(shownTo('initials').checks).toMatchObject([
      { checkId: 'REPEAT:PRIVATE:1', label: 'Repeat', needs: ['heartRateBpm'], failed: null, status: 'due' },
    ]);
    expect(shownTo('names').checks).toMatchObject([{ label: 'Repeat sedation', failed: { inARow: 2 } }]);
  });

  it('says that an alert was seen and when, not by whom, and that a device is silent, not which', () => {
    expect(shownTo('initials').alerts).toMatchObject([
      { message: 'No signal from a device', acknowledged: { atMs: 2, name: '' }, severity: 'warning' },
    ]);
    expect(shownTo('names').alerts).toMatchObject([{ acknowledged: { atMs: 2, name: SECRET } }]);
  });

  it('names no late repeat of a score that failed', () => {
    const stage = dosed();
    const failed = { kind: 'score', takenAtMs: stage.at(30), scale: 'moaas', value: null } as const;
    stage.do(30, {
      type: 'RecordSet',
      body: {
        reading: null,
        scores: [{ entryId: id('failed'), content: { ...failed, notObtained: 'asleep' } }],
        rechecked: [],
        lateReason: null,
      },
    });
    stage.pass(38);
    const summary = summarize(stage.state, stage.nowMs);
    const messages = (audience: Audience) =>
      limitSummary(summary, audience).alerts.map(({ message }) => message);
    expect(messages('names')).toContain('Repeat sedation overdue');
    expect(messages('initials')).toContain('Nurse needed');
    expect(JSON.stringify(limitSummary(summary, 'initials'))).not.toMatch(/sedation|moaas/i);
  });

  it('is said nothing of who acknowledged, however real the session', () => {
    const stage = dosed();
    stage.set(45, { bp: [184, 108] });
    const [alert] = summarize(stage.state, stage.nowMs).alerts;
    stage.do(46, { type: 'AcknowledgeAlert', body: { episodeId: alert?.episodeId ?? '' } }, NURSE);
    const summary = summarize(stage.state, stage.nowMs);
    expect(JSON.stringify(summary)).toContain(SECRET);
    expect(JSON.stringify(limitSummary(summary, 'initials'))).not.toContain(SECRET);
  });
});

describe.each(AUDIENCES)('[WALL] a field that is new to a summary', (audience) => {
  const more = <T extends object>(known: T): T => ({ ...known, mood: 'low' });

  it(`is withheld from ${audience} until somebody has decided`, () => {
    const all = tellingAll();
    const grown = more({
      ...all,
      identity: more(all.identity),
      hold: more(all.hold),
      readiness: more(all.readiness),
      alerts: all.alerts.map(more),
    });
    expect(shownTo(audience, grown)).toEqual(shownTo(audience, all));
  });
});

it('[WALL] neither are new fields of a value, a check or a device shown to strangers', () => {
  const all = tellingAll();
  const values = Object.fromEntries(
    Object.entries(all.values).map(([key, value]) => [key, { ...value, mood: 'low' }]),
  );
  const grown = {
    ...all,
    values,
    checks: all.checks.map((check) => ({ ...check, mood: 'low' })),
    devices: all.devices.map((device) => ({ ...device, mood: 'low' })),
  };
  expect(shownTo('initials', grown)).toEqual(shownTo('initials', all));
});
