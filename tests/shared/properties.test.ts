import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, nextChangeAt } from '#shared/clinical/judge.ts';
import type { SessionCommand } from '#shared/commands.ts';
import type { EntryContent } from '#shared/entries.ts';
import type { Recorded, SessionEvent } from '#shared/events.ts';
import type { Judgement } from '#shared/judgement.ts';
import { evolve, foldAll } from '#shared/session.ts';
import type { SessionState } from '#shared/state.ts';
import { id, NURSE, PRESCRIBER, type Scene, type SetOptions, scene, setCommand } from './scene.ts';

const FAILABLE = { bp: 'bloodPressure', spo2: 'spo2Percent', rr: 'respiratoryRatePerMin' } as const;

/** Sets a nurse could type, from calm to critical, with any part missing or attempted in vain. */
const setArbitrary: fc.Arbitrary<SetOptions> = fc
  .tuple(partsArbitrary(), fc.subarray(Object.keys(FAILABLE) as (keyof typeof FAILABLE)[]))
  .map(([parts, tried]) => {
    const failed = tried.filter((part) => parts[part] === undefined);
    return { ...parts, failed: failed.map((part) => ({ vital: FAILABLE[part], reason: 'movement' })) };
  });

function partsArbitrary(): fc.Arbitrary<SetOptions> {
  return fc.record(
    {
      bp: fc
        .tuple(fc.integer({ min: 85, max: 200 }), fc.integer({ min: 50, max: 118 }))
        .filter(([systolic, diastolic]) => systolic - diastolic >= 15 && systolic - diastolic <= 100),
      hr: fc.integer({ min: 38, max: 140 }),
      spo2: fc.integer({ min: 86, max: 100 }),
      rr: fc.integer({ min: 6, max: 28 }),
      temp: fc.integer({ min: 348, max: 395 }).map((tenths) => tenths / 10),
      oxygen: fc.constantFrom(0, 0, 2),
      sed: fc.integer({ min: 1, max: 5 }),
      diss: fc.integer({ min: 0, max: 10 }),
      nausea: fc.integer({ min: 0, max: 10 }),
    },
    { requiredKeys: [] },
  );
}

type Move =
  | { what: 'set'; after: number; set: SetOptions; lateBy: number }
  | { what: 'dose'; after: number }
  | {
      what: 'vomit' | 'chestPain' | 'withdraw' | 'ack' | 'close' | 'extend' | 'stop' | 'byHand' | 'drug';
      after: number;
    };

const after = fc.integer({ min: 1, max: 14 });
const moveArbitrary: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('set' as const),
      after,
      set: setArbitrary,
      lateBy: fc.constantFrom(0, 0, 0, 3, 12),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('dose' as const), after }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom(
        'vomit',
        'chestPain',
        'withdraw',
        'ack',
        'close',
        'extend',
        'stop',
        'byHand',
        'drug' as const,
      ),
      after,
    }),
  },
);
const moves = fc.array(moveArbitrary, { minLength: 1, maxLength: 25 });

function act(stage: Scene, move: Move, now: number, index: number): void {
  const symptom = (effect: 'vomiting' | 'chestPain'): SessionCommand => ({
    type: 'ReportSymptom',
    body: {
      entryId: id(`symptom${index}`),
      content: {
        kind: 'symptom',
        takenAtMs: stage.at(now),
        effect,
        grade: 'mild',
        endAtMs: null,
        action: null,
      },
      lateReason: null,
    },
  });
  const current = judge(stage.state, stage.at(now)).alerts;
  const alert = [...current.open, ...current.latched][0];
  switch (move.what) {
    case 'set':
      stage.set(now - move.lateBy, {
        ...move.set,
        name: `r${index}`,
        enteredAt: now,
        rechecked: ['diastolicMmHg'],
      });
      return;
    case 'dose':
      if (stage.state.doses.length < 3) stage.dose(now);
      return;
    case 'vomit':
      stage.ask(now, symptom('vomiting'));
      return;
    case 'chestPain':
      stage.ask(now, symptom('chestPain'));
      return;
    case 'withdraw': {
      const entry = Object.values(stage.state.entries).find((candidate) => !candidate.withdrawn);
      if (entry) stage.ask(now, { type: 'WithdrawEntry', body: { entryId: entry.entryId, reason: 'wrong' } });
      return;
    }
    case 'ack':
      if (alert) stage.ask(now, { type: 'AcknowledgeAlert', body: { episodeId: alert.episodeId } });
      return;
    case 'close':
      if (alert) stage.ask(now, { type: 'CloseAlert', body: { episodeId: alert.episodeId, note: 'seen' } });
      return;
    case 'extend':
      stage.ask(now, {
        type: 'ExtendObservation',
        body: { reason: 'longer', reviewAtMs: stage.at(now + 15), escortInformed: false },
      });
      return;
    case 'stop':
      stage.ask(now, { type: 'StopDosing', body: { reason: 'nausea', takenAtMs: stage.at(now) } });
      return;
    case 'byHand':
      stage.ask(now, {
        type: 'RaiseAlert',
        body: { alertId: id(`hand${index}`), severity: 'critical', text: 'looks grey' },
      });
      return;
    case 'drug': {
      const content = {
        kind: 'medicine',
        takenAtMs: stage.at(now),
        purpose: 'antihypertensive',
        name: 'Labetalol',
        amount: '10 mg',
        route: 'IV',
      } as const;
      stage.ask(now, {
        type: 'GiveMedicine',
        body: { entryId: id(`drug${index}`), content, lateReason: null },
      });
      return;
    }
  }
}

/** A whole random session, time announced as the server does it; returns the scene and its last minute. */
function walk(list: readonly Move[]): { stage: Scene; now: number } {
  const stage = scene({ plannedMg: 84 });
  let now = -25;
  list.forEach((move, index) => {
    now += move.after;
    act(stage, move, now, index);
  });
  return { stage, now };
}

/** What the order of arrival must not change: values, baseline, dosing and criteria, without D3 and who has seen what. */
function orderFree({ values, baseline, dosing, hold, readiness }: Judgement) {
  const seenAside = Object.entries(values).map(([key, value]) => [key, { ...value, seen: null }]);
  return {
    values: Object.fromEntries(seenAside),
    baseline,
    dosing,
    hold,
    criteria: readiness.criteria.filter((criterion) => criterion.criterion !== 'D3'),
  };
}

function idOf(content: EntryContent): string {
  return id(`at${content.takenAtMs}${content.kind}${content.kind === 'score' ? content.scale : ''}`);
}

/** Facts of different moments, all entered after T+200, in the order given. */
function arrive(facts: readonly EntryContent[]): Judgement {
  const stage = scene({ plannedMg: 56 });
  facts.forEach((content, index) => {
    const event: SessionEvent = {
      type: 'EntryRecorded',
      body: {
        entryId: idOf(content),
        content,
        source: { by: 'staff' },
        needsReview: false,
        lateReason: 'paper',
      },
    };
    stage.append(stage.at(200 + index), event, NURSE, content.takenAtMs);
  });
  return judge(stage.state, stage.at(300));
}

const factsArbitrary = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -25, max: 190 }), setArbitrary), {
    selector: ([min]) => min,
    minLength: 1,
    maxLength: 14,
  })
  .map((list) => {
    const probe = scene();
    const doses: EntryContent[] = [0.5, 6.5].map((min) => ({
      kind: 'dose',
      takenAtMs: probe.at(min),
      deliveredMg: 28,
      lot: 'L',
      remark: null,
    }));
    const sets = list.flatMap(([min, set]): EntryContent[] => {
      const command = setCommand(probe.at(min), `p${min}`, set, true);
      if (command.type !== 'RecordSet') return [];
      const { reading, scores } = command.body;
      return [...(reading ? [reading.content] : []), ...scores.map((score) => score.content)];
    });
    return [...doses, ...sets];
  });

/** Hundreds of random sessions each: minutes on a busy machine, and slowness is no fault of a property. */
describe('Properties of judgement', { timeout: 600_000 }, () => {
  it('[ORDER] the same facts in any order of arrival give the same values, baseline and criteria (all but D3)', () => {
    fc.assert(
      fc.property(
        factsArbitrary.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
        ),
        ([facts, shuffled]) => {
          expect(orderFree(arrive(shuffled))).toEqual(orderFree(arrive(facts)));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('[FOLD] any batching or duplication of the same events folds to one state', () => {
    fc.assert(
      fc.property(moves, fc.array(fc.nat({ max: 30 }), { maxLength: 8 }), (list, repeats) => {
        const { stage } = walk(list);
        const twice: Recorded[] = [];
        stage.events.forEach((event, index) => {
          twice.push(event);
          if (repeats.includes(index)) twice.push(...stage.events.slice(0, index + 1));
        });
        expect(foldAll(twice)).toEqual(stage.state);
      }),
      { numRuns: 60 },
    );
  });

  it('[FOLD] a snapshot as JSON goes on exactly as the state it was taken from', () => {
    fc.assert(
      fc.property(moves, fc.nat({ max: 40 }), (list, cut) => {
        const { stage } = walk(list);
        const at = Math.min(cut, stage.events.length - 1) + 1;
        const early = foldAll(stage.events.slice(0, at));
        let state = JSON.parse(JSON.stringify(early));
        for (const event of stage.events.slice(at)) state = evolve(state, event);
        expect(state).toEqual(JSON.parse(JSON.stringify(stage.state)));
      }),
      { numRuns: 40 },
    );
  });

  it('[FOLD] folding in place gives what folding a copy at every event gives: what is kept beside a state changes nothing', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { stage } = walk(list);
        let copied: SessionState | null = null;
        for (const event of stage.events) copied = evolve(JSON.parse(JSON.stringify(copied)), event);
        expect(JSON.parse(JSON.stringify(stage.state))).toEqual(JSON.parse(JSON.stringify(copied)));
      }),
      { numRuns: 60 },
    );
  });

  it('[ANNOUNCE] recorded announcements equal derived steps, each once and in order', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const { stage } = walk(list);
        const announced = stage.events.flatMap(({ event }) =>
          event.type === 'Announced' ? [event.body] : [],
        );
        const derived = stage.state.alerts.steps;
        expect(announced.map(({ stepId, atMs, step }) => [stepId, atMs, step])).toEqual(
          derived.map(({ stepId, atMs, step }) => [stepId, atMs, step]),
        );
        expect(new Set(derived.map((step) => step.stepId)).size).toBe(derived.length);
      }),
      { numRuns: 120 },
    );
  });

  it('[NEXT] nothing changes between now and nextChangeAt', () => {
    fc.assert(
      fc.property(
        moves,
        fc.integer({ min: 0, max: 150 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, wait, share) => {
          const { stage, now } = walk(list);
          const nowMs = stage.at(now + wait);
          const next = nextChangeAt(stage.state, nowMs) ?? nowMs + 86_400_000;
          const between = Math.floor(nowMs + share * (next - 1 - nowMs));
          expect(judge(stage.state, between)).toEqual(judge(stage.state, nowMs));
          expect(judge(stage.state, next - 1)).toEqual(judge(stage.state, nowMs));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[UNKNOWN] what was never measured after the dose is never met, and an absent value breaks nothing and is no number', () => {
    fc.assert(
      fc.property(
        factsArbitrary,
        fc.constantFrom('hr', 'spo2', 'rr', 'bp', 'sed', 'diss'),
        (facts, missing) => {
          const kept = facts.flatMap((fact) => without(fact, missing));
          const judged = arrive(kept);
          const status = (criterion: string) =>
            judged.readiness.criteria.find((item) => item.criterion === criterion)?.status;
          const never: Record<string, string[]> = {
            hr: ['D15'],
            spo2: ['D4', 'D15'],
            rr: ['D5', 'D15'],
            bp: ['D2', 'D15'],
            sed: ['D6', 'D15'],
            diss: ['D15'],
          };
          for (const criterion of never[missing] ?? [])
            expect([criterion, status(criterion)]).not.toEqual([criterion, 'met']);
          for (const value of Object.values(judged.values))
            if (value.value === null) expect(value.severity).toBeNull();
          expect(judged.readiness.maySign).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('[UNKNOWN] a value past its last due set plus grace is never met', () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const judged = arrive(facts);
        const judgedLater = judged.readiness.criteria.filter((item) =>
          ['D4', 'D5', 'D6', 'D7', 'D15'].includes(item.criterion),
        );
        for (const item of judgedLater) expect(item.status).not.toBe('met');
      }),
      { numRuns: 60 },
    );
  });

  it('[WITHDRAW] a withdrawn reading leaves no trace in values, baseline, criteria or open alerts', () => {
    fc.assert(
      fc.property(factsArbitrary, setArbitrary, fc.integer({ min: 1, max: 189 }), (facts, set, min) => {
        const probe = scene();
        const command = setCommand(probe.at(min + 0.25), 'extra', { ...set, hr: set.hr ?? 80 }, true);
        if (command.type !== 'RecordSet' || !command.body.reading) throw new Error('no reading');
        const extra = command.body.reading.content;
        const [without, withIt] = [build(facts, null), build(facts, extra)];
        expect(orderFree(judge(withIt.state, withIt.at(300)))).toEqual(
          orderFree(judge(without.state, without.at(300))),
        );
        expect(openFamilies(withIt)).toEqual(openFamilies(without));
      }),
      { numRuns: 120 },
    );
  });
});

function without(fact: EntryContent, missing: string): EntryContent[] {
  if (fact.kind === 'score') {
    const scale = { sed: 'moaas', diss: 'dissociation' }[missing];
    return fact.scale === scale ? [] : [fact];
  }
  if (fact.kind !== 'reading') return [fact];
  const vitals = { ...fact.vitals };
  if (missing === 'hr') delete vitals.heartRateBpm;
  if (missing === 'spo2') delete vitals.spo2Percent;
  if (missing === 'rr') delete vitals.respiratoryRatePerMin;
  if (missing === 'bp') {
    delete vitals.systolicMmHg;
    delete vitals.diastolicMmHg;
  }
  return Object.keys(vitals).length === 0 ? [] : [{ ...fact, vitals }];
}

/** Facts entered as they happen, one more entered and withdrawn at its time where given. */
function build(facts: readonly EntryContent[], extra: EntryContent | null): Scene {
  const stage = scene({ plannedMg: 56 });
  const all = [...facts, ...(extra ? [extra] : [])].sort((a, b) => a.takenAtMs - b.takenAtMs);
  for (const content of all) {
    const entryId = content === extra ? id('extra') : idOf(content);
    const body = { entryId, content, source: { by: 'staff' }, needsReview: false, lateReason: null } as const;
    stage.append(
      content.takenAtMs,
      { type: 'EntryRecorded', body: { ...body, source: { by: 'staff' } } },
      NURSE,
      content.takenAtMs,
    );
  }
  if (extra)
    stage.append(
      stage.at(195),
      { type: 'EntryWithdrawn', body: { entryId: id('extra'), reason: 'wrong' } },
      PRESCRIBER,
    );
  return stage;
}

function openFamilies(stage: Scene) {
  const { open, latched } = judge(stage.state, stage.at(196)).alerts;
  return [...open, ...latched]
    .filter((alert) => alert.alertClass === 'clinical')
    .map((alert) => [alert.family, alert.severity, alert.status])
    .sort();
}
