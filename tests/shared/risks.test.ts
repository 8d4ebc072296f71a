import { describe, expect, it } from 'vitest';
import { isOld } from '#shared/clinical/schedule.ts';
import { ketamineIntravenous } from '#shared/protocols/ketamine-intravenous.ts';
import type { Risk } from '#shared/protocols/modifiers.ts';
import { SHIPPED_PROTOCOLS } from '#shared/protocols/shipped.ts';
import { type Measure, MINUTE_MS } from '#shared/vocabulary.ts';
import { infuse } from './giving.ts';
import { id, type Scene, scene } from './scene.ts';
import { dosed } from './visits.ts';

function state(stage: Scene, risk: Risk, present = true): void {
  stage.do(Math.max(-5, (stage.nowMs - stage.t0) / MINUTE_MS), {
    type: 'StateRisk',
    body: { risk, present, note: null },
  });
}

function scheduled(stage: Scene): { label: string; needs: Measure[]; why: string }[] {
  return stage.judge(1).checks.filter(({ kind }) => kind === 'scheduled');
}

const labels = (stage: Scene): string[] => scheduled(stage).map(({ label }) => label);

describe('A risk [RISK]', () => {
  it('adds a pressure to a check that the protocol has, and says which risk asked', () => {
    const stage = scene();
    state(stage, 'maoiToday');
    stage.dose(0);
    const check = scheduled(stage).find(({ label }) => label === 'T+20');
    expect(check?.needs).toContain('bloodPressure');
    expect(check?.why).toContain('MAOI');
  });

  it('adds checks of its own: sedation every 15 min after a CNS depressant', () => {
    const stage = scene();
    state(stage, 'cnsDepressantToday');
    stage.dose(0);
    expect(labels(stage)).toEqual([
      'T+15',
      'T+20',
      'T+30',
      'T+40',
      'T+45',
      'T+60',
      'T+75',
      'T+90',
      'T+105',
      'T+120',
    ]);
    expect(scheduled(stage).find(({ label }) => label === 'T+75')?.needs).toEqual(['moaas']);
  });

  it('is named by each that asks, also where two ask for the same; not where the protocol asks for it anyway', () => {
    const stage = scene({ birthDate: '1950-01-01' });
    state(stage, 'stimulantToday');
    state(stage, 'maoiToday');
    state(stage, 'hypertensiveEncephalopathy');
    stage.dose(0);
    const risksOf = (label: string) => stage.judge(1).checks.find((check) => check.label === label)?.risks;
    expect(risksOf('T+20')).toEqual(['hypertensiveEncephalopathy', 'maoiToday', 'stimulantToday']);
    expect(risksOf('T+30')).toEqual(['age65', 'hypertensiveEncephalopathy']);
    expect([risksOf('T+40'), risksOf('T+60')]).toEqual([[], []]);
  });

  it('of encephalopathy asks for a pressure every 10 min, past T+60 until it is below warning', () => {
    const stage = scene();
    state(stage, 'hypertensiveEncephalopathy');
    stage.dose(0);
    stage.dose(5);
    expect(labels(stage)).toEqual(['T+10', 'T+20', 'T+30', 'T+40', 'T+50', 'T+60', 'T+90', 'T+120']);
    const repeatAfter = (min: number, bp: [number, number]) => {
      stage.set(min, { bp });
      return stage.judge(min).checks.find(({ label }) => label === 'Repeat BP')?.dueAtMs;
    };
    // 162/98 warns (SYS 160): once more in 5 to confirm, then every 10; two below in a row end it.
    expect(repeatAfter(60, [162, 98])).toBe(stage.at(65));
    expect(repeatAfter(65, [162, 98])).toBe(stage.at(75));
    expect(repeatAfter(75, [158, 96])).toBe(stage.at(85));
    expect(repeatAfter(85, [156, 94])).toBeUndefined();
  });

  it('stated as absent, or taken back, adds nothing', () => {
    const stage = scene();
    state(stage, 'maoiToday');
    state(stage, 'maoiToday', false);
    stage.dose(0);
    expect(scheduled(stage).find(({ label }) => label === 'T+20')?.needs).not.toContain('bloodPressure');
  });

  it('of age follows from the birth date: full sets every 10 min from T+30 to T+60', () => {
    const stage = scene({ birthDate: '1950-01-01' });
    stage.dose(0);
    expect(labels(stage)).toEqual(['T+20', 'T+30', 'T+40', 'T+50', 'T+60', 'T+90', 'T+120']);
  });

  it.each([
    ['2026-05-12T10:00:00Z', '1961-05-12', true],
    ['2026-05-12T10:00:00Z', '1961-05-13', true],
    ['2026-05-12T09:59:59Z', '1961-05-13', false],
  ])('at %s whoever was born %s is 65: %s', (now, birthDate, old) =>
    expect(isOld(birthDate, Date.parse(now))).toBe(old),
  );

  it('is refused when the protocol does not ask about it, and age is nobody’s to state', () => {
    const stage = scene();
    const asked = stage.ask(-5, { type: 'StateRisk', body: { risk: 'age65', present: true, note: null } });
    expect(asked).toMatchObject({ code: 'impossibleValue', pointer: '/risk' });
  });

  it('of the liver advises and adds no check', () => {
    const stage = scene();
    state(stage, 'liverImpairment');
    stage.dose(0);
    expect(labels(stage)).toEqual(['T+20', 'T+40', 'T+60', 'T+90', 'T+120']);
    expect(stage.judge(1).remarks.find(({ kind }) => kind === 'riskAdvice')?.message).toBe(
      'Moderate liver impairment: Consider watching 60 minutes longer.',
    );
  });

  it('[D1] of the liver suggests 60 min beyond the minimum time, which is met without them', () => {
    const stage = dosed();
    state(stage, 'liverImpairment');
    const d1 = (min: number) =>
      stage.judge(min).readiness.criteria.find(({ criterion }) => criterion === 'D1');
    // 120 min from the device at T+5: T+125, and 60 more: T+185.
    expect(d1(125)).toMatchObject({
      status: 'met',
      advice: { text: 'Moderate liver impairment: consider 60 min longer', atMs: stage.at(185) },
    });
    expect(d1(6)?.advice).not.toBeNull();
    state(stage, 'liverImpairment', false);
    expect(d1(126)?.advice).toBeNull();
  });

  it('of a CNS depressant advises a continuous saturation, while no continuous device is bound', () => {
    const stage = scene();
    const advice = () =>
      stage
        .judge(6)
        .remarks.filter(({ kind }) => kind === 'riskAdvice')
        .map(({ message }) => message);
    state(stage, 'cnsDepressantToday');
    expect(advice()).toEqual(['CNS depressant today: Keep the saturation on continuously.']);
    const deviceId = id('oximeter');
    stage.append(stage.at(6), {
      type: 'DeviceBound',
      body: { deviceId: id('cuff'), name: 'Cuff', continuous: false },
    });
    expect(advice()).toHaveLength(1);
    stage.append(stage.at(6), {
      type: 'DeviceBound',
      body: { deviceId, name: 'Oximeter', continuous: true },
    });
    expect(advice()).toEqual([]);
    stage.append(stage.at(6), { type: 'DeviceUnbound', body: { deviceId } });
    expect(advice()).toHaveLength(1);
  });

  it('[CHK] the 15 minutes after the schedule run from the last full set it asks for, by vein too', () => {
    const stage = scene({ protocol: ketamineIntravenous, birthDate: '1950-01-01' });
    infuse(stage, 0, 'start', { rateMlPerHour: 60, concentrationMgPerMl: 1 });
    const next = stage.judge(1).checks.find(({ kind }) => kind === 'continued');
    expect(next?.dueAtMs).toBe(stage.at(75));
  });

  it.each(SHIPPED_PROTOCOLS)('never takes a check of $name away', (protocol) => {
    const own = protocol.schedule.checks.map(({ checkId }) => checkId);
    for (const { risk } of protocol.modifiers) {
      const stage = scene({ protocol, birthDate: risk === 'age65' ? '1950-01-01' : '1991-09-19' });
      if (risk !== 'age65') state(stage, risk);
      stage.append(stage.at(0), {
        type: 'EntryRecorded',
        body: {
          entryId: '00000000-0000-4000-8000-00000000d05e',
          content: { kind: 'dose', takenAtMs: stage.at(0), deliveredMg: 28, lot: 'L', remark: null },
          source: { by: 'staff' },
          needsReview: false,
          lateReason: null,
        },
      });
      expect(scheduled(stage).map(({ label }) => label)).toEqual(expect.arrayContaining(own));
    }
  });
});
