import { type Answers, given, must, ticked } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { isApproved } from '#shared/clinical/pre-dose/agreed.ts';
import { INDICATION_WORDS } from '#shared/clinical/pre-dose/words.ts';
import { INDICATIONS, type Indication } from '#shared/protocols/pre-dose.ts';

/** The consent on file, with its dates: what is dated can be looked for, and runs out when it should. */
export const seeConsent: ActBuilder = ({ state }) => {
  const seen = state.checklist.consent?.consent ?? null;
  return {
    key: 'consent',
    title: 'Consent seen',
    lines: ['The paper, or the file in the record, as it lies before you.'],
    fields: [
      { kind: 'date', name: 'signed', label: 'Signed on', required: true, initial: seen?.signedOn ?? '' },
      { kind: 'date', name: 'through', label: 'Valid through', initial: seen?.validThrough ?? '' },
      {
        kind: 'check',
        name: 'offLabel',
        label: 'It covers off-label use',
        initial: seen?.coversOffLabel === true ? 'yes' : '',
      },
      { kind: 'text', name: 'note', label: 'Kept where' },
    ],
    act: 'Record consent',
    command: (answers) => ({
      type: 'AnswerChecklist',
      body: {
        item: 'consent',
        answer: 'yes',
        note: given(answers, 'note'),
        consent: {
          signedOn: must(answers, 'signed'),
          validThrough: given(answers, 'through'),
          coversOffLabel: ticked(answers, 'offLabel'),
        },
      },
    }),
  };
};

function indicationGiven(answers: Answers): Indication {
  return INDICATIONS.find((one) => one === must(answers, 'indication')) ?? 'other';
}

/** What the treatment is for, each use called approved or off-label as the protocol says, and how it is meant to go on. */
export const stateIndication: ActBuilder = ({ state }) => ({
  key: 'indication',
  title: 'Indication and treatment plan',
  fields: [
    {
      kind: 'choice',
      name: 'indication',
      label: 'Given for',
      required: true,
      options: INDICATIONS.map((value) => ({
        value,
        label: `${INDICATION_WORDS[value]}, ${isApproved(state, value) ? 'approved use' : 'off-label'}`,
      })),
      initial: state.indication?.indication ?? '',
    },
    {
      kind: 'text',
      name: 'words',
      label: 'Which',
      required: true,
      when: { name: 'indication', is: 'other' },
      initial: state.indication?.indicationWords ?? '',
    },
    {
      kind: 'area',
      name: 'plan',
      label: 'Treatment plan',
      hint: 'How often, how long, and when the benefit is looked at.',
      initial: state.indication?.treatmentPlan ?? '',
    },
  ],
  act: 'Record',
  command: (answers) => ({
    type: 'StateIndication',
    body: {
      indication: indicationGiven(answers),
      indicationWords: given(answers, 'words'),
      treatmentPlan: given(answers, 'plan'),
    },
  }),
});

/** Who takes the patient home. The same statement as the one that leaving asks for (D12). */
export const nameRide: ActBuilder = ({ state }) => {
  const named = state.attested.D12?.transport ?? null;
  return {
    key: 'ride',
    title: 'Ride home',
    lines: ['A named person or a booked ride. They do not drive themselves.'],
    fields: [
      {
        kind: 'choice',
        name: 'kind',
        label: 'How',
        required: true,
        options: [
          { value: 'person', label: 'A person' },
          { value: 'bookedRide', label: 'A booked ride' },
        ],
        initial: named?.kind ?? '',
      },
      { kind: 'text', name: 'name', label: 'Name', required: true, initial: named?.name ?? '' },
      { kind: 'phone', name: 'phone', label: 'Phone', required: true, initial: named?.phone ?? '' },
    ],
    act: 'Record ride',
    command: (answers) => ({
      type: 'Attest',
      body: {
        criterion: 'D12',
        met: true,
        note: null,
        transport: {
          kind: must(answers, 'kind') === 'bookedRide' ? 'bookedRide' : 'person',
          name: must(answers, 'name'),
          phone: must(answers, 'phone'),
        },
      },
    }),
  };
};
