import { describe, expect, it } from 'vitest';
import {
  correctEntry,
  endSymptom,
  moveReading,
  withdrawEntry,
} from '#client/features/session/entry/entry-acts.ts';
import { contentText } from '#client/features/session/words.ts';
import type { EntryContent } from '#shared/entries.ts';
import { id, type Scene, scene } from '#tests/shared/scene.ts';
import { commandAt, formAt } from './act-view.ts';

function newest(stage: Scene, entryId: string): EntryContent {
  const content = stage.state.entries[entryId]?.versions.at(-1)?.content;
  if (content === undefined) throw new Error('no such entry');
  return content;
}

describe('correcting an entry', () => {
  it('begins with what it says and changes only what is typed anew', () => {
    const stage = scene();
    stage.set(-8, { bp: [122, 76], hr: 183, name: 'r' });
    const before = newest(stage, id('r'));
    stage.do(-6, commandAt(stage, -6, correctEntry(id('r')), { heartRateBpm: '83', reason: 'typing' }));
    expect(newest(stage, id('r'))).toEqual({
      ...before,
      vitals: { systolicMmHg: 122, diastolicMmHg: 76, heartRateBpm: 83 },
    });
    expect(stage.state.entries[id('r')]?.versions).toHaveLength(2);
  });

  it('takes a value out when its field is emptied', () => {
    const stage = scene();
    stage.set(-8, { bp: [122, 76], hr: 83, name: 'r' });
    stage.do(-6, commandAt(stage, -6, correctEntry(id('r')), { heartRateBpm: '', reason: 'other patient' }));
    expect(newest(stage, id('r'))).toMatchObject({ vitals: { systolicMmHg: 122, diastolicMmHg: 76 } });
  });

  it('a value in place of a failed attempt ends the attempt', () => {
    const stage = scene();
    stage.set(-8, { hr: 78, failed: [{ vital: 'bloodPressure', reason: 'Cuff leaks' }], name: 'r' });
    const typed = { systolicMmHg: '122', diastolicMmHg: '76', reason: 'read by hand' };
    stage.do(-6, commandAt(stage, -6, correctEntry(id('r')), typed));
    expect(newest(stage, id('r'))).toMatchObject({ failed: [] });
  });

  it('refuses what cannot be, and changes nothing', () => {
    const stage = scene();
    stage.set(-8, { bp: [122, 76], name: 'r' });
    const command = commandAt(stage, -6, correctEntry(id('r')), { systolicMmHg: '60', reason: 'typing' });
    expect(stage.ask(-6, command)?.code).toBe('impossibleValue');
    expect(stage.state.entries[id('r')]?.versions).toHaveLength(1);
  });

  it('moves the measured time to the nearest such clock time', () => {
    const stage = scene();
    stage.set(-8, { hr: 78, name: 'r' });
    const form = formAt(stage, -6, correctEntry(id('r')));
    expect(form.fields.find(({ name }) => name === 'taken')?.initial).toBe('10:52');
    stage.do(-6, commandAt(stage, -6, correctEntry(id('r')), { taken: '10:50', reason: 'clock' }));
    expect(newest(stage, id('r')).takenAtMs).toBe(stage.at(-10));
  });

  it('turns a score into one that could not be obtained, with why', () => {
    const stage = scene();
    stage.set(-8, { diss: 3, name: 'r' });
    const entryId = id('r-dissociation');
    stage.do(
      -6,
      commandAt(stage, -6, correctEntry(entryId), { value: '', why: 'asleep', reason: 'guessed' }),
    );
    expect(newest(stage, entryId)).toMatchObject({ value: null, notObtained: 'asleep' });
  });

  it.each<[string, EntryContent, Record<string, string>]>([
    ['device', { kind: 'dose', takenAtMs: 0, deliveredMg: 28, lot: 'L-1', remark: null }, { lot: 'L-2' }],
    [
      'medicine',
      { kind: 'medicine', takenAtMs: 0, purpose: 'other', name: 'Paracetamol', amount: '1 g', route: 'oral' },
      { amount: '500 mg' },
    ],
    [
      'symptom',
      { kind: 'symptom', takenAtMs: 0, effect: 'nausea', grade: 'mild', endAtMs: null, action: null },
      { grade: 'severe' },
    ],
    ['note', { kind: 'note', takenAtMs: 0, text: 'Calm' }, { text: 'Calm, talking' }],
  ])('asks again for all that a %s holds', (_, content, answers) => {
    const stage = scene();
    stage.set(-8, { hr: 70, name: 'r' });
    const entry = stage.state.entries[id('r')];
    if (entry === undefined) throw new Error('no entry');
    const [version] = entry.versions;
    if (version === undefined) throw new Error('no version');
    const takenAtMs = stage.at(-8);
    entry.versions = [{ ...version, content: { ...content, takenAtMs } }];
    const command = commandAt(stage, -6, correctEntry(id('r')), { ...answers, reason: 'typing' });
    expect(command).toMatchObject({ body: { content: { ...content, takenAtMs, ...answers } } });
  });
});

describe('a correction of a device', () => {
  const doseOf = (stage: Scene) => newest(stage, id('dose0'));

  it('adds what went wrong and how many sprays were given, and can take both back', () => {
    const stage = scene();
    stage.dose(0);
    const correction = correctEntry(id('dose0'));
    const answers = {
      mg: '14',
      sprays: '1',
      incident: 'dripped',
      incidentTime: '11:02',
      reason: 'seen late',
    };
    stage.do(3, commandAt(stage, 3, correction, answers));
    expect(doseOf(stage)).toMatchObject({
      deliveredMg: 14,
      sprays: 1,
      incident: { kind: 'dripped', atMs: stage.at(2) },
    });
    const back = { mg: '28', sprays: '2', incident: '', reason: 'other patient' };
    stage.do(4, commandAt(stage, 4, correction, back));
    expect(doseOf(stage)).toMatchObject({ deliveredMg: 28, sprays: 2 });
    expect(doseOf(stage)).not.toHaveProperty('incident');
  });

  it('leaves unstated what nobody states', () => {
    const stage = scene();
    stage.dose(0);
    stage.do(3, commandAt(stage, 3, correctEntry(id('dose0')), { lot: 'L-2', reason: 'misread' }));
    expect(doseOf(stage)).not.toHaveProperty('sprays');
  });
});

describe('an entry in error', () => {
  it('is withdrawn with its reason and can then be neither corrected nor withdrawn again', () => {
    const stage = scene();
    stage.set(-8, { hr: 78, name: 'r' });
    stage.do(-6, commandAt(stage, -6, withdrawEntry(id('r')), { reason: 'other patient' }));
    expect(stage.state.entries[id('r')]?.withdrawn?.reason).toBe('other patient');
    expect(() => formAt(stage, -5, withdrawEntry(id('r')))).toThrow();
    expect(() => formAt(stage, -5, correctEntry(id('r')))).toThrow();
  });

  it('may be moved only when it is a reading', () => {
    const stage = scene();
    stage.set(-8, { hr: 78, diss: 0, name: 'r' });
    expect(formAt(stage, -6, moveReading(id('r'), [])).title).toBe('Move to another patient');
    expect(() => formAt(stage, -6, moveReading(id('r-dissociation'), []))).toThrow();
  });
});

it('a symptom that went on gets its end', () => {
  const stage = scene();
  const content = {
    kind: 'symptom',
    takenAtMs: stage.at(-8),
    effect: 'nausea',
    grade: 'mild',
    endAtMs: null,
    action: null,
  } as const;
  stage.do(-8, { type: 'ReportSymptom', body: { entryId: id('s'), content, lateReason: null } });
  stage.do(-2, commandAt(stage, -2, endSymptom(id('s')), { end: '10:55' }));
  expect(newest(stage, id('s'))).toMatchObject({ endAtMs: stage.at(-5), grade: 'mild' });
});

it('[L-43] an entry reads as one line with its units', () => {
  const stage = scene();
  stage.set(-8, {
    bp: [122, 76],
    diss: 3,
    failed: [{ vital: 'spo2Percent', reason: 'Movement' }],
    name: 'r',
  });
  expect(contentText(newest(stage, id('r')))).toBe(
    'Systolic 122 mmHg, Diastolic 76 mmHg, SpO₂ attempted, failed: Movement',
  );
  expect(contentText(newest(stage, id('r-dissociation')))).toBe('Dissociation 0–10 3');
});
