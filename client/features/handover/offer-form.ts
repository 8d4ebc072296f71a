import { sendCommand } from '#client/connection/send-command.ts';
import { type ActForm, given, must } from '#client/ui/act-form/act-form.ts';
import { notSent } from '#client/ui/act-form/over-http.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { BoardSummary } from '#shared/summary.ts';
import type { Colleague } from '#shared/wire/people.ts';

type Offered = Pick<BoardSummary, 'sessionId' | 'chairId' | 'identity'>;

/**
 * Asks one person to take these patients over. Each is asked for by itself and stays where it is until it is accepted; the
 * first that is refused is said, and those before it are asked for already.
 */
export function offerForm(patients: readonly Offered[], clinicians: readonly Colleague[]): ActForm {
  const many = patients.length > 1;
  return {
    key: 'offer-handover',
    title: many ? `Hand over ${patients.length} patients` : 'Hand over this patient',
    lines: [
      many
        ? 'They stay with you until each is accepted.'
        : 'The patient stays with you until the other has accepted.',
    ],
    fields: [
      {
        kind: 'select',
        name: 'to',
        label: 'To whom',
        required: true,
        options: [
          { value: '', label: 'Choose a person' },
          ...clinicians.toSorted(nursesFirst).map(({ staffId, name, role }) => ({
            value: staffId,
            label: `${isolated(name)}, ${role}`,
          })),
        ],
      },
      ...(many
        ? patients.map(({ sessionId, chairId, identity }) => ({
            kind: 'check' as const,
            name: `chair:${sessionId}`,
            label: `Chair ${chairId ?? '––'}, ${isolated(identity.name)}`,
            initial: 'yes',
          }))
        : []),
      { kind: 'area', name: 'note', label: 'What is not in the record' },
    ],
    act: 'Ask',
    send: async (answers, { idOf }) => {
      const to = clinicians.find(({ staffId }) => staffId === must(answers, 'to'));
      if (to === undefined) return notSent('Choose somebody. Nobody is asked yet.');
      const chosen = patients.filter(({ sessionId }) => !many || answers[`chair:${sessionId}`] === 'yes');
      if (chosen.length === 0) return notSent('Choose at least one patient. Nobody is asked yet.');
      const body = { toStaffId: to.staffId, toName: to.name, note: given(answers, 'note') };
      let last = notSent('Nobody is asked yet.');
      for (const { sessionId, chairId } of chosen) {
        const commandId = idOf({ sessionId, ...body });
        const outcome = await sendCommand(sessionId, { type: 'OfferHandover', body }, { commandId });
        if (outcome.state === 'refused' && outcome.problem.code !== 'alreadyDone')
          return notSent(`Chair ${chairId ?? '––'}: ${outcome.problem.sentence}`);
        last = outcome.state === 'refused' ? { state: 'recorded', seq: 0, atMs: 0 } : outcome;
      }
      return last;
    },
  };
}

function nursesFirst(one: Colleague, other: Colleague): number {
  return Number(other.role === 'nurse') - Number(one.role === 'nurse');
}
