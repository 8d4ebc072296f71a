import { must, type Option } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder, ActView } from '#client/ui/act-form/act-view.ts';

function chairOptions(view: ActView): Option[] {
  return view.chairIds
    .filter((chairId) => chairId === view.state.chairId || !view.takenChairIds.includes(chairId))
    .map((chairId) => ({ value: chairId, label: `Chair ${chairId}` }));
}

export const arrive: ActBuilder = (view) => {
  const options = chairOptions(view);
  return {
    key: 'arrive',
    title: 'Patient arrived',
    lines: options.length === 0 ? ['Every chair is taken. Free one first.'] : [],
    fields: [
      {
        kind: 'select',
        name: 'chair',
        label: 'Chair',
        options,
        initial: view.state.chairId ?? options[0]?.value ?? '',
        required: true,
      },
    ],
    act: 'Record arrival',
    command: (answers) => ({ type: 'ArrivePatient', body: { chairId: must(answers, 'chair') } }),
  };
};

export const changeChair: ActBuilder = (view) => {
  const options = chairOptions(view).filter(({ value }) => value !== view.state.chairId);
  return {
    key: 'chair',
    title: 'Change chair',
    lines:
      options.length === 0
        ? ['Every other chair is taken.']
        : [`Now in chair ${view.state.chairId ?? '––'}. The whole record moves with the patient.`],
    fields: [
      {
        kind: 'select',
        name: 'chair',
        label: 'New chair',
        options,
        initial: options[0]?.value ?? '',
        required: true,
      },
    ],
    act: 'Change chair',
    command: (answers) => ({ type: 'ChangeChair', body: { chairId: must(answers, 'chair') } }),
  };
};
