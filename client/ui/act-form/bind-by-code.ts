import { type ActForm, type Field, must } from './act-form.ts';
import { recordOverHttp } from './over-http.ts';

const CODE: Field = {
  kind: 'text',
  name: 'code',
  label: 'Code of the device',
  hint: 'Scan its label, or type the code or the name on it.',
  required: true,
  first: true,
};

/** Binds the device in hand. A scanner types the code and Enter: on a session's own page that is all it takes. */
export function bindByCodeForm(whom: { sessionId: string } | { field: Field }): ActForm {
  return {
    key: 'bind-by-code',
    title: 'Bind a device',
    lines: ['Look at the device and at the patient: what it sends stands on this chart at once.'],
    fields: 'field' in whom ? [whom.field, CODE] : [CODE],
    act: 'Bind',
    send: (answers, { entryId: commandId }) =>
      recordOverHttp('/api/v1/bindings', {
        commandId,
        code: must(answers, 'code'),
        sessionId: 'field' in whom ? must(answers, whom.field.name) : whom.sessionId,
      }),
  };
}
