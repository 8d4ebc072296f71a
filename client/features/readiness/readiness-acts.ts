import type { Field } from '#client/ui/act-form/act-form.ts';
import { given, must, ticked } from '#client/ui/act-form/act-form.ts';
import type { ActBuilder } from '#client/ui/act-form/act-view.ts';
import { isolated } from '#client/ui/isolated.ts';
import { ATTESTABLE, type AttestableId, type CriterionId } from '#shared/events.ts';

/** What each statement says, so that two people mean the same by one tick. */
const MEANING: Record<AttestableId, string> = {
  D8: 'Knows who and where they are, what time it is, and what happened today.',
  D9: 'Walks steadily and unaided, as before the dose.',
  D10: 'No worse than slight nausea, and nothing vomited in the last half hour.',
  D11: 'No new or worse thoughts of suicide; where there are any, a plan is agreed.',
  D12: 'A named person or a booked ride takes the patient home. They do not drive themselves.',
  D13: 'No driving or dangerous work until the day after a restful sleep, no alcohol or sedatives today, whom to call, when to come next. Said back in own words.',
  D14: 'The cannula is out, the site was looked at, and the total dose is recorded.',
};

export function isAttestable(criterion: CriterionId): criterion is AttestableId {
  return (ATTESTABLE as readonly string[]).includes(criterion);
}

const TRANSPORT: readonly Field[] = [
  {
    kind: 'choice',
    name: 'transport',
    label: 'How',
    options: [
      { value: 'person', label: 'A person' },
      { value: 'bookedRide', label: 'A booked ride' },
    ],
    when: { name: 'met', is: 'yes' },
    required: true,
  },
  { kind: 'text', name: 'name', label: 'Name', when: { name: 'met', is: 'yes' }, required: true },
  { kind: 'phone', name: 'phone', label: 'Phone', when: { name: 'met', is: 'yes' }, required: true },
];

/** A clinician states what no sensor knows. It can be stated unmet too, and again at any time. */
export function attest(criterion: AttestableId): ActBuilder {
  return ({ judgement }) => {
    const line = judgement.readiness.criteria.find((candidate) => candidate.criterion === criterion);
    if (line === undefined) return null;
    return {
      key: `attest-${criterion}`,
      title: `Attest ${line.label}`,
      lines: [MEANING[criterion]],
      fields: [
        {
          kind: 'choice',
          name: 'met',
          label: 'You state that this is',
          options: [
            { value: 'yes', label: 'Met' },
            { value: 'no', label: 'Not yet' },
          ],
          required: true,
        },
        ...(criterion === 'D12' ? TRANSPORT : []),
        { kind: 'area', name: 'note', label: 'Note' },
      ],
      act: 'Attest',
      command: (answers) => ({
        type: 'Attest',
        body: {
          criterion,
          met: ticked(answers, 'met'),
          note: given(answers, 'note'),
          transport:
            criterion === 'D12' && ticked(answers, 'met')
              ? {
                  kind: given(answers, 'transport') === 'bookedRide' ? 'bookedRide' : 'person',
                  name: must(answers, 'name'),
                  phone: must(answers, 'phone'),
                }
              : null,
        },
      }),
    };
  };
}

/** A prescriber takes responsibility for a criterion that is not met. The criterion keeps saying so. */
export function overrideCriterion(criterion: CriterionId): ActBuilder {
  return ({ judgement }) => {
    const line = judgement.readiness.criteria.find((candidate) => candidate.criterion === criterion);
    if (line === undefined || line.status === 'met') return null;
    return {
      key: `override-${criterion}`,
      title: `Override ${line.label}`,
      lines: [[isolated(line.evidence), line.clears].filter((text) => text !== '').join(' → ')],
      fields: [{ kind: 'area', name: 'reason', label: 'Reason', required: true }],
      act: 'Override',
      command: (answers) => ({
        type: 'OverrideCriterion',
        body: { criterion, reason: must(answers, 'reason') },
      }),
    };
  };
}
