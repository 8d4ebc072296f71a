import { describe, expect, it } from 'vitest';
import { previewSet } from '#shared/clinical/preview.ts';
import { type SetOptions, setCommand } from './scene.ts';
import { CALM, dosed } from './visits.ts';

/** What typing a set says it breaks, and what filing it then raises, both as sorted texts of the reasons. */
function typedAndFiled(set: SetOptions): { typed: string[]; filed: string[] } {
  const stage = dosed();
  const command = setCommand(stage.at(40), 'typed', set, false);
  if (command.type !== 'RecordSet') throw new Error('a set is recorded as one');
  const { reading, scores } = command.body;
  const preview = previewSet(
    stage.state,
    reading?.content ?? null,
    scores.map(({ content }) => content),
  );
  stage.do(40, command);
  const raised = stage.judge(40).alerts.open.filter(({ alertClass }) => alertClass === 'clinical');
  return {
    typed: preview.reasons.map(({ text }) => text).sort(),
    filed: raised.flatMap(({ reasons }) => reasons.map(({ text }) => text)).sort(),
  };
}

describe('what typing shows is what filing raises', () => {
  it.each<[string, SetOptions]>([
    ['nothing, when all is inside', { ...CALM, bp: [122, 78] }],
    ['a pressure with its rise', { bp: [165, 102] }],
    ['a low pressure', { bp: [98, 60] }],
    ['a pulse', { hr: 131 }],
    ['a saturation', { spo2: 93 }],
    ['oxygen that is new', { oxygen: 2 }],
    ['a low saturation on oxygen begun with it', { spo2: 90, oxygen: 2 }],
    ['a breath that has stopped', { rr: 0 }],
    ['a temperature', { temp: 39.2 }],
    ['sedation and dissociation', { sed: 3, diss: 7 }],
    ['nausea', { nausea: 7 }],
  ])('[PLAUSIBLE] %s', (_what, set) => {
    const { typed, filed } = typedAndFiled(set);
    expect(typed).toEqual(filed);
  });
});
