import { type SendOutcome, sendCommand } from '#client/connection/send-command.ts';
import { type ActContext, type ActForm, type Field, must } from '#client/ui/act-form/act-form.ts';
import { isolated } from '#client/ui/isolated.ts';
import type { BoardSummary } from '#shared/summary.ts';

export const identityAsked: Field = {
  kind: 'check',
  name: 'identityAsked',
  label: 'Name and birth date said by the patient or read from the wristband',
  required: true,
};

export function chairField(free: readonly string[], none: string | null): Field {
  const options = free.map((chairId) => ({ value: chairId, label: `Chair ${chairId}` }));
  const label = 'Chair';
  if (none === null) {
    const choose = { value: '', label: free.length === 0 ? 'No chair is free' : 'Choose' };
    return { kind: 'select', name: 'chairId', label, required: true, options: [choose, ...options] };
  }
  return { kind: 'select', name: 'chairId', label, options: [{ value: '', label: none }, ...options] };
}

/** Someone expected is here: which chair, after two identifiers. */
export function arriveForm({ sessionId, identity }: BoardSummary, free: readonly string[]): ActForm {
  return {
    key: 'arrive',
    title: `Arrive ${isolated(identity.name)}`,
    fields: [chairField(free, null), identityAsked],
    act: 'Arrive',
    send: async (answers, context) => {
      return arrive(sessionId, must(answers, 'chairId'), context);
    },
  };
}

/** Seats somebody whose session is open. */
export function arrive(sessionId: string, chairId: string, { idOf }: ActContext): Promise<SendOutcome> {
  const command = { type: 'ArrivePatient', body: { chairId } } as const;
  return sendCommand(sessionId, command, { commandId: idOf(command) });
}
