import { describe, expect, it } from 'vitest';
import { summarize } from '#shared/clinical/summarize.ts';
import { EMERGENCY_EFFECTS } from '#shared/clinical/symptoms.ts';
import type { SessionCommand } from '#shared/commands.ts';
import { EFFECTS, type Effect } from '#shared/entries.ts';
import { type Audience, limitSummary } from '#shared/limit-summary.ts';
import type { BoardSummary, SummaryAlert } from '#shared/summary.ts';
import { id, type Scene, type SetOptions, scene } from './scene.ts';
import { CALM, dosed } from './visits.ts';

const AT = 45;
/** Every family there is: how it comes about, and whether a screen in view of strangers says its words. */
const FAMILIES: readonly [family: string, shown: boolean, (stage: Scene) => void][] = [
  ['BP', true, set({ bp: [184, 108] })],
  ['BP-LO', true, set({ bp: [88, 50] })],
  ['HR', true, set({ hr: 133 })],
  ['SPO2', true, set({ spo2: 90 })],
  ['SPO2', true, set({ spo2: 97, oxygen: 2 })],
  ['RR', true, set({ rr: 7 })],
  ['TEMP', true, set({ temp: 39.4 })],
  ['SED', false, set({ sed: 2 })],
  ['DIS-HI', false, set({ diss: 10 })],
  ['DIS-HI/CADSS', false, set({ cadss: 30 })],
  ['DIS-HI/CADSS-6', false, set({ cadss6: 14 })],
  ['DIS-SLOW', false, (stage) => stage.set(95, { diss: 4 })],
  ['DIS-LATE', false, (stage) => stage.set(121, { diss: 4 })],
  ['NAUSEA', false, set({ nausea: 8 })],
  ['VOMIT', false, (stage) => report(stage, 'vomiting')],
  ['SI', false, set({ screen: 3 })],
  ['HAND', false, raise],
  ['CHECK', true, (stage) => stage.pass(26)],
  ['CHECK:REPEAT:HR', true, late({ hr: 133 })],
  ['CHECK:REPEAT:SED', false, late({ sed: 2 })],
  ['DEVICE', true, silence],
];

function set(options: SetOptions) {
  return (stage: Scene): void => {
    if (stage.set(AT, options) !== null) throw new Error('a set of this test was refused');
  };
}

function late(options: SetOptions) {
  return (stage: Scene): void => {
    set(options)(stage);
    stage.pass(AT + 8);
  };
}

function report(stage: Scene, effect: Effect): void {
  const content = { kind: 'symptom', takenAtMs: stage.at(AT), effect, grade: 'severe' } as const;
  const body = {
    entryId: id(effect),
    content: { ...content, endAtMs: null, action: null },
    lateReason: null,
  };
  stage.do(AT, { type: 'ReportSymptom', body });
}

function raise(stage: Scene): void {
  const body = { alertId: id('hand'), severity: 'critical', text: 'Cries and is afraid' } as const;
  stage.do(AT, { type: 'RaiseAlert', body } satisfies SessionCommand);
}

function silence(stage: Scene): void {
  const body = { deviceId: id('device'), name: 'Monitor 3', continuous: true };
  stage.append(stage.at(AT), { type: 'DeviceBound', body });
  stage.pass(AT + 2);
}

function shownTo(audience: Audience, stage: Scene): BoardSummary {
  return limitSummary(summarize(stage.state, stage.nowMs), audience);
}

/** Everything of a summary that is words, and the ids that are made of them. */
function wordsOf({ alerts, checks, readiness, hold }: BoardSummary): string {
  const said = alerts.flatMap(({ message, family, episodeId }) => [message, family, episodeId]);
  const due = checks.flatMap(({ label, checkId }) => [label, checkId]);
  return [...said, ...due, readiness.firstUnmet, hold.reason].join('\n');
}

const isOf = (family: string) => (alert: SummaryAlert) =>
  alert.family === family || (/^(HAND|CHECK|DEVICE)/.test(family) && alert.family.startsWith(`${family}:`));

const FELT =
  /pain|breath|headache|visual|vision|seizure|conscious|weakness|speech|vomit|nausea|diss?\b|dis-|cadss|sed\b|sedat|suicid|\bsi\b|dizz|spinning|anxi|numb|taste|fatigue|cries/i;

describe('[WALL] an alert in view of strangers', () => {
  it.each(FAMILIES)('of %s: words shown %s, severity and clock always', (family, shown, happen) => {
    const stage = dosed();
    happen(stage);
    const full = shownTo('full', stage);
    const nth = full.alerts.findIndex(isOf(family));
    const [before, after] = [full.alerts[nth], shownTo('initials', stage).alerts[nth]];
    if (before === undefined || after === undefined) throw new Error(`no alert of ${family}`);
    const device = { ...before, message: 'No signal from a device' };
    const words = family === 'DEVICE' ? device : before;
    expect(shown ? after : after.message).toEqual(shown ? words : 'Nurse needed');
    const { message: _said, family: _family, episodeId: _id, ...rest } = before;
    expect(after).toMatchObject(rest);
  });

  it.each(FAMILIES)('of %s names nowhere how the patient feels', (_family, _shown, happen) => {
    const stage = dosed();
    happen(stage);
    expect(wordsOf(shownTo('initials', stage))).not.toMatch(FELT);
  });

  it.each(EFFECTS)('says nothing of the symptom %s, alone or with a pressure', (effect) => {
    const stage = dosed();
    stage.set(AT, { bp: [184, 108] });
    report(stage, effect);
    expect(wordsOf(shownTo('initials', stage))).not.toMatch(FELT);
    const emergency = EMERGENCY_EFFECTS.includes(effect) || effect === 'vomiting';
    expect(FELT.test(wordsOf(shownTo('full', stage)))).toBe(emergency);
  });

  it('keeps two alerts of one score apart', () => {
    const stage = dosed();
    stage.set(121, { diss: 10 });
    const ids = shownTo('initials', stage).alerts.map(({ episodeId }) => episodeId);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('does not name what keeps a patient here when it is dissociation or sedation', () => {
    const stage = dosed();
    for (const minute of [20, 40, 60, 90]) stage.set(minute, { ...CALM, bp: [124, 78] });
    stage.set(120, { ...CALM, bp: [124, 78], sed: 4 });
    stage.pass(126);
    expect(shownTo('full', stage).readiness.firstUnmet).toContain('Sedation');
    expect(shownTo('initials', stage).readiness.firstUnmet).toBe('');
    expect(shownTo('names', stage).readiness.firstUnmet).toContain('Sedation');
  });

  it('says that a dose was given on hold', () => {
    const stage = scene();
    stage.set(-8, { ...CALM, bp: [168, 104] });
    stage.dose(0);
    const words = shownTo('initials', stage).alerts.map(({ message }) => message);
    expect(words).toContain('Dose given on hold');
  });
});

describe('[WALL] an alert where only staff look', () => {
  it.each(FAMILIES)(
    'of %s keeps its words, but for a suicide screen and what was typed',
    (family, _, happen) => {
      const stage = dosed();
      happen(stage);
      const full = shownTo('full', stage).alerts;
      const names = shownTo('names', stage).alerts;
      const nth = full.findIndex(isOf(family));
      const kept = family !== 'SI' && family !== 'HAND';
      expect(names[nth]?.message).toBe(kept ? full[nth]?.message : 'Nurse needed');
    },
  );
});
