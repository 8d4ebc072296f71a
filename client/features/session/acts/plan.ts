import { must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { planFields, planGiven } from '#client/ui/act-form/plan-fields.ts';
import { planText } from '#client/ui/dose-words.ts';

export const changePlan: ActBuilder = ({ state }) => ({
  key: 'plan',
  title: 'Change planned dose',
  lines: [`Planned: ${planText(state)}.`],
  fields: [
    ...planFields(state.protocol.dosing, state),
    { kind: 'area', name: 'reason', label: 'Reason', required: true },
  ],
  act: 'Change plan',
  command: (answers) => ({
    type: 'ChangePlan',
    body: { ...planGiven(state.protocol.dosing, answers), reason: must(answers, 'reason') },
  }),
});
