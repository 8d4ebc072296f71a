import { given, must } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { isOld } from '#shared/clinical/schedule.ts';
import { RISKS, type Risk } from '#shared/protocols/modifiers.ts';
import type { SessionState } from '#shared/state.ts';

export const RISK_WORDS: Record<Risk, string> = {
  age65: 'Age 65 or over',
  hypertensiveEncephalopathy: 'Hypertensive encephalopathy before',
  maoiToday: 'MAOI today',
  stimulantToday: 'Stimulant today',
  cnsDepressantToday: 'Benzodiazepine, opioid, alcohol or other sedative today',
  liverImpairment: 'Moderate liver impairment',
};

function said(state: SessionState, risk: Risk): string {
  const stated = state.risks[risk];
  if (stated === undefined) return 'not asked yet';
  return stated.present ? 'yes' : 'no';
}

/** One risk at a time: each answer is on record with who gave it. What it adds to the checks shows at once. */
export const stateRisk: ActBuilder = ({ state }) => {
  const asked = state.protocol.modifiers.map(({ risk }) => risk).filter((risk) => risk !== 'age65');
  const old = isOld(state.identity.birthDate, state.plannedAtMs)
    ? ['Age 65 or over: yes, from the birth date.']
    : [];
  return {
    key: 'risk',
    title: 'Risks of this patient',
    lines: [...old, ...asked.map((risk) => `${RISK_WORDS[risk]}: ${said(state, risk)}.`)],
    fields: [
      {
        kind: 'select',
        name: 'risk',
        label: 'Risk',
        required: true,
        options: asked.map((value) => ({ value, label: RISK_WORDS[value] })),
        initial: asked.find((risk) => state.risks[risk] === undefined) ?? asked[0] ?? '',
      },
      {
        kind: 'choice',
        name: 'present',
        label: 'Present',
        required: true,
        options: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
      },
      { kind: 'text', name: 'note', label: 'Which, how much, when last' },
    ],
    act: 'Record',
    command: (answers) => ({
      type: 'StateRisk',
      body: {
        risk: RISKS.find((risk) => risk === must(answers, 'risk')) ?? 'age65',
        present: must(answers, 'present') === 'yes',
        note: given(answers, 'note'),
      },
    }),
  };
};
